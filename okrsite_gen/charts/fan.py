"""A forecast as a fan: from the last value to the range on the day it is for, cut where it leaves the picture."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.charts.scale import Place, Scale, texts
from okrsite_gen.light import Light


class Fan(Light, frozen=True, kw_only=True):
    """Where it is heading: the value on `day`, and the two ends of its range in either order."""

    day: dt.date
    median: float
    low: float
    high: float

    @property
    def least(self) -> float:
        """The lowest value."""
        return min(self.low, self.high, self.median)

    @property
    def most(self) -> float:
        """The highest value."""
        return max(self.low, self.high, self.median)


class Rays(Light, frozen=True, kw_only=True):
    """The fan's edges from the last value to its day, the upper one (smaller y) first, and the line between them.

    A ray that leaves the picture ends at its border; where the day is that of the last value there is none. `ends` are where the
    edges are on the day, moved inside, and `middle` where the line is (`None`: outside).
    """

    upper: tuple[Place, ...]
    median: tuple[Place, ...]
    lower: tuple[Place, ...]
    ends: tuple[Place, Place]
    middle: Place | None

    @property
    def curves(self) -> tuple[tuple[Place, ...], ...]:
        """What words keep clear of."""
        return self.upper, self.median, self.lower


def rays(fan: Fan, start: Place, scale: Scale) -> Rays:
    """The fan's lines."""
    x, height = scale.places([(fan.day, fan.median)])[0][0], scale.height
    top, middle, bottom = scale.beyond(fan.most), scale.beyond(fan.median), scale.beyond(fan.least)
    return Rays(
        upper=_ray(start, (x, top), height),
        median=_ray(start, (x, middle), height),
        lower=_ray(start, (x, bottom), height),
        ends=((x, _inside(top, height)), (x, _inside(bottom, height))),
        middle=(x, middle) if 0 <= middle <= height else None,
    )


def _inside(y: float, height: float) -> float:
    return 0.0 if y < 0 else height if y > height else y


def drawn(found: Rays) -> str:
    """As paths: the fan, the line to the middle, and the range on its day as a bar with the middle marked."""
    bar = f'<path class="range" d="M{"L".join(texts(found.ends))}"/>'
    if found.middle:
        bar += f'<path class="middle" d="M{texts([found.middle])[0]}h0"/>'
    if not found.median:
        return bar
    edge = "L".join(texts([*found.upper, *found.ends, found.lower[1]]))
    return f'<path class="fan" d="M{edge}Z"/><path class="ahead" d="M{"L".join(texts(found.median))}"/>{bar}'


def _ray(start: Place, end: Place, height: float) -> tuple[Place, ...]:
    """The line from inside the picture as far as it stays there."""
    (x0, y0), (x1, y1) = start, end
    if x1 <= x0:
        return ()
    if 0 <= y1 <= height:
        return start, end
    border = 0.0 if y1 < 0 else height
    return start, (x0 + (x1 - x0) * (border - y0) / (y1 - y0), border)
