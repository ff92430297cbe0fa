"""The shapes of the states, on paper: they tell the states apart where nothing is printed in colour."""

from __future__ import annotations

import math
from collections.abc import Iterator

from okrsite_gen.charts.marks import Area, Disc, Line, Mark, Place, rectangle
from okrsite_gen.charts.spec import Tone

TONES: dict[str, Tone] = {
    "on-track": "on-track",
    "behind": "behind",
    "at-risk": "at-risk",
    "missed": "at-risk",
    "done": "done",
    "achieved": "done",
}
_STEPS = 16


def tone(pace: str) -> Tone:
    """The colour of a state; those that say nothing of how it goes are grey."""
    return TONES.get(pace, "muted")


def sign(pace: str, centre: Place, size: float) -> Iterator[Mark]:
    """The state's shape around `centre`, for letters of that size."""
    colour, radius = tone(pace), 0.38 * size
    match pace:
        case "on-track":
            yield Disc(centre=centre, radius=radius, tone=colour, fill=colour, width=0.8)
        case "behind":
            yield _ring(centre, radius, colour)
            yield Area(points=tuple(_half(centre, radius)), tone=colour)
        case "at-risk":
            yield Area(points=_scaled(centre, radius, ((0, -1.05), (1.1, 0.9), (-1.1, 0.9))), tone=colour)
        case "missed":
            yield Area(points=_square(centre, radius * 0.9), tone=colour)
        case "done" | "achieved":
            yield Line(points=_scaled(centre, radius, ((-1, 0.05), (-0.25, 0.8), (1, -0.8))), tone=colour, width=1.6)
        case "retired":
            for points in (((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8))):
                yield Line(points=_scaled(centre, radius, points), tone=colour, width=1.4)
        case "not-due":
            yield Disc(centre=centre, radius=radius, tone=colour, fill="surface", width=1.1, dashes=(1.3, 1.5))
        case "stale":
            yield _ring(centre, radius, colour)
            hands = ((0, -0.7), (0, 0), (0.5, 0.4))
            yield Line(points=_scaled(centre, radius, hands), tone=colour, width=0.9)
        case _:
            yield _ring(centre, radius, colour)


def _ring(centre: Place, radius: float, colour: Tone) -> Disc:
    return Disc(centre=centre, radius=radius, tone=colour, fill="surface", width=1.1)


def _half(centre: Place, radius: float) -> Iterator[Place]:
    """The left half of a disc."""
    for step in range(_STEPS + 1):
        angle = math.pi / 2 + math.pi * step / _STEPS
        yield centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _square(centre: Place, half: float) -> tuple[Place, ...]:
    x, y = centre
    return rectangle(x - half, y - half, x + half, y + half)


def _scaled(centre: Place, radius: float, points: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple((centre[0] + radius * x, centre[1] + radius * y) for x, y in points)
