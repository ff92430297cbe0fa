"""A chart on a slide of its own: 16 to 9, with its title above and what it says below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.charts import draw, svg
from okrsite_gen.charts.chart import Chart
from okrsite_gen.charts.marks import Area, Box, Mark, Picture, Text, rectangle
from okrsite_gen.charts.paragraph import wrapped
from okrsite_gen.charts.spec import ChartSpec, named

_WIDTH, _HEIGHT, _MARGIN = 720.0, 405.0, 40.0
_TITLE, _WORDS = 20.0, 11.0
_LETTERS, _SMALLEST = 13.0, 5.0
_PIXELS = 1920


def slide(kind: Chart, chart: ChartSpec, form: str, day: dt.date) -> bytes:
    """As `svg`, `png` or `pdf`."""
    picture = Picture(width=_WIDTH, height=_HEIGHT, marks=tuple(_marks(kind, chart, day)))
    match form:
        case "svg":
            return svg.standalone(picture, chart.title, chart.description).encode()
        case "png":
            return draw.png(picture, _PIXELS)
        case _:
            return draw.pdf([picture], chart.title, day)


def _marks(kind: Chart, chart: ChartSpec, day: dt.date) -> Iterator[Mark]:
    yield Area(points=rectangle(0, 0, _WIDTH, _HEIGHT), tone="surface")
    room = _WIDTH - 2 * _MARGIN
    y = _MARGIN
    for line in wrapped(chart.title, room, _TITLE, most=2, bold=True):
        y += _TITLE * 0.8
        yield Text(place=(_MARGIN, y), text=line, size=_TITLE, bold=True)
        y += _TITLE * 0.5
    words = wrapped(f"{chart.description} As of {named(day)}.", room, _WORDS, most=3)
    bottom = _HEIGHT - _MARGIN - len(words) * 1.4 * _WORDS
    for number, line in enumerate(words, start=1):
        yield Text(place=(_MARGIN, bottom + number * 1.4 * _WORDS), text=line, size=_WORDS, tone="muted")
    height = bottom - y - 2 * _WORDS
    letters = max(_SMALLEST, min(_LETTERS, height / kind.height(chart)))
    yield from kind.marks(chart, Box(left=_MARGIN, top=y + _WORDS, width=room, height=height, letters=letters))
