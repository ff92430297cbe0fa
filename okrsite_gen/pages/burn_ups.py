"""The burn-ups of objectives and key results, with the same figures as rows of a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from markupsafe import Markup

from okrsite_gen.charts.burn_up import BurnUp, Level, burn_up
from okrsite_gen.charts.fan import Fan
from okrsite_gen.light import Light
from okrsite_gen.model.key_result import Version
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.numbers import rounded
from okrsite_gen.pages import ahead, words
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Past, Snapshot

Points = list[tuple[dt.date, float]]
Row = tuple[dt.date, str, str]
_DAYS = "days_"  # no key result is called so: ids have no underscores


class Drawn(Light, frozen=True, kw_only=True):
    """A burn-up to be drawn; `rows` makes its table: day, what was reported, what was planned (texts).

    `forecast` is such a row for the day that is forecast; without one `missing` says what it takes (empty: nothing is asked for).
    """

    chart: BurnUp
    rows: Callable[[], Iterable[Row]]
    forecast: Row | None
    missing: str

    @property
    def picture(self) -> Markup:
        """As SVG."""
        return burn_up(self.chart)

    @property
    def cut(self) -> bool:
        """Whether the range goes on outside the picture."""
        fan, (low, high) = self.chart.fan, self.chart.frame
        return fan is not None and (fan.least < low or fan.most > high)


def of_objective(snapshot: Snapshot, state: ObjectiveState, past: Past) -> Drawn | None:
    """The score against the plan over the cycle; `None` while nobody reported anything."""
    cycle = snapshot.portfolio.cycles[state.objective.cycle]
    actual = [point for point in past.series if point[0] >= cycle.starts]
    if not actual:
        return None
    retired = state.definition.retired if state.pace == "retired" else None
    found, missing = state.forecast, ahead.missing_of_objective(state)
    heading = words.forecast(found) if found else ""
    chart = BurnUp(
        title=f"Score of “{state.title}” in {cycle.title}",
        description=_description(state, "Score", heading, cycle.ends, missing),
        starts=cycle.starts,
        ends=max(cycle.ends, actual[-1][0]),
        today=snapshot.as_of,
        actual=actual,
        plan=_planned(state.key_results, retired.date if retired else cycle.ends, cycle.starts),
        levels=(
            Level(value=0, label="0"),
            Level(value=state.success, label=f"{words.score(state.success)} is success", tone="success"),
            Level(value=1, label="1"),
        ),
        tone=state.pace,
        fan=Fan(day=cycle.ends, median=found.at_due, low=found.low, high=found.high) if found else None,
        days=_DAYS,
    )
    return Drawn(
        chart=chart,
        rows=partial(_scores, actual, state.key_results),
        forecast=(cycle.ends, heading, words.score(chart.plan[-1][1])) if found else None,
        missing=missing,
    )


def _scores(actual: Points, states: Sequence[KeyResultState]) -> Iterable[Row]:
    counting = _counting(states)
    return [(day, words.score(value), words.score(_mean_plan(counting, day))) for day, value in actual]


def of_key_result(snapshot: Snapshot, state: KeyResultState, whole: Drawn | None = None) -> Drawn | None:
    """The values against the plan from start to due; `None` for kinds without values and while there are none.

    On a page with the `whole` objective's picture, the days are taken from there.
    """
    measure, time = state.definition.measure, state.definition.time
    actual = list({point.date: point.current for point in state.history if point.current is not None}.items())
    if not actual or measure.reports != "value":
        return None
    plan = [(day, value) for day in measure.bends(time) if (value := measure.planned_value(day, time)) is not None]
    fan = ahead.fan(state)
    heading, missing = ahead.in_units(state, fan), ahead.missing(snapshot, state)
    ends = max(time.due, actual[-1][0])
    chart = BurnUp(
        title=f"{state.title}: values",
        description=_description(state, "Progress", heading, time.due, missing),
        starts=time.starts,
        ends=ends,
        today=snapshot.as_of,
        actual=actual,
        plan=plan,
        levels=tuple(_levels(measure)),
        tone=state.pace,
        fan=fan,
        days_of=days_of(whole, time.starts, ends),
    )
    return Drawn(
        chart=chart,
        rows=partial(_values, measure, state.definition, actual),
        forecast=(time.due, heading, measure.goal_text()) if heading else None,
        missing=missing,
    )


def days_of(whole: Drawn | None, starts: dt.date, ends: dt.date) -> str:
    """Where a picture finds the words of its days: at that of the whole objective, if it has the same."""
    return _DAYS if whole and (whole.chart.starts, whole.chart.ends) == (starts, ends) else ""


def _values(measure: Measure, definition: Version, actual: Points) -> Iterable[Row]:
    time = definition.time
    plans = [measure.planned_value(day, time) for day, _ in actual]
    ends = [measure.planned_value(day, time) for day in (time.starts, time.due)]
    planned = [value for value in (*plans, *ends) if value is not None]
    digits = ahead.telling_digits(planned) if planned else 0
    return [
        (day, measure.format(value), "–" if plan is None else measure.format(rounded(plan, digits)))
        for (day, value), plan in zip(actual, plans, strict=True)
    ]


def _levels(measure: Measure) -> Iterable[Level]:
    """Baseline and target, or the limits, as horizontal lines."""
    for name, label, tone in _LINES:
        value = getattr(measure, name, None)
        if value is not None:
            yield Level(value=value, label=f"{label} {measure.format(value)}", tone=tone)


_LINES = (
    ("baseline", "baseline", "grid"),
    ("target", "target", "success"),
    ("limit", "limit", "success"),
    ("low", "limit", "success"),
    ("high", "limit", "success"),
)


def _planned(states: tuple[KeyResultState, ...], ends: dt.date, starts: dt.date) -> Points:
    """The weighted mean of the key results' plans, by the days on which one of them bends."""
    counting = _counting(states)
    bends = {day for version in counting for day in version.measure.bends(version.time)}
    days = sorted({starts, ends, *(day for day in bends if starts < day < ends)})
    means = ((day, _mean_plan(counting, day)) for day in days)
    return [(day, mean) for day, mean in means if mean is not None]


def _counting(states: Sequence[KeyResultState]) -> list[Version]:
    return [state.definition for state in states if state.counts]


def _mean_plan(counting: Sequence[Version], day: dt.date) -> float | None:
    """What a score should be on a day; `None` without a plan."""
    total = weights = 0.0
    for version in counting:
        plan, weight = version.measure.planned(day, version.time), version.fields.weight
        if plan is not None:
            total, weights = total + plan * weight, weights + weight
    return min(1.0, max(0.0, total / weights)) if weights else None


def _description(figures: Figures, what: str, heading: str, due: dt.date, missing: str) -> str:
    said = f"{what} now {words.score(figures.score)}, planned {words.score(figures.expected)}: {words.STATE_WORDS[words.shown_state(figures)]}."
    if figures.last_check_in is not None:
        said += f" Last check-in on {words.day(figures.last_check_in)}."
    if heading:
        return f"{said} Heading for {heading} on {words.day(due)}."
    return f"{said} Not enough check-ins to forecast: {missing}." if missing else said
