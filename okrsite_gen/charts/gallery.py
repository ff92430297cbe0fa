"""Charts as they stand in pages: written at once where there are thousands, else out of the store, or drawn for it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from markupsafe import Markup

from okrsite_gen.charts import CHARTS, score_burn_up, strokes
from okrsite_gen.charts.chart import Chart
from okrsite_gen.charts.marks import Box, Picture
from okrsite_gen.charts.spec import ChartSpec
from okrsite_gen.model.fields import record
from okrsite_gen.store import Store, code_of

_WIDTH, _LETTERS, _EDGE = 360, 12, 2
_BY_NAME: dict[str, Chart] = {chart.NAME: chart for chart in CHARTS}
_EVERYWHERE = {score_burn_up.NAME}  # every team has one in every cycle


@record
class Gallery:
    """Has matplotlib draw what its store does not have."""

    store: Store

    def picture(self, chart: ChartSpec) -> Markup:
        """SVG to stand in a page."""
        if chart.chart in _EVERYWHERE:
            return strokes.inline(_laid_out(chart), chart.id, chart.title, chart.description)
        key = hashlib.sha256(f"inline {drawn_by()} {chart.digest}".encode()).hexdigest()
        return Markup(self.store.get(key, lambda: _inline(chart)).decode())  # noqa: S704 - made and sealed by us


def _inline(chart: ChartSpec) -> bytes:
    from okrsite_gen.charts import svg  # noqa: PLC0415 - it loads matplotlib

    return svg.inline(_laid_out(chart), chart.id, chart.title, chart.description).encode()


def _laid_out(chart: ChartSpec) -> Picture:
    kind = _BY_NAME[chart.chart]
    height = kind.height(chart) * _LETTERS + 2 * _EDGE
    box = Box(left=_EDGE, top=_EDGE, width=_WIDTH - 2 * _EDGE, height=height - 2 * _EDGE, letters=_LETTERS)
    return Picture(width=_WIDTH, height=height, marks=tuple(kind.marks(chart, box)))


@cache
def drawn_by() -> str:
    """What else a picture depends on: this package, okrsite's and matplotlib's version."""
    return f"{code_of('charts')} {version('matplotlib')}"
