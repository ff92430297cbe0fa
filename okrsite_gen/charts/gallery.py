"""Charts of analysis as they stand in pages: there are thousands, so no drawing library is asked."""

from __future__ import annotations

from markupsafe import Markup

from okrsite_gen.charts import CHARTS, strokes
from okrsite_gen.charts.chart import Chart
from okrsite_gen.charts.marks import Box, Picture
from okrsite_gen.charts.spec import ChartSpec

_WIDTH, _LETTERS, _EDGE = 360, 12, 2
_BY_NAME: dict[str, Chart] = {chart.NAME: chart for chart in CHARTS}


def picture(chart: ChartSpec) -> Markup:
    """SVG to stand in a page."""
    kind = _BY_NAME[chart.chart]
    height = kind.height(chart) * _LETTERS + 2 * _EDGE
    box = Box(left=_EDGE, top=_EDGE, width=_WIDTH - 2 * _EDGE, height=height - 2 * _EDGE, letters=_LETTERS)
    drawn = Picture(width=_WIDTH, height=height, marks=tuple(kind.marks(chart, box)))
    return strokes.inline(drawn, chart.id, chart.title, chart.description)
