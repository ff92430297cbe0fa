"""Objectives' scores over time, as pictures and changes need them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring.objective import objective_series
from okrsite_gen.scoring.score import Standing, grade_on, standing_at, weighted_mean
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Past

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
    known = _series(portfolio, state, sorted(reported))
    return Past(
        series=tuple((day, score) for day, score in known if score is not None),
        week_ago=_week_ago(portfolio, state, min(reported), as_of),
    )


def _week_ago(portfolio: Portfolio, state: ObjectiveState, first: dt.date, as_of: dt.date) -> float | None:
    day = as_of - WEEK
    return _series(portfolio, state, [day])[0][1] if day >= first and not state.closed else None


def _series(portfolio: Portfolio, state: ObjectiveState, days: Sequence[dt.date]) -> list[tuple[dt.date, float | None]]:
    """What `objective_series` says, from the histories; where a definition changed, every day is computed by its own."""
    if any(part.key_result.versions for part in state.key_results):
        return objective_series(portfolio, state.objective, days)
    known = [_Course(part) for part in state.key_results]
    return [(day, _score_on(state, known, day)) for day in days]


class _Course:
    """A key result's progress after each report, and the days of those."""

    def __init__(self, state: KeyResultState) -> None:
        reports = [point for point in state.history if point.entry.said.reports]
        self.definition = state.definition
        self._days = [point.date for point in reports]
        self._progress = [point.progress for point in reports]

    def on(self, day: dt.date) -> Standing:
        """Where it stood."""
        count = bisect_right(self._days, day)
        progress = self._progress[count - 1] if count else self.definition.measure.progress(())
        return standing_at(self.definition, progress, day)


def _score_on(state: ObjectiveState, known: Sequence[_Course], day: dt.date) -> float | None:
    grade = grade_on(state.objective.on(day), day)
    if grade is not None:
        return grade.score
    standings = [one.on(day) for one in known]
    return weighted_mean((one.score, one.weight) for one in standings if one.counts)
