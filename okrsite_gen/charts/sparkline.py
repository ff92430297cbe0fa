"""The small line beside a number: how a score moved over its cycle."""

from __future__ import annotations

from markupsafe import Markup

from okrsite_gen.charts.scale import Scale, Series
from okrsite_gen.escaped import marked

_WIDTH, _HEIGHT, _EDGE = 96, 24, 3
_PLOT_WIDTH, _PLOT_HEIGHT = _WIDTH - 2 * _EDGE, _HEIGHT - 2 * _EDGE
_ACROSS, _DOWN = _PLOT_WIDTH / 100, _PLOT_HEIGHT / 100  # a scale is 100 by 100


def sparkline(series: Series, scale: Scale, tone: str = "none") -> Markup:
    """A score's way from 0 to 1 over the days of `scale`; empty for fewer than two points (unknown is never drawn as 0).

    `tone` is the pace word that colours it. It is decoration: the number it stands beside says the same.
    """
    if len(series) < 2:  # noqa: PLR2004 - one point is no line
        return Markup()
    points = ["%.1f %.1f" % (x * _ACROSS, y * _DOWN) for x, y in scale.places(series)]  # noqa: UP031 - a fifth faster, for thousands
    return marked(  # numbers, and one of our own words
        f'<svg class="spark tone-{tone}" viewBox="-{_EDGE} -{_EDGE} {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        f' aria-hidden="true" focusable="false"><path class="spark-floor" d="M0 {_PLOT_HEIGHT}H{_PLOT_WIDTH}"/>'
        f'<path class="spark-line" d="M{"L".join(points)}"/><path class="spark-now" d="M{points[-1]}h0"/></svg>'
    )
