"""A key result names no day by which it is to be reached.

It is then due on the last day of its cycle, which is right for most and the worst day for some: on the last day nobody has time to react,
and what others wait for comes when their own work should be done. What is kept all along (limits), steps with days of their own and a
plan with `checkpoints:` are not asked.

```yaml
- id: price-page
  title: The price page is live
  kind: binary
```

Remedy: ask when it could be done if nothing went wrong, add a week, and write that as `due:`. The end of the cycle is a good answer for a
number that grows week by week, so this is off unless `rules: {missing-due-date: info}` asks for it; what stands still until the last day
is found by `due-on-last-day`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "missing-due-date"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results that have only their cycle's end."""
    for objective in improvable(snapshot):
        cycle = snapshot.portfolio.cycles[objective.objective.cycle]
        for state in kept(objective):
            if state.definition.fields.due is None and not _has_days(state):
                yield Finding(
                    about=state.id,
                    where=state.key_result.place.at("title"),
                    message=f"`{state.title}` names no day: it is due on `{cycle.ends}`, the last of `{cycle.title}`",
                    help="ask when it could be done, add a week, and write that day as `due:`",
                )


def _has_days(state: KeyResultState) -> bool:
    """Whether its plan says something before the end, or need not."""
    measure = state.definition.measure
    if isinstance(measure, Milestones):
        return all(step.due for step in measure.milestones)
    return measure.keeps_limit or (isinstance(measure, Metric) and bool(measure.checkpoints))
