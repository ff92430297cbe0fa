"""Where something is heading, and how fast it would have to go, of a key result and of an objective alike."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.light import Light
from okrsite_gen.model.measure import Stretch
from okrsite_gen.model.numbers import settle
from okrsite_gen.model.settings import Settings
from okrsite_gen.scoring.forecast import Heading
from okrsite_gen.scoring.snapshot import Forecast, Outcome
from okrsite_gen.scoring.verdict import Facts, success_of


class Outlook(Light, frozen=True, kw_only=True):
    """See `Figures`."""

    success: float
    trend: float | None = None
    forecast: Forecast | None = None
    needed_per_week: float | None = None
    achieved_per_week: float | None = None

    @property
    def misses(self) -> bool:
        """Whether the forecast does not reach what success needs."""
        return self.forecast is not None and self.forecast.misses(self.success)


class Course(Light, frozen=True, kw_only=True):
    """How far it got on `day`: its progress, reported last on `reported` (`None`: never); `steady` if it grows step by step."""

    day: dt.date
    time: Stretch
    progress: float | None
    reported: dt.date | None
    steady: bool = True


def outlook(course: Course, facts: Facts, outcome: Outcome | None, heading: Heading, settings: Settings) -> Outlook:
    """All of it from the start until the outcome is known; before and after only what success is."""
    success = success_of(facts.kind, settings)
    if outcome is not None or facts.early:
        return Outlook(success=success)
    return Outlook(
        success=success,
        trend=heading.trend,
        forecast=heading.forecast,
        needed_per_week=needed_per_week(course, success) if course.steady else None,
        achieved_per_week=achieved_per_week(course) if course.steady else None,
    )


def needed_per_week(course: Course, success: float) -> float | None:
    """Progress per week from now on, to succeed by the due date; `None` where no day is left. Nothing reported is nothing done."""
    rest = settle(success - (course.progress or 0.0))
    if rest <= 0:
        return 0.0
    left = (course.time.due - course.day).days
    return 7 * rest / left if left > 0 else None


def achieved_per_week(course: Course) -> float | None:
    """Progress per week from the start to the latest report; `None` where that is no time."""
    if course.progress is None or course.reported is None:
        return None
    gone = (course.reported - course.time.starts).days
    return 7 * course.progress / gone if gone > 0 else None
