"""The owner's status and the numbers say different things, and no word says which to believe.

Both may be right: owners know what has not reached the number yet. But readers see two answers to one question, and the computed one
wins, because it comes with a sum. A status that differs is worth most when a line says what the owner knows. Two cases are found. Said to
be behind or at risk, while the number keeps its plan and its forecast does not miss: somebody sees a danger, and nobody can help. Said to
be on track, while it lies behind and has no forecast that could prove it right. (On track while at risk, or while the forecast misses, is
`watermelon`.) What owners and numbers both call late is no difference, be it behind or at risk; a limit that is kept again stays behind
for what is past, and is left in peace.

```yaml
key_results:
  annual-first#renewals:
    value: 52             # expected 40 by now
    status: at-risk
    note: Our two largest customers decide in December, and one has a new director.
```

Remedy: write in a `note:` what the number does not show yet, or set the status that you would defend. Only the latest check-in counts,
and a note, blocker, concern, ask or next step there is explanation enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.check_in import Entry
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import has_words, rounds
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

ID = "status-at-odds"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """What was said in the latest check-in, of objectives and of key results."""
    for found in rounds(snapshot):
        for state, entries in found.said:
            said = next((entry for entry in reversed(entries) if entry.fields.status), None)
            if said and said.fields.status and not _explained(entries) and (but := _but(state, said.fields.status)):
                worded = said.fields.status.replace("-", " ")
                yield Finding(
                    about=state.id,
                    where=said.origin.at("status"),
                    message=f"`{state.title}` is said to be {worded}, but {but}",
                    help="say in a `note:` what the number does not show yet, or write the status that you would defend",
                )


def _explained(entries: Iterable[Entry]) -> bool:
    return any(has_words(entry.fields) for entry in entries)


def _but(state: ObjectiveState | KeyResultState, said: str) -> str:
    """What the numbers say instead; empty where they do not."""
    if said == "on-track":
        unproven = state.forecast is None and not _keeps_limit(state)
        return f"computed behind: {_figures(state)}" if state.pace == "behind" and unproven else ""
    if state.misses:
        return ""
    if state.pace == "done":
        return "its target is reached"
    if state.pace == "on-track":
        return "it keeps its limit" if _keeps_limit(state) else f"computed on track: {_figures(state)}"
    return ""


def _keeps_limit(state: ObjectiveState | KeyResultState) -> bool:
    return isinstance(state, KeyResultState) and state.definition.measure.keeps_limit


def _figures(state: Figures) -> str:
    """`45% where the plan wants 40%`."""
    progress, expected = (printed(100 * (share or 0.0), 0) for share in (state.progress, state.expected))
    return f"{progress:.0f}% where the plan wants {expected:.0f}%"
