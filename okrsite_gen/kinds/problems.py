"""What can be wrong with a key result's own keys, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen.diagnostics import ProblemKind, Severity
from okrsite_gen.model.fields import Quantity
from okrsite_gen.model.measure import Fault, Stretch
from okrsite_gen.model.numbers import quantity, same_unit

Key = str | int
ON_KEY = "[key]"  # at the end of a path: its last key is meant, not the value

MISSING_TARGET = ProblemKind(
    "missing-target",
    Severity.WARNING,
    """\
A `metric` key result has no target, so nobody can tell how far along it is.

It is shown with its values, but it is not measurable: it is left out of its objective's score, of the plan and of the forecast.

```yaml
- id: week-1-activation
  title: Raise week-1 activation
  baseline: 31%
```

Remedy: write the number to reach as `target:`. To keep a number on the right side of a limit use `kind: at-least` or `at-most`.
""",
)
BASELINE_EQUALS_TARGET = ProblemKind(
    "baseline-equals-target",
    Severity.ERROR,
    """\
A `metric` key result starts where it should end: there is no way to go, and progress would be a division by zero.

A number that should stay as it is, is not a way from a baseline to a target, but a limit to keep.

```yaml
- id: uptime
  title: Uptime stays at 99.5%
  baseline: 99.5%
  target: 99.5%
```

Remedy: correct one of the two, or write `kind: at-least` with `limit: 99.5%` (or `at-most`, `between`).
Without a baseline 0 is taken, so `target: 0` needs a baseline.
""",
)
LEVELS_BESIDE_COMMIT = ProblemKind(
    "levels-beside-commit",
    Severity.ERROR,
    """\
`levels` stands beside `commit` or `stretch`.

Both say which progress a value is worth, so they could contradict each other, and readers could not tell which one counts.

```yaml
- id: mrr
  title: Monthly revenue from $100k to $200k
  baseline: $100k
  target: $200k
  commit: $130k
  levels: {150000: 0.5}
```

Remedy: keep one of the two. `commit` is worth 0.3; with `stretch` the target is worth 0.7 and the stretch 1.
""",
)
LEVEL_OUT_OF_PLACE = ProblemKind(
    "level-out-of-place",
    Severity.ERROR,
    """\
A level is not on the way that the key result goes: `commit` lies between baseline and target, `stretch` beyond the target,
and `levels` between baseline and target with a progress that never falls on the way. The target itself is worth 1.

Progress must not fall while the number gets better.

```yaml
- id: churn
  title: Churn from 4% to 2%
  baseline: 4%
  target: 2%
  stretch: 3%
```

Remedy: move the value to its side; here `stretch: 1.5%`. Where baseline and target are mixed up, swap them.
""",
)
CHECKPOINT_OUT_OF_TIME = ProblemKind(
    "checkpoint-out-of-time",
    Severity.ERROR,
    """\
A checkpoint is planned for a day before the key result starts or after it is due, so the plan cannot go through it.

The plan runs from the baseline on the first day through the checkpoints to the target on the due date.

```yaml
- id: seats
  title: Seats from 400 to 480
  baseline: 400
  target: 480
  due: 2026-12-15
  checkpoints: {2026-12-20: 470}
```

Remedy: correct the date, or move `starts:` or `due:`; without them the dates of the cycle hold.
""",
)
DUE_BEFORE_START = ProblemKind(
    "due-before-start",
    Severity.ERROR,
    """\
A key result is due before it starts, so there is no day on which anybody could work on it.

Where one of the two dates is not written, that of the cycle holds.

```yaml
- id: launch
  title: The paid version is on sale
  kind: binary
  starts: 2026-11-15
  due: 2026-11-01
```

Remedy: correct `starts:` or `due:`.
""",
)
LIMITS_CROSSED = ProblemKind(
    "limits-crossed",
    Severity.ERROR,
    """\
The lower limit of a `between` key result lies above the upper one.

No value could ever keep such a limit, so every check-in would count as a miss.

```yaml
- id: stock
  title: Stock stays between 20 and 10 days
  kind: between
  low: 20 days
  high: 10 days
```

Remedy: swap `low:` and `high:`.
""",
)
DUPLICATE_STEP = ProblemKind(
    "duplicate-step",
    Severity.ERROR,
    """\
Two steps of a `milestones` key result have one id.

A check-in names steps by their ids, so it could not say which one is done.

```yaml
- id: paid-version
  title: Launch the paid version
  kind: milestones
  milestones:
    - {id: beta, title: Closed beta}
    - {id: beta, title: Open beta}
```

Remedy: give each step an id of its own.
""",
)
STEP_OUT_OF_TIME = ProblemKind(
    "step-out-of-time",
    Severity.WARNING,
    """\
A step is due before its key result starts or after the key result is due.

The plan counts a step from its due date on; a step that is due too late is never expected in time.

```yaml
- id: paid-version
  title: Launch the paid version
  kind: milestones
  due: 2026-12-15
  milestones:
    - {id: beta, title: Closed beta, due: 2026-12-20}
```

Remedy: correct the step's `due:`, or remove it (the key result's then holds).
""",
)
UNLIKE_UNIT = ProblemKind(
    "unlike-unit",
    Severity.WARNING,
    """\
A number is written with another unit than its key result has. It is used as it stands, which is wrong by a factor if the units differ.

The key result's unit is its `unit:`, else the one written at its target, limit or baseline.

```yaml
- id: sales-cycle
  title: Sales cycle from 45 to 30 days
  baseline: 45 days
  target: 4 weeks
```

Remedy: write all numbers of a key result, and its values in check-ins, in one unit, or leave the unit away.
""",
)

PROBLEM_KINDS = (
    MISSING_TARGET,
    BASELINE_EQUALS_TARGET,
    LEVELS_BESIDE_COMMIT,
    LEVEL_OUT_OF_PLACE,
    CHECKPOINT_OUT_OF_TIME,
    DUE_BEFORE_START,
    LIMITS_CROSSED,
    DUPLICATE_STEP,
    STEP_OUT_OF_TIME,
    UNLIKE_UNIT,
)


def fault(kind: ProblemKind, path: tuple[Key, ...], message: str, help: str) -> Fault:  # noqa: A002 - the name users see
    """A fault of `kind` at `path` inside the key result."""
    return Fault(rule=kind.id, severity=kind.severity, path=path, message=message, help=help)


def time_faults(time: Stretch) -> Iterator[Fault]:
    """What is wrong with the days from start to due."""
    if time.due < time.starts:
        message = f"due on `{time.due}`, before it starts on `{time.starts}`"
        yield fault(
            DUE_BEFORE_START, ("due",), message, "correct `due` or `starts`; without them the cycle's dates hold"
        )


def unit_faults(unit: str | None, written: Iterable[tuple[tuple[Key, ...], Quantity | None]]) -> Iterator[Fault]:
    """Numbers with a unit unlike the key result's."""
    for path, value in written:
        if value is not None and unit and value.unit not in ("", unit) and not same_unit(value.unit, unit):
            message = f"the unit of `{quantity(value, value.unit)}` is not the key result's `{unit}`"
            yield fault(UNLIKE_UNIT, path, message, f"convert the number to `{unit}`, or leave its unit away")


def unit_of(unit: str | None, *written: Quantity | None) -> str | None:
    """The unit as written, else that of the first number that has one."""
    return unit or next((value.unit for value in written if value is not None and value.unit), None)
