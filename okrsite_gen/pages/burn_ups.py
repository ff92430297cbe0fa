"""The burn-ups of objectives and key results, with the same figures as rows of a table."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from okrsite_gen.charts.burn_up import BurnUp, Level, burn_up
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import rounded
from okrsite_gen.pages import words
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

_STEPS = 26


@record
class Drawn:
    """A picture, and its table: day, what was reported, what was planned (texts)."""

    picture: Markup
    table: tuple[tuple[dt.date, str, str], ...]


def of_objective(snapshot: Snapshot, state: ObjectiveState) -> Drawn | None:
    """The score against the plan over the cycle; `None` while nobody reported anything."""
    cycle = snapshot.portfolio.cycles[state.objective.cycle]
    actual = [(day, value) for day, value in state.series if day >= cycle.starts]
    if not actual:
        return None
    days = [day for day, _ in actual]
    retired = state.definition.retired if state.pace == "retired" else None
    success = 1.0 if state.definition.type == "committed" else float(snapshot.settings.bands.success)
    chart = BurnUp(
        id="burn-up",
        title=f"Score of “{state.title}” in {cycle.title}",
        description=_description(state, "Score"),
        starts=cycle.starts,
        ends=max([cycle.ends, *days]),
        today=snapshot.as_of,
        actual=actual,
        plan=_planned(state.key_results, _days(cycle.starts, retired.date if retired else cycle.ends)),
        levels=(
            Level(value=0, label="0"),
            Level(value=success, label=f"{words.score(success)} is success", tone="success"),
            Level(value=1, label="1"),
        ),
        tone=state.pace,
    )
    planned = dict(_planned(state.key_results, days))
    table = tuple((day, words.score(value), words.score(planned.get(day))) for day, value in actual)
    return Drawn(picture=burn_up(chart), table=table)


def of_key_result(snapshot: Snapshot, state: KeyResultState) -> Drawn | None:
    """The values against the plan from start to due; `None` for kinds without values and while there are none."""
    measure, time = state.definition.measure, state.definition.time
    actual = list({point.date: point.current for point in state.history if point.current is not None}.items())
    if not actual or measure.reports != "value":
        return None
    plan_days = _days(time.starts, time.due)
    plan = [(day, value) for day in plan_days if (value := measure.planned_value(day, time)) is not None]
    chart = BurnUp(
        id=f"{state.key_result.key}-burn-up",
        title=f"{state.title}: values",
        description=_description(state, "Progress"),
        starts=time.starts,
        ends=max([time.due, *(day for day, _ in actual)]),
        today=snapshot.as_of,
        actual=actual,
        plan=plan,
        levels=tuple(Level(value=value, label=label, tone=tone) for value, label, tone in _levels(state)),
        tone=state.pace,
    )
    digits = telling_digits([value for _, value in (*plan, *actual)])
    plans = ((day, value, measure.planned_value(day, time)) for day, value in actual)
    table = tuple(
        (day, measure.format(value), "–" if planned is None else measure.format(rounded(planned, digits)))
        for day, value, planned in plans
    )
    return Drawn(picture=burn_up(chart), table=table)


def telling_digits(values: Sequence[float]) -> int:
    """The decimals that tell a hundredth of the way between the lowest and the highest value (below 0: tens, hundreds)."""
    way = max(values) - min(values)
    return 2 - math.floor(math.log10(way)) if way > 0 else 2


def _levels(state: KeyResultState) -> Iterable[tuple[float, str, str]]:
    """Baseline and target, or the limits, as horizontal lines."""
    measure = state.definition.measure
    names = ("baseline", "grid"), ("target", "success"), ("limit", "success"), ("low", "success"), ("high", "success")
    for name, tone in names:
        value = getattr(measure, name, None)
        if value is not None:
            yield value, f"{name if name not in ('low', 'high') else 'limit'} {measure.format(value)}", tone


def _days(starts: dt.date, ends: dt.date) -> list[dt.date]:
    step = max(1, (ends - starts).days // _STEPS)
    return [*(starts + dt.timedelta(days=offset) for offset in range(0, (ends - starts).days, step)), ends]


def _planned(states: tuple[KeyResultState, ...], days: list[dt.date]) -> list[tuple[dt.date, float]]:
    """The weighted mean of the key results' plans."""
    counting = [state.definition for state in states if state.counts]
    found = []
    for day in days:
        plans = [(version.measure.planned(day, version.time), version.fields.weight) for version in counting]
        known = [(plan, weight) for plan, weight in plans if plan is not None]
        if known:
            mean = sum(plan * weight for plan, weight in known) / sum(weight for _, weight in known)
            found.append((day, min(1.0, max(0.0, mean))))
    return found


def _description(figures: Figures, what: str) -> str:
    said = f"{what} now {words.score(figures.score)}, planned {words.score(figures.expected)}: {words.PACE_WORDS[figures.pace]}."
    return said if figures.last_check_in is None else f"{said} Last check-in on {words.day(figures.last_check_in)}."
