"""Objectives' scores over time, as pictures and changes need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache

from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring.objective import objective_series
from okrsite_gen.scoring.snapshot import ObjectiveState, Past

WEEK = dt.timedelta(days=7)
_KEPT = 500  # a team's page comes shortly before those of its objectives


class PastByObjective(Mapping[str, Past]):
    """The past of each objective, computed when it is asked for: a check asks for none."""

    def __init__(self, portfolio: Portfolio, states: Mapping[str, ObjectiveState], as_of: dt.date) -> None:
        self._states = states
        self._past = lru_cache(maxsize=_KEPT)(lambda full_id: _past(portfolio, states[full_id], as_of))

    def __getitem__(self, full_id: str) -> Past:
        return self._past(full_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)


def _past(portfolio: Portfolio, state: ObjectiveState, as_of: dt.date) -> Past:
    reported = {point.date for part in state.key_results for point in part.history if point.progress is not None}
    if not reported:
        return Past()
    known = objective_series(portfolio, state.objective, sorted(reported))
    return Past(
        series=tuple((day, score) for day, score in known if score is not None),
        week_ago=_week_ago(portfolio, state, min(reported), as_of),
    )


def _week_ago(portfolio: Portfolio, state: ObjectiveState, first: dt.date, as_of: dt.date) -> float | None:
    day = as_of - WEEK
    return objective_series(portfolio, state.objective, [day])[0][1] if day >= first and not state.closed else None
