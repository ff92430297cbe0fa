"""An objective's score over time, as pictures and changes need it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring.objective import objective_series
from okrsite_gen.scoring.snapshot import ObjectiveState

WEEK = dt.timedelta(days=7)


def with_series(portfolio: Portfolio, state: ObjectiveState, as_of: dt.date) -> ObjectiveState:
    """The state with its `series` and `week_ago`; nothing of either while nobody has reported anything."""
    reported = {point.date for part in state.key_results for point in part.history if point.progress is not None}
    if not reported:
        return state
    known = objective_series(portfolio, state.objective, sorted(reported))
    series = tuple((day, score) for day, score in known if score is not None)
    return dataclasses.replace(state, series=series, week_ago=_week_ago(portfolio, state, min(reported), as_of))


def _week_ago(portfolio: Portfolio, state: ObjectiveState, first: dt.date, as_of: dt.date) -> float | None:
    day = as_of - WEEK
    return objective_series(portfolio, state.objective, [day])[0][1] if day >= first and not state.closed else None
