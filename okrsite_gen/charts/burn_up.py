"""The burn-up of an objective or a key result: what was reported against the plan, how far the time has gone, where it is heading.

The curve is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from okrsite_gen.charts.fan import Fan, Rays, drawn, rays
from okrsite_gen.charts.labels import LABEL_WIDTH, PLACES, Spots, spread
from okrsite_gen.charts.scale import Place, Scale, Series, texts
from okrsite_gen.charts.time_axis import PLOT_PERCENT, SIDE, axis, share_of
from okrsite_gen.escaped import escaped, marked
from okrsite_gen.light import Light

_LINE_PERCENT = 10  # the height of a line of words in the gutter
_OVERHANG = 0.25  # how far a forecast may widen the frame, in shares of what is known


class Level(Light, frozen=True, kw_only=True):
    """A horizontal line with its label."""

    value: float
    label: str
    tone: str = "grid"


class BurnUp(Light, frozen=True, kw_only=True):
    """The data of a burn-up. Values are in the unit of `levels`.

    With `last`, the text of the last value, the picture has an axis: it stands right of the plot, the levels' labels left of it.
    The `fan` is drawn from the last value on; where it leaves the frame it is cut. `days` and `days_of` are `name` and `of` of
    `time_axis.axis`.
    """

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
    fan: Fan | None = None
    days: str = ""
    days_of: str = ""

    @property
    def frame(self) -> tuple[float, float]:
        """The lowest and the highest value that has a place: every point and level, and as much of the fan as they leave room.

        Where nothing known is below 0, nothing is drawn there.
        """
        values = [value for _, value in self.actual]
        values += [value for _, value in self.plan]
        values += [level.value for level in self.levels]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if self.fan is None:
            return low, high
        reach = (high - low) * _OVERHANG
        floor = max(low - reach, 0.0) if low >= 0 else low - reach
        return min(low, max(floor, self.fan.least)), max(high, min(high + reach, self.fan.most))

    @property
    def scale(self) -> Scale:
        """The space that holds the frame, with some air."""
        low, high = self.frame
        air = (high - low or 1) * 0.08
        return Scale(starts=self.starts, ends=self.ends, low=low - air * 0.5, high=high + air, width=SIDE, height=SIDE)


def burn_up(chart: BurnUp) -> Markup:
    """The picture as SVG."""
    scale, narrow = chart.scale, bool(chart.last)
    actual, plan = scale.places(chart.actual), scale.places(chart.plan)
    ahead = rays(chart.fan, actual[-1], scale) if chart.fan and actual else None
    if chart.last:
        levels = _axis(chart, scale, actual)
    else:
        levels = _levels(chart, scale, [actual, plan, *(ahead.curves if ahead else ())])
    days = axis(chart.starts, chart.ends, chart.today, name=chart.days, of=chart.days_of, narrow=narrow)
    return marked(  # texts are escaped one by one, which is ten times faster than formatting markup
        f'<svg class="burn-up{" with-values" if narrow else ""} tone-{chart.tone}" role="img" aria-label="{escaped(chart.title)}. {escaped(chart.description)}">'
        f"{levels}{days}"
        f'<svg width="100%" height="{PLOT_PERCENT}%" viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">'
        f"{_curves(scale, actual, plan, ahead)}</svg></svg>"
    )


def _curves(scale: Scale, actual: Sequence[Place], plan: Sequence[Place], ahead: Rays | None) -> str:
    parts = [drawn(ahead)] if ahead else []
    if len(plan) > 1:
        parts.append(f'<path class="plan" d="M{"L".join(texts(plan))}"/>')
    points = texts(actual)
    if len(points) > 1:
        line = "L".join(points)
        if scale.low <= 0 <= scale.high:
            floor, first, last = round(scale.beyond(0)), points[0].split(" ")[0], points[-1].split(" ")[0]
            parts.append(f'<path class="area" d="M{line}L{last} {floor}L{first} {floor}Z"/>')
        parts.append(f'<path class="actual" d="M{line}"/>')
    if points:
        parts.append(f'<path class="dots" d="M{"h0M".join(points)}h0"/><path class="now" d="M{points[-1]}h0"/>')
    return "".join(parts)


def _levels(chart: BurnUp, scale: Scale, curves: list[Sequence[Place]]) -> str:
    """Each label stands over its line, where the curves leave it room."""
    spots = Spots(curves, SIDE * share_of(chart.today, chart.starts, chart.ends))
    parts: list[str] = []
    for level in _apart(chart.levels):
        bottom = scale.beyond(level.value)
        y = f"{_percent(bottom):.1f}%"
        parts.append(
            f'{_line(level, y)}<text class="level-label" {_AT[spots.take(bottom)]} y="{y}" dy="-4">{escaped(level.label)}</text>'
        )
    return "".join(parts)


# In the right half words end where their place does: on a narrow screen they need more than it has, and nothing leaves the screen.
_AT = {
    place: f'x="{(place + LABEL_WIDTH) / 10:g}%" text-anchor="end"' if place > SIDE / 2 else f'x="{place / 10:g}%"'
    for place in PLACES
} | {0: 'x="0"'}


def _axis(chart: BurnUp, scale: Scale, actual: Sequence[Place]) -> str:
    """The labels stand left of the plot and the last value right of it, where no curve runs."""
    levels = _apart(chart.levels)
    lines = [_percent(scale.y(level.value)) for level in levels]
    labels = zip(levels, lines, spread(lines, _LINE_PERCENT, PLOT_PERCENT), strict=True)
    parts = [
        _line(level, f"{line:.1f}%")
        + f'<text class="level-label" x="0" y="{place:.1f}%" dx="-6" dy="4" text-anchor="end">{escaped(level.label)}</text>'
        for level, line, place in labels
    ]
    y = _percent(actual[-1][1]) if actual else PLOT_PERCENT
    return "".join(parts) + f'<text class="last-value" x="100%" y="{y:.1f}%" dx="8" dy="4">{escaped(chart.last)}</text>'


def _apart(levels: tuple[Level, ...]) -> list[Level]:
    """Of levels with the same value the first."""
    found: dict[float, Level] = {}
    for level in levels:
        found.setdefault(level.value, level)
    return list(found.values())


def _line(level: Level, y: str) -> str:
    return f'<line class="level {level.tone}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'


def _percent(y: float) -> float:
    """From a place in the plot to one in the whole picture."""
    return y / SIDE * PLOT_PERCENT
