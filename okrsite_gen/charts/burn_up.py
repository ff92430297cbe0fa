"""The burn-up of an objective or a key result: what was reported against the plan, and how far the time has gone.

The curve is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup, escape

from okrsite_gen.charts.labels import room, spread
from okrsite_gen.charts.scale import Scale, Series
from okrsite_gen.model.fields import record

_SIDE = 1000
_PLOT_PERCENT = 88
_LABEL_WIDTH, _LABEL_HEIGHT = 250, 90  # of the label of a level, in thousandths of the plot
_LINE_PERCENT = 10  # the height of a line of words in the gutter


@record
class Level:
    """A horizontal line with its label."""

    value: float
    label: str
    tone: str = "grid"


@record
class BurnUp:
    """The data of a burn-up; `id` makes its title and description addressable on the page. Values are in the unit of `levels`.

    With `last`, the text of the last value, the picture has an axis: it stands right of the plot, the levels' labels left of it.
    """

    id: str
    title: str
    description: str
    starts: dt.date
    ends: dt.date
    today: dt.date
    actual: Series
    plan: Series
    levels: tuple[Level, ...]
    tone: str = "none"
    last: str = ""

    @property
    def scale(self) -> Scale:
        """The space that holds every point and level, with some air."""
        values = [value for _, value in (*self.actual, *self.plan)] + [level.value for level in self.levels]
        low, high = min(values, default=0.0), max(values, default=1.0)
        air = (high - low or 1) * 0.08
        return Scale(
            starts=self.starts, ends=self.ends, low=low - air * 0.5, high=high + air, width=_SIDE, height=_SIDE
        )


def burn_up(chart: BurnUp) -> Markup:
    """The picture as SVG."""
    scale = chart.scale
    levels = _axis(chart, scale) if chart.last else _levels(chart, scale)
    return Markup(  # noqa: S704 - texts are escaped one by one, which is ten times faster than formatting markup
        f'<svg class="burn-up{" with-values" if chart.last else ""} tone-{escape(chart.tone)}" role="img" aria-labelledby="{escape(chart.id)}-title {escape(chart.id)}-desc">'
        f'<title id="{escape(chart.id)}-title">{escape(chart.title)}</title>'
        f'<desc id="{escape(chart.id)}-desc">{escape(chart.description)}</desc>{levels}{_days(chart, scale)}'
        f'<svg width="100%" height="{_PLOT_PERCENT}%" viewBox="0 0 {_SIDE} {_SIDE}" preserveAspectRatio="none">'
        f"{_curves(chart, scale)}</svg>{_today(chart, scale)}</svg>"
    )


def _curves(chart: BurnUp, scale: Scale) -> str:
    parts = [f'<path class="plan" d="{scale.line(chart.plan)}"/>'] if len(chart.plan) > 1 else []
    if len(chart.actual) > 1:
        line = scale.line(chart.actual)
        first, last = (f"{scale.x(chart.actual[index][0]):g}" for index in (0, -1))
        if scale.low <= 0 <= scale.high:
            parts.append(f'<path class="area" d="{line}L{last} {scale.y(0):g}L{first} {scale.y(0):g}Z"/>')
        parts.append(f'<path class="actual" d="{line}"/>')
    if chart.actual:
        parts.append(f'<path class="dots" d="{scale.dots(chart.actual)}"/>')
        parts.append(f'<path class="now" d="{scale.dots(chart.actual[-1:])}"/>')
    return "".join(parts)


def _levels(chart: BurnUp, scale: Scale) -> str:
    """Each label stands over its line, at the end where the curves leave more room."""
    curves = [[(scale.x(day), scale.y(value)) for day, value in series] for series in (chart.actual, chart.plan)]
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    for level in _apart(chart.levels):
        bottom = scale.y(level.value)
        top = bottom - _LABEL_HEIGHT
        left, right = (
            0.0
            if any(side == start and abs(bottom - y) < _LABEL_HEIGHT for side, y in taken)
            else room(curves, start, start + _LABEL_WIDTH, top, bottom)
            for start in (0, _SIDE - _LABEL_WIDTH)
        )
        taken.append((0 if left >= right else _SIDE - _LABEL_WIDTH, bottom))
        at = 'x="0"' if left >= right else 'x="100%" text-anchor="end"'
        y = _percent(bottom)
        parts.append(
            _line(level, y) + f'<text class="level-label" {at} y="{y:.1f}%" dy="-4">{escape(level.label)}</text>'
        )
    return "".join(parts)


def _axis(chart: BurnUp, scale: Scale) -> str:
    """The labels stand left of the plot and the last value right of it, where no curve runs."""
    levels = _apart(chart.levels)
    lines = [_percent(scale.y(level.value)) for level in levels]
    labels = zip(levels, lines, spread(lines, _LINE_PERCENT, _PLOT_PERCENT), strict=True)
    parts = [
        _line(level, line)
        + f'<text class="level-label" x="0" y="{place:.1f}%" dx="-6" dy="4" text-anchor="end">{escape(level.label)}</text>'
        for level, line, place in labels
    ]
    y = _percent(scale.y(chart.actual[-1][1])) if chart.actual else _PLOT_PERCENT
    return "".join(parts) + f'<text class="last-value" x="100%" y="{y:.1f}%" dx="8" dy="4">{escape(chart.last)}</text>'


def _apart(levels: tuple[Level, ...]) -> list[Level]:
    """Of levels with the same value the first."""
    found: dict[float, Level] = {}
    for level in levels:
        found.setdefault(level.value, level)
    return list(found.values())


def _line(level: Level, y: float) -> str:
    return f'<line class="level {escape(level.tone)}" x1="0" x2="100%" y1="{y:.1f}%" y2="{y:.1f}%"/>'


def _percent(y: float) -> float:
    """From a place in the plot to one in the whole picture."""
    return y / _SIDE * _PLOT_PERCENT


def _days(chart: BurnUp, scale: Scale) -> str:
    """The day it begins, unless that is the first of a month, and the months that leave it room."""
    most, near, far = (4, 0.28, 0.9) if chart.last else (6, 0.14, 0.97)
    begins_amid = chart.starts.day != 1
    months = [
        day
        for day in _months(chart.starts, chart.ends, most)
        if (near * begins_amid) * _SIDE <= scale.x(day) <= far * _SIDE
    ]
    first = f'<text class="first-day" x="0" y="100%" dx="2" dy="-4">{chart.starts.day} {_MONTHS[chart.starts.month - 1]}</text>'
    return (first if begins_amid else "") + "".join(_month(day, scale) for day in months)


def _months(starts: dt.date, ends: dt.date, most: int) -> list[dt.date]:
    """The first of each month inside, thinned to at most so many."""
    months = [dt.date(year, month, 1) for year in range(starts.year, ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if starts <= day <= ends]
    return inside[:: -(-len(inside) // most) or 1]


def _month(day: dt.date, scale: Scale) -> str:
    x = f"{scale.x(day) / _SIDE * 100:.1f}%"
    return (
        f'<text class="month" x="{x}" y="100%" dx="2" dy="-4">{_MONTHS[day.month - 1]}</text>'
        f'<line class="tick" x1="{x}" x2="{x}" y1="{_PLOT_PERCENT}%" y2="100%"/>'
    )


def _today(chart: BurnUp, scale: Scale) -> str:
    if not chart.starts <= chart.today <= chart.ends:
        return ""
    share = scale.x(chart.today) / _SIDE
    x = f"{100 * share:.1f}%"
    anchor = "start" if share < 0.1 else "end" if share > 0.9 else "middle"  # noqa: PLR2004 - near an edge the word stays inside
    return (
        f'<line class="today" x1="{x}" x2="{x}" y1="0" y2="{_PLOT_PERCENT}%"/>'
        f'<text class="today-label" x="{x}" y="-4" text-anchor="{anchor}">today</text>'
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
