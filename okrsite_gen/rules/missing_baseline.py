"""A number is to be reached, but nobody wrote where it stood at the start.

Progress is the part of the way from the baseline to the target that is done. Without a baseline it is measured from 0, and a team that
starts at 31% of a 45% target looks as if it had come two thirds of the way on the first day. It also keeps others from seeing whether the
target is bold or modest. What is added up (`aggregate: sum`) begins at 0 by itself and needs none, and
without a target there is no way to measure: `missing-target` says that.

```yaml
- id: week-1-activation
  title: Week-1 activation to 45%
  target: 45%
```

Remedy: measure once and write the number as `baseline:`. Where the true start is 0, write `baseline: 0`. If nobody can measure it yet,
measuring it is the first thing to do: make that a `learning` objective, or the first step of a `kind: milestones`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot
from okrsite_gen.scoring.titles import start_said

ID = "missing-baseline"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results of the kind `metric`, at the target."""
    for objective in improvable(snapshot):
        for state in kept(objective):
            measure = state.definition.measure
            if isinstance(measure, Metric) and _starts_nowhere(measure):
                yield Finding(
                    about=state.id,
                    where=state.key_result.place.at("target"),
                    message=f"`{state.title}` has no `baseline`: progress is measured from 0",
                    help=_help(state),
                )


def _starts_nowhere(measure: Metric) -> bool:
    """Whether there is a way whose start is not known; where the end is missing too, `missing-target` says enough."""
    return measure.baseline is None and measure.target is not None and measure.aggregate != "sum"


def _help(state: KeyResultState) -> str:
    said = start_said(state.title)
    if said:
        return f"the title says where it begins: write `baseline: {said}`"
    return "measure it once and write the number that it starts from as `baseline:`, be it 0"
