"""How far and how fast a number goes, in a cycle or in its best weeks."""

from __future__ import annotations

import datetime as dt
import math

from okrsite_gen.light import Light
from okrsite_gen.model.numbers import quantity, rounded, settle
from okrsite_gen.scoring.forecast import FEWEST
from okrsite_gen.scoring.snapshot import KeyResultState

_FORTNIGHT = dt.timedelta(weeks=2)


class Move(Light, frozen=True, kw_only=True):
    """How far a number went, or is to go, in so many weeks: from `start` to `to`; `rises` is where the target lies.

    `end` is its natural end (0 for what falls, 100% for what rises), `None` where there is none: the nearer it is, the more a
    step is worth, so what is left of the way there is compared, too.
    """

    start: float
    to: float
    rises: bool
    end: float | None
    unit: str | None
    weeks: float
    cycle: str

    @property
    def amount(self) -> float:
        """Towards the target; negative: away from it."""
        return settle((self.to - self.start) * (1 if self.rises else -1))

    @property
    def shrink(self) -> float | None:
        """How much of the way to the end went away, as a logarithm."""
        if self.end is None:
            return None
        before, after = abs(self.end - self.start), (self.end - self.to) * (1 if self.rises else -1)
        return math.log(before / after) if after > 0 else math.inf

    @property
    def text(self) -> str:
        """The amount, to two figures: `14 points`, `1,200 visits`."""
        return quantity(rounded(abs(self.amount), self.digits), "points" if self.unit == "%" else self.unit)

    @property
    def digits(self) -> int:
        """Decimals that tell two figures of the amount."""
        return max(0, 1 - math.floor(math.log10(abs(self.amount)))) if self.amount else 0

    def is_slower(self, other: Move, times: float = 1.0) -> bool:
        """Whether it stays below `times` the other's pace, by what it adds and, towards an end, by what it leaves."""
        if settle(self.amount / self.weeks - times * other.amount / other.weeks) >= 0:
            return False
        if self.shrink is None or other.shrink is None:
            return True
        return self.shrink / self.weeks < times * other.shrink / other.weeks

    def at_pace(self, other: Move, times: float = 1.0) -> float:
        """Where it would come to in its own time at `times` the other's pace, by whichever of the two is the more careful."""
        weeks = times * self.weeks / other.weeks
        by_amount = other.amount * weeks
        if self.end is None or other.shrink is None:
            return self.start + by_amount * (1 if self.rises else -1)
        by_share = abs(self.end - self.start) * (1 - math.exp(-other.shrink * weeks))
        return self.start + min(by_amount, by_share) * (1 if self.rises else -1)


def best_pace(state: KeyResultState) -> float | None:
    """Progress a week in its best two weeks (or the first stretch that is longer) so far; `None` with fewer than three reports.

    Nothing where its definition was changed: progress before and after is not the same.
    """
    points = [(point.date, point.progress) for point in state.history if point.progress is not None]
    if len(points) < FEWEST or state.key_result.versions:
        return None
    paces = []
    at = 0
    for day, progress in points:
        while at < len(points) and points[at][0] < day + _FORTNIGHT:
            at += 1
        if at < len(points):
            later, reached = points[at]
            paces.append(7 * (reached - progress) / (later - day).days)
    return max(paces, default=None)
