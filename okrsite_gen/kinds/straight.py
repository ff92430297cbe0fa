"""Straight lines through points, the first one's x the smallest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]


def segment(points: Sequence[Point], x: float) -> tuple[Point, Point]:
    """The two points whose line holds for `x`; outside, the outer line goes on. Needs two points of different x."""
    for left, right in pairwise(points):
        if x <= right[0]:
            return left, right
    return points[-2], points[-1]


def along(points: Sequence[Point], x: float) -> float:
    """The height at `x`, the outer slopes going on."""
    return line(*segment(points, x), x)


def line(left: Point, right: Point, x: float) -> float:
    """The height at `x` of the line through two points."""
    (x0, y0), (x1, y1) = left, right
    return y0 + (x - x0) * (y1 - y0) / (x1 - x0)


def share(start: float, target: float, x: float) -> float:
    """How much of the way from one place to another lies behind `x`: the height of the line from 0 to 1, as `along` has it."""
    return (x - start) / (target - start) if start < target else 1.0 + (x - target) * -1.0 / (start - target)


def where(points: Sequence[Point], y: float) -> float:
    """The x at which the height is `y`: `along` backwards, for points in the order of their heights.

    Of a level stretch it is the first end; beyond an outer one that is level, its outer end.
    """
    (y0, x0), (y1, x1) = segment([(height, x) for x, height in points], y)
    if y0 == y1:
        return x0 if y <= y0 else x1
    return x0 + (y - y0) * (x1 - x0) / (y1 - y0)


def crossings(points: Sequence[Point], y: float) -> Iterator[float]:
    """The x at which the way through the points crosses the height `y` between two of them."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if min(y0, y1) < y < max(y0, y1):
            yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)


def within(points: Sequence[Point], x: float) -> float:
    """The height at `x`, level outside the points."""
    if x <= points[0][0]:
        return points[0][1]
    if x >= points[-1][0]:
        return points[-1][1]
    return along(points, x)
