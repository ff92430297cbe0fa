"""The snapshot: a portfolio computed as of a date."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from okrsite_gen.model.check_in import Action
from okrsite_gen.model.kpi import Kpi
from okrsite_gen.model.portfolio import KpiValue, Place, Portfolio, place_of, team_of
from okrsite_gen.scoring.alignment import AlignedByCycle, Links, align
from okrsite_gen.scoring.forecast import combined
from okrsite_gen.scoring.grouped import Groups, grouped
from okrsite_gen.scoring.home_cycle import cycle_on
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.rates import LaterRates
from okrsite_gen.scoring.score import retired_on, weighted_mean
from okrsite_gen.scoring.series import PastByObjective
from okrsite_gen.scoring.snapshot import KpiState, Mean, ObjectiveState, Rates, Snapshot
from okrsite_gen.scoring.states import Parts
from okrsite_gen.scoring.weeks import WeeksByCycle, WeeksByTeam


def take(
    portfolio: Portfolio,
    as_of: dt.date,
    known: Mapping[str, ObjectiveState] | None = None,
    weeks: WeeksByTeam | None = None,
) -> Snapshot:
    """Everything as of `as_of`: what is dated later does not exist.

    `known` are the states of that day, `weeks` those of teams, where they were computed before.
    """
    objectives = known or {
        id_: objective_on(portfolio, portfolio.objectives[id_], as_of) for id_ in sorted(portfolio.objectives)
    }
    links = Links(portfolio)
    return Snapshot(
        portfolio=portfolio,
        as_of=as_of,
        key_results=Parts(objectives),
        objectives=objectives,
        past=PastByObjective(portfolio, objectives, as_of),
        means=means(objectives, as_of),
        kpis={
            id_: kpi_on(kpi, portfolio.kpi_values.get(id_, ()), as_of) for id_, kpi in sorted(portfolio.kpis.items())
        },
        check_ins=portfolio.check_ins.until(as_of),
        actions=tuple(actions_on(portfolio.actions, as_of)),
        cycle=cycle_on(portfolio, as_of),
        by_team=Groups(objectives, grouped(objectives, team_of), tuple),
        weeks=WeeksByCycle(portfolio, objectives, as_of, {} if weeks is None else weeks),
        alignment=align(links, as_of),
        aligned_weeks=AlignedByCycle(links, portfolio, as_of),
        rates=cast("Rates", LaterRates(objectives)),
    )


def means(objectives: Mapping[str, ObjectiveState], day: dt.date) -> Mapping[Place, Mean]:
    """By team and cycle, for all that have an objective; the company's score of a cycle is that of the company team."""

    def made(group: list[ObjectiveState]) -> Mean:
        return mean([state for state in group if in_mean(state, day)])

    return Groups(objectives, dict(sorted(grouped(objectives, place_of).items())), made)


def in_mean(state: ObjectiveState, day: dt.date) -> bool:
    """Whether it is in its team's score: scored, neither draft nor retired, not personal."""
    active = not (state.objective.draft or retired_on(state.definition, day))
    return state.score is not None and active and state.definition.type != "personal"


def mean(states: Sequence[ObjectiveState]) -> Mean:
    """The plain means; what has no plan (only a grade) is not in the expected one."""
    return Mean(
        score=weighted_mean((state.score, 1.0) for state in states),
        expected=weighted_mean((state.expected, 1.0) for state in states),
        forecast=combined((state.forecast, state.score, 1.0) for state in states),
        count=len(states),
        reported=any(state.progress is not None or state.grade is not None for state in states),
    )


def kpi_on(kpi: Kpi, values: Sequence[KpiValue], day: dt.date) -> KpiState:
    """A KPI with its values up to `day`."""
    history = tuple(value for value in values if value.date <= day)
    current = history[-1].value if history else None
    kept = None if current is None or kpi.keep is None else kpi.keep.holds(current)
    return KpiState(kpi=kpi, history=history, current=current, kept=kept)


def actions_on(actions: Iterable[Action], day: dt.date) -> Iterator[Action]:
    """The actions opened up to `day`; one that was closed later is still open."""
    for action in actions:
        if action.opened > day:
            continue
        closed = max(filter(None, (action.done, action.closed)), default=None)
        yield action if closed is None or closed <= day else dataclasses.replace(action, done=None, closed=None)
