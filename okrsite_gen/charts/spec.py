"""What a chart of analysis says, before anybody draws it: plain data with a title, a description and units."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from okrsite_gen.model.fields import record
from okrsite_gen.scoring.rounding import printed

Key = dt.date | str
Tone = Literal[
    "ink", "muted", "line", "track", "soft", "surface", "link", "on-track", "behind", "at-risk", "done"
]  # fmt: skip

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@record
class Series:
    """A named row of values, each of a day or of a name (`None`: unknown); `digits` is how exactly they are printed."""

    name: str
    points: tuple[tuple[Key, float | None], ...]
    digits: int = 2

    def text(self, key: Key) -> str:
        """The value of a key as printed, a dash where it is unknown."""
        found = dict(self.points).get(key)
        return "–" if found is None else f"{printed(found, self.digits):.{self.digits}f}"


@record
class Limit:
    """A band's name and the score that it begins at."""

    name: str
    begins: float
    tone: Tone


@record
class Table:
    """The data of a chart as texts; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class ChartSpec:
    """One chart. `chart` names its kind in `CHARTS`; `id` makes its title and description addressable on a page.

    `keys` is what the series run over, in words; `today` is set where it lies within `starts` and `ends`.
    """

    chart: str
    id: str
    title: str
    description: str
    units: str
    keys: str
    series: tuple[Series, ...]
    starts: dt.date | None = None
    ends: dt.date | None = None
    today: dt.date | None = None
    limits: tuple[Limit, ...] = ()

    def points(self, name: str) -> tuple[tuple[Key, float], ...]:
        """What is known of the series called `name`; nothing where there is no such series."""
        found = (series.points for series in self.series if series.name == name)
        return tuple((key, value) for key, value in next(found, ()) if value is not None)

    @property
    def table(self) -> Table:
        """A row for each key: days in their order, names in that of the first series which has them."""
        found = {key: None for series in self.series for key, _ in series.points}
        keys = sorted(found, key=lambda key: key.isoformat() if isinstance(key, dt.date) else "")
        return Table(
            heads=(self.keys, *(series.name for series in self.series)),
            rows=tuple((named(key), *(series.text(key) for series in self.series)) for key in keys),
        )


@record
class Empty:
    """Why there is nothing to draw, and what would change that."""

    why: str
    remedy: str


def named(key: Key) -> str:
    """A day as `16 Nov 2026`, a name as it is."""
    return f"{key.day} {MONTHS[key.month - 1]} {key.year}" if isinstance(key, dt.date) else key
