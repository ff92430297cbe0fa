"""Where something is heading, in words: its forecast in scores or in its own unit, or what a forecast still takes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from okrsite_gen.charts.fan import Fan
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.numbers import SETTLED, pair, rounded
from okrsite_gen.pages import words
from okrsite_gen.scoring.forecast import FEWEST, HIGHEST, LOWEST, SPAN_DAYS, WINDOW_DAYS, recent
from okrsite_gen.scoring.snapshot import Forecast, KeyResultState, ObjectiveState, Snapshot


def telling_digits(values: Sequence[float]) -> int:
    """The decimals that tell a hundredth of the way between the lowest and the highest value (below 0: tens, hundreds).

    Where there is no way nothing is rounded.
    """
    way = max(values) - min(values)
    return 2 - math.floor(math.log10(way)) if way > 0 else SETTLED


def fan(state: KeyResultState) -> Fan | None:
    """The forecast in the key result's own unit, on its due date."""
    found, measure = state.forecast, state.definition.measure
    if found is None:
        return None
    at_due, low, high = (measure.value_at(progress) for progress in (found.at_due, found.low, found.high))
    if at_due is None or low is None or high is None:
        return None
    return Fan(day=state.definition.time.due, median=at_due, low=low, high=high)


def in_units(state: KeyResultState, found: Fan | None) -> str:
    """`1 group (0.5 to 3 groups)`; what lies beyond where forecasts end is `above` or `below` that, all of it there says so once.

    Nothing is forecast `below 0` of what never was there.
    """
    measure = state.definition.measure
    if found is None or state.forecast is None:
        return ""
    if not isinstance(measure, Metric):
        shown = [measure.format(rounded(share, 2)) for share in (found.median, found.low, found.high)]
        return f"{shown[0]} ({shown[1]} to {shown[2]})"
    digits = telling_digits([measure.start, measure.target or 0.0])
    floor = 0.0 if found.least < 0 <= _least_known(measure, state) else -math.inf
    ends = [
        _end(value, progress, rises=(measure.target or 0.0) > measure.start, floor=floor, digits=digits)
        for value, progress in _progresses(found, state.forecast)
    ]
    (at, median), (before, low), (until, high) = ends
    if before and ends[0] == ends[1] == ends[2]:
        return f"{at}{measure.format(median)}"
    first, last = pair(low, high, measure.unit)
    return f"{at}{measure.format(median)} ({before}{first} to {until}{last})"


def _progresses(found: Fan, forecast: Forecast) -> tuple[tuple[float, float], ...]:
    return (found.median, forecast.at_due), (found.low, forecast.low), (found.high, forecast.high)


def _end(value: float, progress: float, *, rises: bool, floor: float, digits: int) -> tuple[str, float]:
    """The value as printed, and what stands before it."""
    if value < floor:
        return "below ", floor
    beyond = progress >= HIGHEST or progress <= LOWEST
    upwards = (progress >= HIGHEST) == rises
    return ("above " if upwards else "below ") if beyond else "", rounded(value, digits)


def _least_known(measure: Metric, state: KeyResultState) -> float:
    values = [point.current for point in state.history if point.current is not None]
    return min([measure.start, float(measure.target or 0), *values])


def needed(state: KeyResultState) -> str:
    """The value that its type needs at the end, with its unit; empty for kinds without."""
    return value_text(state.definition.measure, state.success)


def value_text(measure: Measure, progress: float) -> str:
    """The value at a progress, with the decimals that tell."""
    value = measure.value_at(progress)
    if value is None:
        return ""
    digits = telling_digits([measure.start, measure.target or 0.0]) if isinstance(measure, Metric) else 2
    return measure.format(rounded(value, digits))


def missing(snapshot: Snapshot, state: KeyResultState) -> str:
    """What a forecast of it still takes; empty where there is one, and where none is asked for: not begun, over, or no such kind."""
    measure = state.definition.measure
    over = state.outcome or state.pace == "not-due"
    if state.forecast or over or not measure.forecasts or not measure.measurable:
        return ""
    cycle = snapshot.portfolio.cycles[state.key_result.cycle]
    period = snapshot.portfolio.teams[state.key_result.team].check_ins.days
    reported = [(point.date, 0.0) for point in state.history if point.current is not None]
    days = [day for day, _ in recent(reported, snapshot.as_of, cycle.starts, period)]
    return f"it takes values of {FEWEST} {_PERIODS[period]} within {WINDOW_DAYS // 7} weeks, {SPAN_DAYS} days or more from the first to the last; {_there_are(len(days), (days[-1] - days[0]).days if days else 0)}"


_PERIODS = {7: "weeks", 14: "fortnights", 31: "months"}


def _there_are(count: int, span: int) -> str:
    if count == 0:
        return f"there are none, so {FEWEST} are missing"
    known = "there is 1" if count == 1 else f"there are {count}"
    if count < FEWEST:
        more = FEWEST - count
        return f"{known}, so {more} more {'is' if more == 1 else 'are'} missing"
    return f"{known}, but they span only {words.days(span)}"


def missing_of_objective(state: ObjectiveState) -> str:
    """The same of an objective, which lives on the forecasts of its key results."""
    if state.forecast or state.outcome or state.pace == "not-due":
        return ""
    counting = [part for part in state.key_results if part.counts and part.score is not None]
    if not counting:
        return "it has nothing that counts yet"
    known = sum(1 for part in counting if part.forecast)
    share = sum(part.definition.fields.weight for part in counting if part.forecast) / sum(
        part.definition.fields.weight for part in counting
    )
    have = "none has one" if not known else f"{known} of {len(counting)} have one, with {words.percent(share)} of it"
    without = any(not part.definition.measure.forecasts for part in counting)
    return f"it takes forecasts of key results with half of the weight; {have}{_WITHOUT if without else ''}"


_WITHOUT = " (steps, limits and what is done or not never have one)"
