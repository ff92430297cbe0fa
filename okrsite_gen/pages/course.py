"""What it takes to succeed, in sentences: the forecast, the rate needed against the rate achieved, and the owner's own guess."""

from __future__ import annotations

import datetime as dt
import math

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.light import Light
from okrsite_gen.model.numbers import number, quantity, rounded, settle
from okrsite_gen.pages import ahead, rows, words
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

_TELLING = 2


class Guess(Light, frozen=True, kw_only=True):
    """What somebody expects it to end at."""

    text: str
    by: rows.Ref | None
    date: dt.date


class Course(Light, frozen=True, kw_only=True):
    """Where something is heading. `forecast` is empty where there is none; then `missing` says what one takes (empty: not asked for).

    `needed` is what success takes, as the forecast is written; `rate` a sentence, or empty.
    """

    forecast: str
    needed: str
    due: dt.date
    missing: str
    rate: str
    guess: Guess | None = None


def of_objective(snapshot: Snapshot, state: ObjectiveState) -> Course | None:
    """In scores and points; `None` once all is said and done."""
    if state.outcome:
        return None
    cycle = snapshot.portfolio.cycles[state.objective.cycle]
    due = cycle.ends
    if state.pace == "not-due":
        first = min((part.definition.time.starts for part in state.key_results), default=cycle.starts)
        return _not_begun(max(first, cycle.starts), due)
    return Course(
        forecast=words.forecast(state.forecast) if state.forecast else "",
        needed=words.score(state.success),
        due=due,
        missing=ahead.missing_of_objective(state),
        rate=_rate(state, "", "", "", _left(snapshot, due)),
    )


def of_key_result(snapshot: Snapshot, state: KeyResultState) -> Course | None:
    """In its own unit; `None` once all is said and done, and where nobody has anything to say of its end."""
    guess = _guess(snapshot, state)
    if state.outcome or not (guess or (state.definition.measure.forecasts and state.definition.measure.measurable)):
        return None
    due = state.definition.time.due
    if state.pace == "not-due":
        return _not_begun(state.definition.time.starts, due, guess)
    rates = (state.needed_per_week, state.achieved_per_week, state.trend)
    needed, made, lately = (
        "" if words.is_absurd(rate or 0.0) else _amount(state, change)
        for rate, change in zip(rates, _changes(state), strict=True)
    )
    return Course(
        forecast=ahead.in_units(state, ahead.fan(state)),
        needed=ahead.needed(state),
        due=due,
        missing=ahead.missing(snapshot, state),
        rate=_rate(state, needed, made, lately, _left(snapshot, due)),
        guess=guess,
    )


def _not_begun(starts: dt.date, due: dt.date, guess: Guess | None = None) -> Course:
    return Course(forecast="", needed="", due=due, missing="", rate=f"It begins on {words.day(starts)}.", guess=guess)


def _left(snapshot: Snapshot, due: dt.date) -> str:
    left = (due - snapshot.as_of).days
    return f"{words.days(left)} left" if left else "today is the last day"


def _rate(figures: Figures, needed: str, made: str, lately: str, left: str) -> str:
    """As in: It needs 7.7 points a week (0.31 groups a week), made 3.8 a week (0.15 groups a week) since the start. 41 days left."""
    takes, heard, achieved = "", "", figures.achieved_per_week
    if figures.stale and figures.forecast and figures.last_check_in:
        heard = f"that goes by what was said up to {words.day(figures.last_check_in)}"
    if figures.needed_per_week == 0:
        takes = "it has what success takes"
    elif figures.needed_per_week:
        takes = f"it needs {words.per_week(figures.needed_per_week)}{needed}"
    if achieved is not None:
        takes += ", made " if takes else "it made "
        takes += f"{words.per_week(achieved, bare=bool(figures.needed_per_week))}{made} since the start{_lately(figures, lately)}"
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in (heard, takes, left) if part)


def _lately(figures: Figures, lately: str) -> str:
    trend = figures.trend if isinstance(figures, KeyResultState) else None
    return "" if trend is None else f" and {words.per_week(trend)}{lately} lately"


def _changes(state: KeyResultState) -> tuple[float, float, float]:
    """What the rates needed, achieved and lately do to the value in a week; 0 for what is unknown."""
    measure, progress = state.definition.measure, state.progress or 0.0
    now, goal = measure.value_at(progress), measure.value_at(state.success)
    start, lately = measure.value_at(0.0), measure.value_at(progress + (state.trend or 0.0))
    if now is None or goal is None or start is None or lately is None:
        return 0.0, 0.0, 0.0
    way = (goal - now) / (state.success - progress) if state.needed_per_week else 0.0
    made = (now - start) / progress if progress else 0.0
    return way * (state.needed_per_week or 0.0), made * (state.achieved_per_week or 0.0), lately - now


def _amount(state: KeyResultState, change: float) -> str:
    """A change of the value in a week, in parentheses; empty where the points say it all."""
    measure = state.definition.measure
    if not isinstance(measure, Metric) or not settle(change):
        return ""
    amount = rounded(change, _TELLING - 1 - math.floor(math.log10(abs(change))))
    shown = f"{number(amount)} percentage points" if measure.unit == "%" else quantity(amount, measure.unit)
    return f" ({shown} a week)"


def _guess(snapshot: Snapshot, state: KeyResultState) -> Guess | None:
    point = next((point for point in reversed(state.history) if point.entry.fields.projected is not None), None)
    if point is None:
        return None
    measure = state.key_result.on(point.date).measure
    return Guess(text=measure.format(point.entry.fields.projected), by=rows.person(snapshot, point.by), date=point.date)
