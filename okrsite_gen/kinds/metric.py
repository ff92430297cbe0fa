"""`metric`: raise or lower a number from a baseline to a target."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import WrapValidator

from okrsite_gen.kinds.problems import (
    BASELINE_EQUALS_TARGET,
    CHECKPOINT_OUT_OF_TIME,
    LEVEL_OUT_OF_PLACE,
    LEVELS_BESIDE_COMMIT,
    MISSING_TARGET,
    ON_KEY,
    Key,
    fault,
    time_faults,
    unit_faults,
    unit_of,
)
from okrsite_gen.kinds.straight import Point, along, crossings, line, segment, share, where, within
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import Date, Line, Mapping, Number, Quantity, Share, refuse, schema
from okrsite_gen.model.measure import Fault, Stretch
from okrsite_gen.model.numbers import fixed, number, pair, quantity, rounded, settle

COMMIT, COMMON = 0.3, 0.7


def _distinct(value: Any, convert: Callable[[Any], Any]) -> object:  # noqa: ANN401 - pydantic hands over what was written
    converted = convert(value)
    if len(converted) != len(value):
        raise refuse("one key is written twice in different ways", "keep one of the two")
    return converted


@schema
class Metric:
    """The keys of a metric. Values count by `aggregate`; the direction follows from baseline and target."""

    kind: ClassVar[str] = "metric"
    reports: ClassVar[str] = "value"
    forecasts: ClassVar[bool] = True
    keeps_limit: ClassVar[bool] = False

    baseline: Number | None = None
    """The value at the start; 0 where nothing is written."""
    target: Number | None = None
    """The value to reach."""
    unit: Line | None = None
    """The unit, where the numbers do not carry it."""
    aggregate: Literal["latest", "sum", "mean"] = "latest"
    """What counts: the latest value, the baseline and the sum of all, or their mean."""
    commit: Number | None = None
    """The value that is promised: 0.3 of the way."""
    stretch: Number | None = None
    """The value beyond the target that is the whole way."""
    levels: Annotated[dict[Number, Share], WrapValidator(_distinct), Mapping] = field(default_factory=dict)
    """Values with the progress that each of them is."""
    checkpoints: Annotated[dict[Date, Number], WrapValidator(_distinct), Mapping] = field(default_factory=dict)
    """Planned values by date."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", unit_of(self.unit, self.target, self.baseline))

    @property
    def start(self) -> float:
        """The baseline, 0 where there is none."""
        return float(self.baseline or 0)

    @property
    def measurable(self) -> bool:
        """With a target, and a way to it."""
        return self.target is not None and self.target != self.start

    @property
    def _straight(self) -> bool:
        """Without levels."""
        return self.commit is None and self.stretch is None and not self.levels

    @property
    def curve(self) -> list[Point]:
        """Value to progress, by rising value; only where measurable."""
        assert self.target is not None, "asked only of what is measurable"  # noqa: S101 - an invariant
        if self._straight:
            return sorted(((self.start, 0.0), (float(self.target), 1.0)))
        points: dict[float, float] = {float(value): share for value, share in self.levels.items()}
        if self.commit is not None:
            points[float(self.commit)] = COMMIT
        if self.stretch is not None:
            points[float(self.stretch)] = 1.0
        points[self.start] = 0.0
        points[float(self.target)] = 1.0 if self.stretch is None else COMMON
        return sorted(points.items())

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """See the manual pages in `kinds.problems`."""
        yield from time_faults(time)
        yield from unit_faults(self.unit, self._written())
        if self.target is None:
            yield fault(
                MISSING_TARGET,
                (),
                "no `target`: the key result cannot be scored",
                "write the number to reach as `target`",
            )
        elif not self.measurable:
            message = f"`baseline` and `target` are both `{self.format(self.target)}`"
            yield fault(
                BASELINE_EQUALS_TARGET,
                ("target",),
                message,
                "correct one of them, or use `kind: at-least` to keep a number where it is",
            )
        elif not self._straight:
            yield from self._level_faults(self.target)
        yield from self._checkpoint_faults(time)

    def _written(self) -> Iterator[tuple[tuple[Key, ...], Quantity | None]]:
        yield from (((name,), getattr(self, name)) for name in ("baseline", "target", "commit", "stretch"))
        yield from ((("levels",), value) for value in self.levels)
        yield from ((("checkpoints", day.isoformat()), value) for day, value in self.checkpoints.items())

    def _level_faults(self, target: Quantity) -> Iterator[Fault]:
        way = f"the way from `{self.format(self.start)}` to `{self.format(target)}`"
        if self.levels and (self.commit is not None or self.stretch is not None):
            yield fault(
                LEVELS_BESIDE_COMMIT, ("levels",), "`levels` stands beside `commit` or `stretch`", "keep one of the two"
            )
        if self.commit is not None and not 0 < self._way(self.commit) < 1:
            message = f"`commit` `{self.format(self.commit)}` does not lie on {way}"
            yield fault(LEVEL_OUT_OF_PLACE, ("commit",), message, "write a value between baseline and target")
        if self.stretch is not None and self._way(self.stretch) <= 1:
            message = f"`stretch` `{self.format(self.stretch)}` does not lie beyond {way}"
            yield fault(LEVEL_OUT_OF_PLACE, ("stretch",), message, "write a value beyond the target")
        if not self._levels_rise(target):
            message = f"`levels` do not rise along {way}"
            yield fault(
                LEVEL_OUT_OF_PLACE,
                ("levels",),
                message,
                "write values between baseline and target, progress rising to 1 at the target",
            )

    def _way(self, value: float) -> float:
        assert self.target is not None, "asked only of what is measurable"  # noqa: S101 - an invariant
        return (value - self.start) / (self.target - self.start)

    def _levels_rise(self, target: Quantity) -> bool:
        ends = {self.start: 0.0, float(target): 1.0}
        on_way = all(
            0 <= self._way(value) <= 1 and ends.get(float(value), share) == share
            for value, share in self.levels.items()
        )
        rising = [share for _, share in sorted((self._way(value), share) for value, share in self.levels.items())]
        return on_way and rising == sorted(rising)

    def _checkpoint_faults(self, time: Stretch) -> Iterator[Fault]:
        for day in self.checkpoints:
            if not time.starts <= day <= time.due:
                message = f"checkpoint `{day}` lies outside `{time.starts}` to `{time.due}`"
                yield fault(
                    CHECKPOINT_OUT_OF_TIME,
                    ("checkpoints", day.isoformat(), ON_KEY),
                    message,
                    "correct the date, or move `starts` or `due`",
                )

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """A metric takes values only."""
        if said.flag is None and not said.done and not said.undone:
            return None
        return "`done` does not fit a `metric` key result", "report its number as `value`"

    def value(self, said: Said) -> float | None:
        """As said."""
        return said.value

    def current(self, said: Sequence[Said]) -> float | None:
        """The latest value, baseline + sum, or the mean."""
        if self.aggregate == "latest":
            return next((one.value for one in reversed(said) if one.value is not None), None)
        values = [one.value for one in said if one.value is not None]
        if not values:
            return None
        total = math.fsum(values)
        return self.start + total if self.aggregate == "sum" else total / len(values)

    def progress(self, said: Sequence[Said]) -> float | None:
        """Along the levels; without them the share of the way from baseline to target."""
        current = self.current(said)
        return None if current is None or not self.measurable else self._share(current)

    def _share(self, value: float) -> float:
        return share(self.start, float(self.target or 0), value) if self._straight else along(self.curve, value)

    def planned_value(self, day: dt.date, time: Stretch) -> float | None:
        """Straight from baseline to target, through the checkpoints; a checkpoint on an outer day replaces that end."""
        if self.target is None:
            return None
        if day < time.starts:
            return self.start
        if self.checkpoints:
            plan = {time.starts: self.start, time.due: float(self.target)} | self.checkpoints
            return within(sorted((on.toordinal(), float(value)) for on, value in plan.items()), day.toordinal())
        ends = (time.starts.toordinal(), self.start), (time.due.toordinal(), float(self.target))
        return ends[1][1] if day >= time.due else line(*ends, day.toordinal())

    def planned(self, day: dt.date, time: Stretch) -> float | None:
        """The planned value, mapped through the levels; asked for a hundred times on a page."""
        value = self.planned_value(day, time)
        return None if value is None or not self.measurable else self._share(value)

    def bends(self, time: Stretch) -> list[dt.date]:
        """The checkpoints and the days about which the plan crosses a level."""
        plan = sorted({time.starts, time.due, *(day for day in self.checkpoints if time.starts < day < time.due)})
        if self._straight or not self.measurable:
            return plan
        points = [(float(day.toordinal()), self.planned_value(day, time) or 0.0) for day in plan]
        days = (day for value, _ in self.curve for at in crossings(points, value) for day in (int(at), math.ceil(at)))
        return sorted({*plan, *(dt.date.fromordinal(day) for day in days)})

    def value_at(self, progress: float) -> float | None:
        """The levels backwards."""
        if self.target is None or not self.measurable:
            return None
        if self._straight:
            return self.start + progress * (self.target - self.start)
        return where(self.curve if self.target > self.start else self.curve[::-1], progress)

    def reached(self, said: Sequence[Said]) -> bool:
        """At the target or beyond, whatever the levels say."""
        current = self.current(said)
        return current is not None and self.measurable and settle(self._way(current)) >= 1

    def finished(self, said: Sequence[Said]) -> bool:  # noqa: ARG002 - the protocol's
        """Never: a number may move again."""
        return False

    def pace(self, said: Sequence[Said]) -> None:
        """Judged by the gap to the plan."""

    def working(self, said: Sequence[Said]) -> str:
        """`(38 − 31) / (45 − 31) = 0.50`."""
        current = self.current(said)
        if current is None:
            return "no check-in"
        if self.target is None or not self.measurable:
            return "not measurable without a target"
        return f"{self._aggregation(said)}{self._fraction(current)}"

    def _aggregation(self, said: Sequence[Said]) -> str:
        values = [one.value for one in said if one.value is not None]
        if self.aggregate == "latest":
            return ""
        total = number(math.fsum(values))
        text = f"{number(self.start)} + {total}" if self.aggregate == "sum" else f"{total} / {len(values)}"
        return f"{self.aggregate} of {len(values)}: {text} = {number(self.current(said) or 0)}; "

    def _fraction(self, current: float) -> str:
        left, right = segment(self.curve, current)
        (x0, y0), (x1, y1) = (left, right) if self._way(right[0]) > self._way(left[0]) else (right, left)
        fraction = f"({number(current)} − {_term(x0)}) / ({number(x1)} − {_term(x0)})"
        scale = "" if y1 - y0 == 1 else f" × {fixed(y1 - y0)}"
        return f"{f'{fixed(y0)} + ' if y0 else ''}{fraction}{scale} = {fixed(along(self.curve, current))}"

    def describe(self) -> str:
        """`from 31% to 45%`, `from 45 to 30 days`."""
        if self.target is None:
            return "without a target" if self.baseline is None else f"from {self.format(self.baseline)}"
        if self.baseline is None:
            return f"to {self.format(self.target)}"
        return f"from {' to '.join(pair(self.baseline, self.target, self.unit))}"

    def start_text(self) -> str:
        """The baseline."""
        return "" if self.baseline is None else self.format(self.baseline)

    def goal_text(self) -> str:
        """The target."""
        return "" if self.target is None else self.format(self.target)

    def format(self, current: float | None) -> str:
        """`38%`; a mean with the decimals that tell a hundredth of the way, at least two."""
        if current is None or self.aggregate != "mean":
            return "" if current is None else quantity(current, self.unit)
        way = abs(float(self.target or 0) - self.start)
        return quantity(rounded(current, max(2, 2 - math.floor(math.log10(way))) if way else 2), self.unit)


def _term(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
