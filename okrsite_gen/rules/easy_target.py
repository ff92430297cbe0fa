"""A target asks for less than the number did in each of the last cycles.

If a number has risen by 14 and by 17 in two cycles running, a target of 12 more is not a target but a forecast, and a careful one: it
will be reached if everybody goes on as before. Nothing has to be tried, nothing is learned, and what could have moved with the same
effort stays where it is.

It is found for an aspirational objective's numbers (`kind: metric`) where the same one, by id, unit and title, was followed in at least
two earlier cycles of the team, or of what the objective is a successor of. The target has to lie below the slowest of the last three,
week by week; and where the number nears its end (0 for what falls, 100% for what rises) by the share of what is left as well, since the
last points are the hardest. Committed objectives are promises and may be safe.

```yaml
# bookings: from 10 to 24 in Q2, from 24 to 41 in Q3
- id: bookings
  title: Bookings from 40 to 52 a month
  baseline: 40
  target: 52
  unit: bookings
```

Remedy: ask what would have to be different for twice as much, and take the target from that; or let it go on by itself as a health
measure in kpis.yml and give the effort to something that does not. Where there is a reason that the old pace is over (the market is full,
the team is half as large), write it as `why:` and `allow:` it.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.numbers import rounded
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.earlier import earlier, planned
from okrsite_gen.scoring.move import Move
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "easy-target"
SEVERITY = Severity.WARNING

FEWEST = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the target; what weighs nothing is not looked at."""
    past = earlier(snapshot)
    for objective in improvable(snapshot):
        for state in kept(objective) if objective.definition.type == "aspirational" else ():
            before = past.get(state.id, ())
            if len(before) >= FEWEST and state.definition.fields.weight:
                plan = planned(state)
                if plan and all(plan.is_slower(move) for move in before):
                    yield _finding(snapshot, state, plan, before)


def _finding(snapshot: Snapshot, state: KeyResultState, plan: Move, before: tuple[Move, ...]) -> Finding:
    cycles, measure = snapshot.portfolio.cycles, state.definition.measure
    came = ", ".join(f"`{move.text}` in `{cycles[move.cycle].title}`" for move in before)
    ends = [rounded(plan.at_pace(move), plan.digits) for move in before]
    slowest = measure.format(min(ends) if plan.rises else max(ends))
    return Finding(
        about=state.id,
        where=state.key_result.place.at("target"),
        message=f"`{state.title}` asks for `{plan.text}`, less than came in each cycle before: {came}",
        help=f"at the slowest of these paces it comes to `{slowest}` by itself: aim beyond that, or keep it in kpis.yml",
    )
