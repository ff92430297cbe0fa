"""The burn-up of an objective or a key result: what was reported against the plan, and how far the time has gone.

The curve is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from okrsite_gen.charts.scale import Scale, Series
from okrsite_gen.model.fields import record

_SIDE = 1000
_PLOT = 0.88


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
    return Markup(
        '<svg class="burn-up tone-{tone}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
        "{levels}{months}"
        '<svg width="100%" height="{plot}%" viewBox="0 0 {side} {side}" preserveAspectRatio="none">{curves}</svg>{today}</svg>'
    ).format(
        tone=chart.tone,
        id=chart.id,
        title=chart.title,
        description=chart.description,
        levels=Markup().join(_level(level, scale) for level in chart.levels),
        months=Markup().join(_month(day, scale) for day in _months(chart.starts, chart.ends)),
        plot=f"{100 * _PLOT:g}",
        side=_SIDE,
        curves=_curves(chart, scale),
        today=_today(chart, scale),
    )


def _curves(chart: BurnUp, scale: Scale) -> Markup:
    parts = [Markup('<path class="plan" d="{}"/>').format(scale.line(chart.plan))] if len(chart.plan) > 1 else []
    if len(chart.actual) > 1:
        line = scale.line(chart.actual)
        first, last = (f"{scale.x(chart.actual[index][0]):g}" for index in (0, -1))
        parts.append(Markup('<path class="area" d="{}L{} {}L{} {}Z"/>').format(line, last, _SIDE, first, _SIDE))
        parts.append(Markup('<path class="actual" d="{}"/>').format(line))
    if chart.actual:
        parts.append(Markup('<path class="dots" d="{}"/>').format(scale.dots(chart.actual)))
        parts.append(Markup('<path class="now" d="{}"/>').format(scale.dots(chart.actual[-1:])))
    return Markup().join(parts)


def _level(level: Level, scale: Scale) -> Markup:
    y = f"{scale.y(level.value) / _SIDE * 100 * _PLOT:.1f}%"
    return Markup(
        '<line class="level {tone}" x1="0" x2="100%" y1="{y}" y2="{y}"/><text class="level-label" x="0" y="{y}" dy="-4">{label}</text>'
    ).format(tone=level.tone, y=y, label=level.label)


def _months(starts: dt.date, ends: dt.date) -> list[dt.date]:
    """The first of each month inside, thinned to at most six."""
    months = [dt.date(year, month, 1) for year in range(starts.year, ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if starts <= day <= ends]
    return inside[:: -(-len(inside) // 6) or 1]


def _month(day: dt.date, scale: Scale) -> Markup:
    x = f"{scale.x(day) / _SIDE * 100:.1f}%"
    return Markup(
        '<text class="month" x="{}" y="100%" dx="2" dy="-4">{}</text><line class="tick" x1="{}" x2="{}" y1="{}%" y2="100%"/>'
    ).format(x, _MONTHS[day.month - 1], x, x, f"{100 * _PLOT:g}")


def _today(chart: BurnUp, scale: Scale) -> Markup:
    if not chart.starts <= chart.today <= chart.ends:
        return Markup()
    share = scale.x(chart.today) / _SIDE
    anchor = "end" if share > 0.5 else "start"  # noqa: PLR2004 - the word stands on the side with more room
    return Markup(
        '<line class="today" x1="{x}" x2="{x}" y1="0" y2="{plot}%"/><text class="today-label" x="{x}" y="11" dx="{dx}" text-anchor="{anchor}">today</text>'
    ).format(x=f"{100 * share:.1f}%", plot=f"{100 * _PLOT:g}", anchor=anchor, dx=-5 if anchor == "end" else 5)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
