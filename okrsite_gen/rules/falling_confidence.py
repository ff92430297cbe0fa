"""Confidence fell in three check-ins running.

Confidence falls weeks before the number does: the people who do the work feel it first. A single low figure may be a mood. Three in a
row, each lower than the one before, mean that somebody knows something that the plan does not.

```yaml
key_results:
  better-leads#bookings:
    value: 41
    confidence: 4        # 7 two check-ins ago, 6 in the last one
    note: The list we bought answers half as often as ours.
```

Remedy: ask at the next check-in what the doubters know, and hear the lowest voter first; write down what was found, and what changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, last_said, watched
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

ID = "falling-confidence"
SEVERITY = Severity.WARNING

RUN = 3


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The last three confidences, each lower than the one before."""
    for objective in watched(snapshot):
        parts: tuple[ObjectiveState | KeyResultState, ...] = (objective, *objective.key_results)
        for state in parts:
            if ID in state.early_warnings:
                fell = _fell(state)
                yield Finding(
                    about=state.id,
                    where=last_said(state, "confidence", "votes"),
                    message=f"confidence in `{state.title}` keeps falling: {fell}",
                    help="ask what the doubters know, and write down what changes",
                    reason=f"confidence keeps falling: {fell}",
                )


def _fell(state: Figures) -> str:
    """`7, 6, 4`."""
    said = [point.confidence for point in state.history if point.confidence is not None]
    return ", ".join(f"{printed(value, 1):g}" for value in said[-RUN:])
