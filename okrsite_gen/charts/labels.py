"""Where words stand in a picture so that nothing strikes them through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Points = Sequence[tuple[float, float]]
_SAMPLES = 8


def spread(places: Sequence[float], gap: float, lowest: float) -> list[float]:
    """`places` moved as little as leaves `gap` between neighbours and none below `lowest` (the largest number: y grows down)."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    found: list[float] = []
    for index in order:
        found.append(max(places[index], found[-1] + gap) if found else places[index])
    limit = lowest
    for at in reversed(range(len(found))):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    return [place for _, place in sorted(zip(order, found, strict=True))]


def room(curves: Iterable[Points], left: float, right: float, top: float, bottom: float) -> float:
    """How far the nearest curve is, up or down, from the box of a label; 0 where one runs through it."""
    steps = [left + (right - left) * step / _SAMPLES for step in range(_SAMPLES + 1)]
    heights = [y for curve in curves for x in steps for y in _heights(curve, x)]
    return min((max(top - y, y - bottom, 0.0) for y in heights), default=float("inf"))


def _heights(curve: Points, x: float) -> list[float]:
    """Where a curve is at `x`, if it reaches there."""
    return [
        y + (next_y - y) * (x - at) / (next_at - at)
        for (at, y), (next_at, next_y) in pairwise(curve)
        if at <= x <= next_at and at < next_at
    ]
