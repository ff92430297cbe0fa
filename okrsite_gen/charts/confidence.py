"""Confidence over time, 0 to 10: what was said, and how far the votes behind it lay apart.

The strip is stretched to the space that a reader's screen gives; strokes, dots and words keep their size.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from okrsite_gen.charts.scale import Place, Scale, texts
from okrsite_gen.charts.time_axis import PLOT_PERCENT, SIDE, axis
from okrsite_gen.escaped import escaped, marked
from okrsite_gen.light import Light

MOST = 10
SURE, UNSURE = 7, 3  # who says so counts as sure, or as doubting, in the net confidence


class Said(Light, frozen=True, kw_only=True):
    """A confidence on a day; `low` and `high` are the lowest and the highest vote behind it, on the same scale."""

    day: dt.date
    confidence: float
    low: float | None = None
    high: float | None = None


class ConfidenceStrip(Light, frozen=True, kw_only=True):
    """The data of a strip.

    `days_of` is `of` of `time_axis.axis`.
    """

    title: str
    description: str
    starts: dt.date
    ends: dt.date
    today: dt.date
    said: tuple[Said, ...]
    days_of: str = ""


def confidence_strip(chart: ConfidenceStrip) -> Markup:
    """The picture as SVG: a dot for each day, joined by steps (what was said holds until something else is), votes as whiskers."""
    scale = Scale(starts=chart.starts, ends=chart.ends, low=0, high=MOST, width=SIDE, height=SIDE)
    days = axis(chart.starts, chart.ends, chart.today, of=chart.days_of)
    return marked(  # texts are escaped one by one
        f'<svg class="strip" role="img" aria-label="{escaped(chart.title)}. {escaped(chart.description)}">'
        f"{_LABELS}{days}"
        f'<svg width="100%" height="{PLOT_PERCENT}%" viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">'
        f'<path class="level" d="{_LINES}"/>'
        f"{_whiskers(chart, scale)}{_steps(scale.places((one.day, one.confidence) for one in chart.said))}</svg></svg>"
    )


def _whiskers(chart: ConfidenceStrip, scale: Scale) -> str:
    votes = [(one.day, one.low, one.high) for one in chart.said if one.low is not None and one.high is not None]
    if not votes:
        return ""
    lows = texts(scale.places((day, low) for day, low, _ in votes))
    highs = texts(scale.places((day, high) for day, _, high in votes))
    return f'<path class="votes" d="{"".join(f"M{low}L{high}" for low, high in zip(lows, highs, strict=True))}"/>'


def _steps(places: list[Place]) -> str:
    points = texts(places)
    if not points:
        return ""
    steps = "".join([f"H{point.replace(' ', 'V')}" for point in points[1:]])
    dots = f'<path class="dots" d="M{"h0M".join(points)}h0"/><path class="now" d="M{points[-1]}h0"/>'
    return f'<path class="steps" d="M{points[0]}{steps}"/>{dots}'


_LABELS = "".join(
    f'<text class="level-label" x="0" y="{PLOT_PERCENT * (1 - value / MOST):g}%" dx="-6" dy="4" text-anchor="end">{value}</text>'
    for value in (0, UNSURE, SURE, MOST)
)
_LINES = "".join(f"M0 {SIDE * (MOST - value) // MOST}H{SIDE}" for value in (0, UNSURE, SURE, MOST))
