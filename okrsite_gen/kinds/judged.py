"""`judged`: the owner's honest share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from okrsite_gen.kinds.problems import time_faults
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import schema
from okrsite_gen.model.measure import Fault, Stretch
from okrsite_gen.model.numbers import fixed, quantity


@schema
class Judged:
    """It has no keys of its own; values are shares such as `0.6`, or percents."""

    kind: ClassVar[str] = "judged"
    reports: ClassVar[str] = "value"
    forecasts: ClassVar[bool] = True
    keeps_limit: ClassVar[bool] = False
    unit: ClassVar[str] = "%"
    measurable: ClassVar[bool] = True

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """Only the dates can be wrong."""
        return time_faults(time)

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """Only shares from 0 to 1."""
        if said.flag is not None or said.done or said.undone:
            return "`done` does not fit a `judged` key result", "report the share as `value`, such as `0.6` or `60%`"
        share = self.value(said)
        if share is None or 0 <= share <= 1:
            return None
        return (
            f"`{quantity(said.value or 0, said.unit)}` is not a share from 0 to 1",
            "write a share such as `0.6` or `60%`",
        )

    def value(self, said: Said) -> float | None:
        """The share."""
        return said.value / 100 if said.value is not None and said.unit == "%" else said.value

    def current(self, said: Sequence[Said]) -> float | None:
        """The latest share."""
        return next((self.value(one) for one in reversed(said) if one.value is not None), None)

    def progress(self, said: Sequence[Said]) -> float | None:
        """The same."""
        return self.current(said)

    def planned(self, day: dt.date, time: Stretch) -> float:
        """Straight from 0 to 1."""
        return time.share(day)

    def planned_value(self, day: dt.date, time: Stretch) -> float:
        """The same."""
        return time.share(day)

    def bends(self, time: Stretch) -> list[dt.date]:
        """None but the ends."""
        return [time.starts, time.due]

    def value_at(self, progress: float) -> float:
        """The same; a share is never outside 0 to 1."""
        return min(1.0, max(0.0, progress))

    def reached(self, said: Sequence[Said]) -> bool:
        """All of it."""
        return (self.current(said) or 0) >= 1

    def finished(self, said: Sequence[Said]) -> bool:
        """All of it."""
        return self.reached(said)

    def pace(self, said: Sequence[Said]) -> None:
        """Judged by the gap to the plan."""

    def working(self, said: Sequence[Said]) -> str:
        """`judged 60% = 0.60`."""
        current = self.current(said)
        return "no check-in" if current is None else f"judged {self.format(current)} = {fixed(current)}"

    def describe(self) -> str:
        """Who says so."""
        return "judged by its owner"

    def start_text(self) -> str:
        """Nothing is done at first."""
        return "0%"

    def goal_text(self) -> str:
        """All of it."""
        return "100%"

    def format(self, current: float | None) -> str:
        """`60%`."""
        return "" if current is None else quantity(current * 100, "%")
