"""All that an objective is to bring falls due on the last day of its cycle, and nothing can be seen before.

A number moves week by week, so a plan that ends on the last day still says each Monday where it should be. Something that is done or not
says nothing until it is due: the plan stays at 0 and the objective looks on track for three months, whatever happens. When the last day
shows that it is not, there is no day left. It is found where an objective has at least two such key results (`binary`, or `milestones`
without days), nothing else but limits, and a cycle of more than five weeks.

```yaml
objective: Practices can buy Heron in the app
key_results:
  - {id: price, title: The price page is live, kind: binary}
  - {id: keys, title: The payment provider has signed, kind: binary}
```

Remedy: write for each the day on which it could be done as `due:`, one of them in the first half; split a large one into `kind:
milestones` with a day for each step; or add the number that should move once it is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

ID = "due-on-last-day"
SEVERITY = Severity.INFO

FEWEST, SHORT = 2, 35


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives whose plan is 0 on the day before the cycle's last."""
    for objective in improvable(snapshot):
        cycle = snapshot.portfolio.cycles[objective.objective.cycle]
        if cycle.days > SHORT and _all_at_once(objective, cycle):
            half = cycle.starts + dt.timedelta(days=cycle.days // 2)
            yield Finding(
                about=objective.id,
                where=objective.objective.place.at("objective"),
                message=f"nothing of `{objective.title}` is due before `{cycle.ends}`, the last day of `{cycle.title}`",
                help=f"write for each the day on which it could be done, one in the first half: `due: {half}`",
            )


def _all_at_once(objective: ObjectiveState, cycle: Cycle) -> bool:
    """Limits apart, which are kept from the first day."""
    parts = [state for state in kept(objective) if not state.definition.measure.keeps_limit]
    return len(parts) >= FEWEST and all(_waits(state, cycle.ends - dt.timedelta(days=1)) for state in parts)


def _waits(state: KeyResultState, day: dt.date) -> bool:
    return state.definition.measure.planned(day, state.definition.time) == 0
