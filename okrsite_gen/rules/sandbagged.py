"""A target was reached in the first third of its time.

Good news, and a question: was it a target, or what would have come anyway? Whoever is done in October has written a plan for four weeks,
and the number now stands at its end while the team works on, without anything to work towards. If that happens often, people aim low to
be safe, and the company never learns what it could have done.

It is found for the numbers (`kind: metric`) of aspirational objectives that are at their target now and were so in a check-in of the
first third. What is done early is no matter of aiming low (`binary`, `milestones`), nor is a promise that is kept early (committed), a
limit that is kept from the first day, or a target whose `stretch:` is still ahead.

```yaml
- id: seats
  title: Seats from 400 to 480
  baseline: 400
  target: 480        # 486 on 20 October
  unit: seats
```

Remedy: write a target that is worth the rest of the cycle, with the old one under `changes:` so that readers see both, or put the time
into what is behind. At the retrospective ask how the number was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Related, Severity
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.check_in import Entry
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "sandbagged"
SEVERITY = Severity.INFO

EARLY = 1 / 3


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the target, with the check-in that reached it."""
    for objective in improvable(snapshot):
        for state in kept(objective) if objective.definition.type == "aspirational" else ():
            reached = _reached_early(state)
            if reached and state.definition.fields.weight:
                yield _finding(state, reached)


def _reached_early(state: KeyResultState) -> Entry | None:
    """The first report at the target, by the definition now in force."""
    measure, time = state.definition.measure, state.definition.time
    if (
        not isinstance(measure, Metric)
        or not state.reached
        or (measure.stretch is not None and (state.progress or 0) < 1)
    ):
        return None
    early = [point.entry for point in state.history if point.value is not None and time.share(point.date) <= EARLY]
    said = [entry.said for entry in early]
    return next((entry for at, entry in enumerate(early, 1) if measure.reached(said[:at])), None)


def _finding(state: KeyResultState, reached: Entry) -> Finding:
    return Finding(
        about=state.id,
        where=state.key_result.place.at("target"),
        message=f"`{state.title}` was at its target on `{reached.date}`, in the first third of its time",
        help="write a target that is worth the rest, the old one as `was:` under `changes:`; or put the time into what is behind",
        related=(Related("reached here", reached.origin),),
    )
