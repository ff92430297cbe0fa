"""`at-least`, `at-most`, `between`: keep a number on the right side of a limit, all along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from okrsite_gen.kinds.problems import LIMITS_CROSSED, fault, time_faults, unit_faults, unit_of
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import Line, Number, Quantity, schema
from okrsite_gen.model.measure import Fault, PaceWord, Stretch
from okrsite_gen.model.numbers import fixed, pair, quantity, settle

KEPT_ENOUGH = 0.95


@schema
class _Limit:
    """What the three have in common: progress is the share of values that kept the limit, bounds included."""

    kind: ClassVar[str]
    reports: ClassVar[str] = "value"
    forecasts: ClassVar[bool] = False
    keeps_limit: ClassVar[bool] = True

    unit: Line | None = None
    """The unit, where the limits do not carry it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", unit_of(self.unit, *self.bounds.values()))

    @property
    def bounds(self) -> dict[str, Quantity]:
        """The limits by the key that they are written at."""
        raise NotImplementedError

    @property
    def measurable(self) -> bool:
        """Always."""
        return True

    def keeps(self, value: float) -> bool:
        """Whether the value is on the right side."""
        raise NotImplementedError

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """See the manual pages in `kinds.problems`."""
        yield from time_faults(time)
        yield from unit_faults(self.unit, (((name,), value) for name, value in self.bounds.items()))

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """A limit takes values only."""
        if said.flag is None and not said.done and not said.undone:
            return None
        return f"`done` does not fit {self._article} `{self.kind}` key result", "report its number as `value`"

    @property
    def _article(self) -> str:
        return "an" if self.kind.startswith("a") else "a"

    def value(self, said: Said) -> float | None:
        """As said."""
        return said.value

    def current(self, said: Sequence[Said]) -> float | None:
        """The latest value."""
        return next((one.value for one in reversed(said) if one.value is not None), None)

    def progress(self, said: Sequence[Said]) -> float | None:
        """The share of values so far that kept the limit."""
        kept = [self.keeps(one.value) for one in said if one.value is not None]
        return sum(kept) / len(kept) if kept else None

    def planned(self, day: dt.date, time: Stretch) -> float:  # noqa: ARG002 - the protocol's
        """A limit is to be kept from the first day."""
        return 1.0

    def planned_value(self, day: dt.date, time: Stretch) -> None:
        """There is no way to go."""

    def bends(self, time: Stretch) -> list[dt.date]:
        """None but the ends."""
        return [time.starts, time.due]

    def value_at(self, progress: float) -> None:
        """A share of values kept tells no value."""

    def reached(self, said: Sequence[Said]) -> bool:
        """Kept by every value."""
        return self.progress(said) == 1

    def finished(self, said: Sequence[Said]) -> bool:  # noqa: ARG002 - the protocol's
        """Never before it is due."""
        return False

    def pace(self, said: Sequence[Said]) -> PaceWord | None:
        """At risk while outside; inside, on track if at least 95% of the values kept the limit."""
        current, share = self.current(said), self.progress(said)
        if current is None or share is None:
            return None
        if not self.keeps(current):
            return "at-risk"
        return "on-track" if settle(share) >= KEPT_ENOUGH else "behind"

    def working(self, said: Sequence[Said]) -> str:
        """`3 of 4 values at least 99.5% = 0.75`."""
        kept = [self.keeps(one.value) for one in said if one.value is not None]
        if not kept:
            return "no check-in"
        return f"{sum(kept)} of {len(kept)} values {self.describe()} = {fixed(sum(kept) / len(kept))}"

    def describe(self) -> str:
        """In words."""
        raise NotImplementedError

    def start_text(self) -> str:
        """A limit has no baseline."""
        return ""

    def goal_text(self) -> str:
        """In signs."""
        raise NotImplementedError

    def format(self, current: float | None) -> str:
        """`99.7%`."""
        return "" if current is None else quantity(current, self.unit)


@schema
class AtLeast(_Limit):
    """Stay at the limit or above."""

    kind: ClassVar[str] = "at-least"

    limit: Number
    """The value to stay at or above."""

    @property
    def bounds(self) -> dict[str, Quantity]:
        """One."""
        return {"limit": self.limit}

    def keeps(self, value: float) -> bool:
        """At the limit or above."""
        return settle(value) >= settle(self.limit)

    def describe(self) -> str:
        """`at least 99.5%`."""
        return f"at least {self.format(self.limit)}"

    def goal_text(self) -> str:
        """`≥ 99.5%`."""
        return f"≥ {self.format(self.limit)}"


@schema
class AtMost(_Limit):
    """Stay at the limit or below."""

    kind: ClassVar[str] = "at-most"

    limit: Number
    """The value to stay at or below."""

    @property
    def bounds(self) -> dict[str, Quantity]:
        """One."""
        return {"limit": self.limit}

    def keeps(self, value: float) -> bool:
        """At the limit or below."""
        return settle(value) <= settle(self.limit)

    def describe(self) -> str:
        """`at most 2%`."""
        return f"at most {self.format(self.limit)}"

    def goal_text(self) -> str:
        """`≤ 2%`."""
        return f"≤ {self.format(self.limit)}"


@schema
class Between(_Limit):
    """Stay inside a band."""

    kind: ClassVar[str] = "between"

    low: Number
    """The value to stay at or above."""
    high: Number
    """The value to stay at or below."""

    @property
    def bounds(self) -> dict[str, Quantity]:
        """Two."""
        return {"low": self.low, "high": self.high}

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """Those of every limit, and a band upside down."""
        yield from _Limit.faults(self, time)
        if self.low > self.high:
            message = f"`low` `{self.format(self.low)}` lies above `high` `{self.format(self.high)}`"
            yield fault(LIMITS_CROSSED, ("low",), message, "swap `low` and `high`")

    def keeps(self, value: float) -> bool:
        """Inside, bounds included."""
        return settle(self.low) <= settle(value) <= settle(self.high)

    def describe(self) -> str:
        """`between 10 and 20 days`."""
        low, high = pair(self.low, self.high, self.unit)
        return f"between {low} and {high}"

    def goal_text(self) -> str:
        """`10 to 20 days`."""
        low, high = pair(self.low, self.high, self.unit)
        return f"{low} to {high}"
