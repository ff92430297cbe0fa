"""The small line beside a number: how a score moved over its cycle."""

from __future__ import annotations

from markupsafe import Markup

from okrsite_gen.charts.scale import Scale, Series

_WIDTH, _HEIGHT, _EDGE = 96, 24, 3


def sparkline(series: Series, scale: Scale, tone: str = "none") -> Markup:
    """A score's way from 0 to 1 over the days of `scale`; empty for fewer than two points (unknown is never drawn as 0).

    `tone` is the pace word that colours it. It is decoration: the number it stands beside says the same.
    """
    if len(series) < 2:  # noqa: PLR2004 - one point is no line
        return Markup()
    place = Scale(
        starts=scale.starts,
        ends=scale.ends,
        low=scale.low,
        high=scale.high,
        width=_WIDTH - 2 * _EDGE,
        height=_HEIGHT - 2 * _EDGE,
    )
    return Markup(
        '<svg class="spark tone-{tone}" viewBox="-{e} -{e} {w} {h}" width="{w}" height="{h}" aria-hidden="true" focusable="false">'
        '<path class="spark-floor" d="M0 {floor}H{right}"/><path class="spark-line" d="{line}"/><path class="spark-now" d="{now}"/></svg>'
    ).format(
        tone=tone,
        e=_EDGE,
        w=_WIDTH,
        h=_HEIGHT,
        floor=f"{place.height:g}",
        right=f"{place.width:g}",
        line=place.line(series),
        now=place.dots(series[-1:]),
    )
