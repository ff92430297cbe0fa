"""From days and values to places in a picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from okrsite_gen.light import Light

Series = Sequence[tuple[dt.date, float]]
Place = tuple[float, float]


class Scale(Light, frozen=True, kw_only=True):
    """A picture of `width` by `height` for the days `starts` to `ends` and the values `low` to `high`, the high ones on top."""

    starts: dt.date
    ends: dt.date
    low: float
    high: float
    width: float = 100
    height: float = 100

    def x(self, day: dt.date) -> float:
        """The horizontal place of a day; days outside are drawn at the border."""
        share = (day - self.starts).days / max(1, (self.ends - self.starts).days)
        return round(self.width * min(1.0, max(0.0, share)), 1)

    def y(self, value: float) -> float:
        """The vertical place of a value; values outside are drawn at the border."""
        return round(min(self.height, max(0.0, self.beyond(value))), 1)

    def beyond(self, value: float) -> float:
        """The same, unrounded, and outside the picture for a value outside."""
        return self.height * (1 - (value - self.low) / ((self.high - self.low) or 1))

    def places(self, series: Iterable[tuple[dt.date, float]]) -> list[Place]:
        """`x` and `y` of every point, unrounded.

        A site has tens of thousands of pictures with dozens of points each: without min() and max() it takes half the time.
        """
        first, wide, high = self.starts.toordinal(), self.width, self.height
        across, up = wide / max(1, self.ends.toordinal() - first), high / ((self.high - self.low) or 1)
        found = []
        for day, value in series:
            x, y = (day.toordinal() - first) * across, high - (value - self.low) * up
            x = 0.0 if x < 0 else wide if x > wide else x
            y = 0.0 if y < 0 else high if y > high else y
            found.append((x, y))
        return found

    def line(self, series: Series) -> str:
        """The path through a series."""
        return "M" + "L".join(f"{self.x(day):g} {self.y(value):g}" for day, value in series)

    def dots(self, series: Series) -> str:
        """A path of zero-length strokes: round caps draw them as dots that no stretching deforms."""
        return "".join(f"M{self.x(day):g} {self.y(value):g}h0" for day, value in series)


def texts(places: Iterable[Place]) -> list[str]:
    """The places in whole numbers, as paths are written."""
    return [f"{int(x + 0.5)} {int(y + 0.5)}" for x, y in places]
