"""The owner says on track while the numbers say otherwise: green outside, red inside.

Nobody lies here. Owners know things that numbers do not, and hope is part of the work. But readers see two answers to one question,
and a company that learns to distrust its green loses the use of it. It is found where the last status said is `on-track` while the
key result or objective is at risk, or its forecast does not reach what success needs.

```yaml
key_results:
  secure-funding#closed:
    value: 0.4
    status: on-track      # expected 1.6 by now
    confidence: 7
```

Remedy: say at the next check-in why it will come right all the same (a note, `projected:`), or set `status: at-risk` and ask for help.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, behind, last_said, score, watched
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

ID = "watermelon"
SEVERITY = Severity.WARNING
SAID = "said to be on track"


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """What the owner called on track last."""
    for objective in watched(snapshot):
        parts: tuple[ObjectiveState | KeyResultState, ...] = (objective, *objective.key_results)
        for state in parts:
            if ID in state.early_warnings:
                but = _but(state)
                yield Finding(
                    about=state.id,
                    where=last_said(state, "status"),
                    message=f"`{state.title}` is said to be on track, but {but}",
                    help="say in a note why it will come right all the same, or write `status: at-risk` and ask for help",
                    reason=f"{SAID}, but {but}",
                )


def _but(state: Figures) -> str:
    if state.pace == "at-risk":
        return f"computed at risk, {behind(state)}".rstrip(", ")
    assert state.forecast is not None  # noqa: S101 - the other reason to find it
    return f"heading for {score(state.forecast.at_due)} of {score(state.success)}"
