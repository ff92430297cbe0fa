"""A number jumped, up or down, and nobody says why.

A jump is the most useful thing that can happen to a number: something worked, broke, or was counted in another way. The team knows which
today and will not in a month. Readers guess the worst of a fall and distrust a rise. It is found where, between the last two reports,
progress went more than 20 points further than the plan did in the same days, either way, and no note, next step, blocker, ask or concern
on the key result or its objective has been written since. Only the latest report counts. The first value, one that a machine made, and a
definition that was changed in between (`changes:` has its own why) are no jumps.

```yaml
key_results:
  better-leads#bookings:
    value: 58            # 39 a week ago
    note: Twelve of them are from the fair in Utrecht and will not come again.
```

Remedy: say in one line what happened: what you did, what happened to you, or that the number is now counted otherwise (then write
`changes:` too). If it was a slip of the key, correct the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import has_words, rounds
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Point, Snapshot

ID = "unexplained-move"
SEVERITY = Severity.INFO

POINTS = 20


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Live key results with numbers or judged shares, at the value."""
    for found in rounds(snapshot):
        for state, entries in found.said:
            if isinstance(state, KeyResultState) and state.definition.measure.forecasts and entries:
                yield from _jumps(found.objective, state)


def _jumps(objective: ObjectiveState, state: KeyResultState) -> Iterator[Finding]:
    reported = [point for point in state.history if point.progress is not None][-2:]
    if len(reported) < 2 or reported[-1].entry.machine:  # noqa: PLR2004 - a move has two ends
        return
    before, now = reported
    if abs(_points(state, before, now)) > POINTS and not _explained(before, objective, state):
        measure = state.definition.measure
        yield Finding(
            about=state.id,
            where=now.entry.origin.at("value"),
            message=f"`{state.title}` went from {measure.format(before.current)} to {measure.format(now.current)}, and nobody says why",
            help="say in a `note:` what happened, or that it is counted in another way now",
        )


def _points(state: KeyResultState, before: Point, now: Point) -> float:
    """How much further progress went than the plan in the same days, as printed; 0 where the definition changed in between."""
    if state.key_result.on(before.date).until != state.key_result.on(now.date).until:
        return 0.0
    definition = state.definition
    plan = [definition.measure.planned(point.date, definition.time) or 0.0 for point in (before, now)]
    moved = (now.progress or 0.0) - (before.progress or 0.0)
    return printed(100 * (moved - (plan[1] - plan[0])), 0)


def _explained(before: Point, *parts: Figures) -> bool:
    points = (point for part in parts for point in part.history if point.date > before.date)
    return any(has_words(point.entry.fields) for point in points)
