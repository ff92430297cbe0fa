"""Confidence was above 9 in the first check-in, and has been ever since.

Confidence says how likely a team thinks that it will get there. An aspirational target is one that it reaches perhaps every second time:
on the first day a 5 is right, and the figure is worth something because it can move both ways. Whoever is certain on the first day either
knows the result already, or did not want to be the one who doubts.

It is found for aspirational objectives and their key results, limits and what is at its target apart, if the first confidence that
anybody said (or the mean of the first votes) was above 9, within one check-in period of its start, and no later one was lower.

```yaml
key_results:
  better-leads#bookings:
    value: 41
    confidence: 10
```

Remedy: ask which target would be worth a 5, and take that one. If it really is certain because it was promised, write `type: committed`.
Vote by fist to five, all at once, so that nobody has to doubt alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.model.numbers import number
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.freshness import GRACE_DAYS
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Point, Snapshot

ID = "certain-from-the-start"
SEVERITY = Severity.INFO

CERTAIN = 9


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the first confidence; an objective's own only where none of its key results is found."""
    for objective in improvable(snapshot):
        if objective.definition.type != "aspirational":
            continue
        period = dt.timedelta(days=snapshot.portfolio.teams[objective.objective.team].check_ins.days + GRACE_DAYS)
        starts = snapshot.portfolio.cycles[objective.objective.cycle].starts
        parts = [state for state in kept(objective) if not state.reached and not state.definition.measure.keeps_limit]
        found = [one for state in parts for one in _found(state, state.definition.time.starts + period)]
        yield from found or _found(objective, starts + period)


def _found(state: KeyResultState | ObjectiveState, until: dt.date) -> Iterator[Finding]:
    """One at most."""
    said = [point for point in state.history if point.confidence is not None]
    if said and said[0].date <= until and all((point.confidence or 0) > CERTAIN for point in said):
        yield Finding(
            about=state.id,
            where=_where(said[0]),
            message=f"confidence in `{state.title}` is `{number(said[0].confidence or 0)}` of 10 from the start",
            help="ask which target would be worth a 5, and take that one; what is promised is `type: committed`",
        )


def _where(point: Point) -> Origin:
    """At what the confidence was read from."""
    entry = point.entry
    if entry.machine:
        return Origin(entry.origin.file, (*entry.origin.path[:-1], "confidence"))
    return entry.origin.at("confidence" if entry.fields.confidence is not None else "votes")
