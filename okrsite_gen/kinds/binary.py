"""`binary`: done or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from okrsite_gen.kinds.problems import time_faults
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import schema
from okrsite_gen.model.measure import Fault, Stretch
from okrsite_gen.model.numbers import fixed


@schema
class Binary:
    """It has no keys of its own."""

    kind: ClassVar[str] = "binary"
    reports: ClassVar[str] = "done"
    forecasts: ClassVar[bool] = False
    keeps_limit: ClassVar[bool] = False
    unit: ClassVar[None] = None
    measurable: ClassVar[bool] = True

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """Only the dates can be wrong."""
        return time_faults(time)

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """Only yes or no."""
        if said.value is None and not said.done and not said.undone:
            return None
        what = "`value`" if said.value is not None else "a list of steps"
        return f"{what} does not fit a `binary` key result", "write `done: true` or `done: false`"

    def value(self, said: Said) -> float | None:
        """1 or 0."""
        return None if said.flag is None else float(said.flag)

    def current(self, said: Sequence[Said]) -> float | None:
        """1 or 0, as last said."""
        return next((float(one.flag) for one in reversed(said) if one.flag is not None), None)

    def progress(self, said: Sequence[Said]) -> float | None:
        """The same."""
        return self.current(said)

    def planned(self, day: dt.date, time: Stretch) -> float:
        """0 before the due date, 1 from it."""
        return float(day >= time.due)

    def planned_value(self, day: dt.date, time: Stretch) -> None:
        """There are no values between no and yes."""

    def bends(self, time: Stretch) -> list[dt.date]:
        """It jumps on the due date."""
        return [time.starts, max(time.starts, time.due - dt.timedelta(days=1)), time.due]

    def value_at(self, progress: float) -> None:
        """There are no values between no and yes."""

    def reached(self, said: Sequence[Said]) -> bool:
        """Done."""
        return self.current(said) == 1

    def finished(self, said: Sequence[Said]) -> bool:
        """Done."""
        return self.reached(said)

    def pace(self, said: Sequence[Said]) -> None:
        """Judged by the gap to the plan."""

    def working(self, said: Sequence[Said]) -> str:
        """`done = 1.00`."""
        current = self.current(said)
        return "no check-in" if current is None else f"{self.format(current)} = {fixed(current)}"

    def describe(self) -> str:
        """What there is to say."""
        return "done or not"

    def start_text(self) -> str:
        """It has no baseline."""
        return ""

    def goal_text(self) -> str:
        """What there is to reach."""
        return "done"

    def format(self, current: float | None) -> str:
        """`done` or `not yet`."""
        return "" if current is None else ("done" if current else "not yet")
