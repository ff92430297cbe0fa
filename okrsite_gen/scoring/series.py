"""An objective's score over time, as pictures and changes need it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring.objective import objective_series
from okrsite_gen.scoring.snapshot import ObjectiveState

WEEK = dt.timedelta(days=7)


def with_series(portfolio: Portfolio, state: ObjectiveState, as_of: dt.date) -> ObjectiveState:
    """The state with its `series`; empty while nobody has reported anything."""
    reported = {point.date for part in state.key_results for point in part.history if point.progress is not None}
    if not reported:
        return state
    ends = portfolio.cycles[state.objective.cycle].ends
    fixed = {as_of - WEEK, as_of} if as_of <= ends else {ends}
    days = sorted(day for day in reported | fixed if day >= min(reported))
    known = objective_series(portfolio, state.objective, days)
    series = tuple((day, score) for day, score in known if score is not None)
    return dataclasses.replace(state, series=series)
