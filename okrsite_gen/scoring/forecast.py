"""Trend and forecast: the median of the slopes between all pairs of recent points (Theil 1950, Sen 1968).

No single value moves a median far: one slip of a key is not a forecast.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations

from okrsite_gen.light import Light
from okrsite_gen.scoring.score import weighted_mean
from okrsite_gen.scoring.snapshot import Forecast

WINDOW_DAYS, FEWEST, SPAN_DAYS = 56, 3, 14
LOWEST, HIGHEST = -0.5, 1.5
_OUTER = 0.1

Progress = Sequence[tuple[dt.date, float]]


class Heading(Light, frozen=True, kw_only=True):
    """`trend` is progress per week; both are `None` for too few points over too short a time."""

    trend: float | None = None
    forecast: Forecast | None = None


def heading(points: Progress, due: dt.date) -> Heading:
    """Where progress is heading, from its recent points (see `recent`, in order of their days)."""
    if len(points) < FEWEST or (points[-1][0] - points[0][0]).days < SPAN_DAYS:
        return Heading()
    slopes = sorted((y - x) / (later - day).days for (day, x), (later, y) in combinations(points, 2))
    low, median, high = (percentile(slopes, share) for share in (_OUTER, 0.5, 1 - _OUTER))
    return Heading(
        trend=7 * median,
        forecast=Forecast(
            at_due=_at_due(points, median, due), low=_at_due(points, low, due), high=_at_due(points, high, due)
        ),
    )


def recent(points: Progress, day: dt.date, starts: dt.date, period: int) -> Progress:
    """The last point of each check-in period (counted in days from `starts`) within the eight weeks before `day`."""
    last = {(at - starts).days // period: (at, y) for at, y in points if 0 <= (day - at).days <= WINDOW_DAYS}
    return tuple(last.values())


def percentile(ordered: Sequence[float], share: float) -> float:
    """By linear interpolation (type 7 of Hyndman and Fan 1996)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def combined(parts: Iterable[tuple[Forecast | None, float | None, float]]) -> Forecast | None:
    """The weighted mean of (forecast, score, weight); what has no forecast holds its score.

    Forecasts are clamped to what a score can be. `None` if less than half of the weight has one.
    """
    known = [(forecast, score, weight) for forecast, score, weight in parts if score is not None]
    if 2 * sum(weight for forecast, _, weight in known if forecast) < sum(weight for *_, weight in known) or not known:
        return None
    at_due, low, high = (
        weighted_mean(
            (score if forecast is None else _clamped(getattr(forecast, name)), weight)
            for forecast, score, weight in known
        )
        for name in ("at_due", "low", "high")
    )
    return None if at_due is None or low is None or high is None else Forecast(at_due=at_due, low=low, high=high)


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _at_due(points: Progress, slope: float, due: dt.date) -> float:
    """The median of where each point leads, along a slope of progress per day."""
    ends = sorted(y + slope * (due - day).days for day, y in points)
    return min(HIGHEST, max(LOWEST, percentile(ends, 0.5)))
