"""A number has no unit, and the title does not say what is counted either.

`45` may be percent, days or dollars. The author knows; a reader in another department does not, and a check-in that gives hours where
days were meant is not noticed, because there is nothing to hold it against. With a unit every number on the pages carries it, and a value
in another one is reported.

```yaml
- id: week-1-activation
  title: Week-1 activation
  baseline: 31
  target: 45
```

Remedy: write what is counted as `unit:`, or right behind a number (`target: 45%`, `target: 30 days`). A word behind the number in the
title (`20 clinics`, `15 a week`) is enough for readers and is not reported; a sign in the title alone (`45%`) is, because the numbers
beside it go without.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.kinds.limits import AtLeast, AtMost, Between
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.measure import Measure
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot
from okrsite_gen.scoring.titles import unit_said

ID = "missing-unit"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results with numbers of their own, at the number to reach or to keep."""
    for objective in improvable(snapshot):
        for state in kept(objective):
            numbers = _numbers(state.definition.measure)
            if numbers and state.definition.measure.unit is None:
                yield from _found(state, *next(iter(numbers.items())))


def _numbers(measure: Measure) -> dict[str, float]:
    """What is written as a number, by its key, the one to reach first."""
    if isinstance(measure, AtLeast | AtMost | Between):
        return {key: float(value) for key, value in measure.bounds.items()}
    if not isinstance(measure, Metric):
        return {}
    written = {"target": measure.target, "baseline": measure.baseline}
    return {key: float(value) for key, value in written.items() if value is not None}


def _found(state: KeyResultState, key: str, value: float) -> Iterator[Finding]:
    said = unit_said(state.title, value) or ""
    if said[:1].isalpha():
        return
    measure = state.definition.measure
    example = f'write `unit: "{said}"`, as the title has it' if said else "write what is counted as `unit:`"
    yield Finding(
        about=state.id,
        where=state.key_result.place.at(key),
        message=f"`{measure.format(value)}` has no unit in `{state.title}`",
        help=example if said else f'{example}, such as `unit: "%"`, `unit: days` or `unit: clinics`',
    )
