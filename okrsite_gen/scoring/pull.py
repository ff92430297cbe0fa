"""Which way a key result pulls its number."""

from __future__ import annotations

import math

from okrsite_gen.kinds.limits import AtLeast, AtMost, Between
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.fields import record
from okrsite_gen.model.measure import Measure

UP, DOWN = 1, -1


@record
class Pull:
    """The values from `low` to `high` (infinite where it does not matter) please it; `way` is 1 up, -1 down, 0 neither.

    `text` says it behind a subject: `raises it from 90 to 365 days`.
    """

    low: float
    high: float
    way: int
    text: str

    def meets(self, other: Pull) -> bool:
        """Whether one value can please both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def opposes(self, other: Pull) -> bool:
        """Whether one pulls up and the other down, or nothing can please both."""
        return self.way * other.way < 0 or not self.meets(other)


def pull_of(measure: Measure) -> Pull | None:
    """`None` for what has no number of its own: steps, yes or no, judgements."""
    match measure:
        case Metric():
            return _towards(measure)
        case AtLeast():
            return Pull(low=measure.limit, high=math.inf, way=UP, text=f"keeps it {measure.describe()}")
        case AtMost():
            return Pull(low=-math.inf, high=measure.limit, way=DOWN, text=f"keeps it {measure.describe()}")
        case Between():
            return Pull(low=measure.low, high=measure.high, way=0, text=f"keeps it {measure.describe()}")
        case _:
            return None


def _towards(measure: Metric) -> Pull:
    """A metric wants its target or better; without a target, or when it is there from the start, it pulls nowhere."""
    start, target = measure.start, measure.target
    if target is None or target == start:
        return Pull(low=-math.inf, high=math.inf, way=0, text=f"follows it {measure.describe()}")
    if target > start:
        return Pull(low=target, high=math.inf, way=UP, text=f"raises it {measure.describe()}")
    return Pull(low=-math.inf, high=target, way=DOWN, text=f"lowers it {measure.describe()}")
