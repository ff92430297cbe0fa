"""The burn-up of an objective or a key result: what was reported against the plan, and how far the time has gone.

The curve is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup, escape

from okrsite_gen.charts.scale import Scale, Series
from okrsite_gen.model.fields import record

_SIDE = 1000
_PLOT_PERCENT = 88


@record
class Level:
    """A horizontal line with its label."""

    value: float
    label: str
    tone: str = "grid"


@record
class BurnUp:
    """The data of a burn-up; `id` makes its title and description addressable on the page. Values are in the unit of `levels`."""

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
    levels = "".join(_level(level, scale) for level in chart.levels)
    months = "".join(_month(day, scale) for day in _months(chart.starts, chart.ends))
    return Markup(  # noqa: S704 - texts are escaped one by one, which is ten times faster than formatting markup
        f'<svg class="burn-up tone-{escape(chart.tone)}" role="img" aria-labelledby="{escape(chart.id)}-title {escape(chart.id)}-desc">'
        f'<title id="{escape(chart.id)}-title">{escape(chart.title)}</title>'
        f'<desc id="{escape(chart.id)}-desc">{escape(chart.description)}</desc>{levels}{months}'
        f'<svg width="100%" height="{_PLOT_PERCENT}%" viewBox="0 0 {_SIDE} {_SIDE}" preserveAspectRatio="none">'
        f"{_curves(chart, scale)}</svg>{_today(chart, scale)}</svg>"
    )


def _curves(chart: BurnUp, scale: Scale) -> str:
    parts = [f'<path class="plan" d="{scale.line(chart.plan)}"/>'] if len(chart.plan) > 1 else []
    if len(chart.actual) > 1:
        line = scale.line(chart.actual)
        first, last = (f"{scale.x(chart.actual[index][0]):g}" for index in (0, -1))
        parts.append(
            f'<path class="area" d="{line}L{last} {_SIDE}L{first} {_SIDE}Z"/><path class="actual" d="{line}"/>'
        )
    if chart.actual:
        parts.append(f'<path class="dots" d="{scale.dots(chart.actual)}"/>')
        parts.append(f'<path class="now" d="{scale.dots(chart.actual[-1:])}"/>')
    return "".join(parts)


def _level(level: Level, scale: Scale) -> str:
    y = f"{scale.y(level.value) / _SIDE * _PLOT_PERCENT:.1f}%"
    return (
        f'<line class="level {escape(level.tone)}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        f'<text class="level-label" x="0" y="{y}" dy="-4">{escape(level.label)}</text>'
    )


def _months(starts: dt.date, ends: dt.date) -> list[dt.date]:
    """The first of each month inside, thinned to at most six."""
    months = [dt.date(year, month, 1) for year in range(starts.year, ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if starts <= day <= ends]
    return inside[:: -(-len(inside) // 6) or 1]


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
    anchor, dx = ("end", -5) if share > 0.5 else ("start", 5)  # noqa: PLR2004 - the word stands on the side with more room
    return (
        f'<line class="today" x1="{x}" x2="{x}" y1="0" y2="{_PLOT_PERCENT}%"/>'
        f'<text class="today-label" x="{x}" y="11" dx="{dx}" text-anchor="{anchor}">today</text>'
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
