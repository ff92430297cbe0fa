"""A small line: one share of the company at the end of each week of a cycle.

The curve is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from okrsite_gen.charts.scale import Scale
from okrsite_gen.charts.scale import Series as Known
from okrsite_gen.model.fields import record

Values = Sequence[tuple[dt.date, float | None]]

_SIDE = 1000
_PLOT_PERCENT = 84


@record
class LineChart:
    """The data of a line from `low` to `high`, whose labels stand left of it; `first` and `last` name the ends of the time under it.

    `id` makes its title and description addressable on the page. What is unknown leaves a gap in the line. `plan` is drawn
    beside it, dashed.
    """

    id: str
    title: str
    description: str
    starts: dt.date
    ends: dt.date
    values: Values
    low: float
    high: float
    low_label: str
    high_label: str
    first: str
    last: str
    plan: Values = ()
    tone: str = "line"


def line_chart(chart: LineChart) -> Markup:
    """The picture as SVG."""
    scale = Scale(starts=chart.starts, ends=chart.ends, low=chart.low, high=chart.high, width=_SIDE, height=_SIDE)
    name = escape(chart.id)
    return Markup(  # noqa: S704 - texts are escaped one by one
        f'<svg class="line-chart tone-{escape(chart.tone)}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(chart.title)}</title><desc id="{name}-desc">{escape(chart.description)}</desc>'
        f"{_frame(chart, scale)}"
        f'<svg width="100%" height="{_PLOT_PERCENT}%" viewBox="0 0 {_SIDE} {_SIDE}" preserveAspectRatio="none">'
        f"{''.join(_curves(chart, scale))}</svg></svg>"
    )


def _frame(chart: LineChart, scale: Scale) -> str:
    """The lines of the lowest, the highest and the zero value, their labels, and the ends of the time."""
    ends = f'<text y="100%" dy="-1">{escape(chart.first)}</text><text x="100%" y="100%" dy="-1" text-anchor="end">{escape(chart.last)}</text>'
    labels = [(chart.high, chart.high_label), (chart.low, chart.low_label)]
    labels += [(0.0, "0")] if chart.low < 0 < chart.high else []
    return ends + "".join(_level(scale.y(value) / _SIDE * _PLOT_PERCENT, label) for value, label in labels)


def _level(y: float, label: str) -> str:
    return (
        f'<line class="level" x1="0" x2="100%" y1="{y:.1f}%" y2="{y:.1f}%"/>'
        f'<text x="0" y="{y:.1f}%" dx="-6" dy="4" text-anchor="end">{escape(label)}</text>'
    )


def _curves(chart: LineChart, scale: Scale) -> Iterator[str]:
    """Each stretch without a gap; a value that stands alone is a dot."""
    yield from (f'<path class="plan" d="{scale.line(known)}"/>' for known in _stretches(chart.plan))
    for known in _stretches(chart.values):
        yield f'<path class="{"actual" if len(known) > 1 else "dots"}" d="{_drawn(scale, known)}"/>'
    said = [(day, value) for day, value in chart.values if value is not None]
    if said:
        yield f'<path class="now" d="{scale.dots(said[-1:])}"/>'


def _drawn(scale: Scale, known: Known) -> str:
    return scale.line(known) if len(known) > 1 else scale.dots(known)


def _stretches(values: Values) -> Iterator[list[tuple[dt.date, float]]]:
    for known, run in groupby(values, key=lambda pair: pair[1] is not None):
        if known:
            yield [(day, value) for day, value in run if value is not None]
