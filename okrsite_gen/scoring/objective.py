"""An objective as of a day, and its score over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Entry, OwnerStatus
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.measure import Stretch
from okrsite_gen.model.objective import Objective, ObjectiveFields
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring import confidence, points
from okrsite_gen.scoring.early_warning import falling, watermelon
from okrsite_gen.scoring.forecast import Heading, combined
from okrsite_gen.scoring.freshness import Freshness, freshness, last_by_person
from okrsite_gen.scoring.key_result import key_result_on
from okrsite_gen.scoring.outlook import Course, Outlook, outlook
from okrsite_gen.scoring.reports import Reports, entries_until, reports
from okrsite_gen.scoring.score import grade_on, retired_on, standing, weighted_mean
from okrsite_gen.scoring.snapshot import EarlyWarning, Forecast, KeyResultState, ObjectiveState, Point
from okrsite_gen.scoring.verdict import Facts, Verdict, judge


class _Look(Light, frozen=True, kw_only=True):
    """An objective with what is known of it on a day; its time ends with its cycle.

    `counting` are the key results in the score, `computed` is their weighted mean.
    """

    day: dt.date
    time: Stretch
    objective: Objective
    definition: ObjectiveFields
    entries: tuple[Entry, ...]
    key_results: tuple[KeyResultState, ...]
    counting: tuple[KeyResultState, ...]
    computed: float | None

    @property
    def progress(self) -> float | None:
        """The score, unknown as long as nothing was reported."""
        heard = any(state.progress is not None or state.grade for state in self.counting)
        return self.computed if heard else None


def objective_on(portfolio: Portfolio, objective: Objective, day: dt.date) -> ObjectiveState:
    """Everything of it as of `day`."""
    look = _look(portfolio, objective, day)
    fresh = _freshness(look, portfolio.teams[objective.team].check_ins.days)
    facts = _facts(look, fresh)
    verdict = judge(facts, portfolio.settings)
    history = tuple(points.of_objective(look.entries))
    heard = confidence.of_objective(history, look.key_results)
    said_status = confidence.said_status(look.entries)
    ahead = outlook(_course(look), facts, verdict.outcome, Heading(forecast=_forecast(look)), portfolio.settings)
    return ObjectiveState(
        objective=objective,
        definition=look.definition,
        key_results=look.key_results,
        score_with_retired=_score_with_retired(look.key_results),
        closed=day > look.time.due,
        progress=facts.progress,
        score=facts.score,
        computed_score=look.computed,
        grade=facts.grade,
        band=verdict.band,
        outcome=verdict.outcome,
        expected=facts.expected,
        pace=verdict.pace,
        confidence=heard.confidence,
        votes=heard.votes,
        said_status=said_status,
        success=ahead.success,
        forecast=ahead.forecast,
        needed_per_week=ahead.needed_per_week,
        achieved_per_week=ahead.achieved_per_week,
        early_warnings=_warnings(said_status, history, verdict, ahead) if fresh.live else (),
        live=fresh.live,
        stale=fresh.stale,
        last_check_in=fresh.last,
        last_report=max(filter(None, (state.last_report for state in look.key_results)), default=None),
        history=history,
    )


def objective_series(
    portfolio: Portfolio, objective: Objective, days: Iterable[dt.date]
) -> list[tuple[dt.date, float | None]]:
    """The score that stood on each of `days`: what `objective_on` says, without the rest of it."""
    known = [reports(portfolio, key_result) for key_result in objective.key_results]
    return [(day, _score_on(objective, known, day)) for day in days]


def _score_on(objective: Objective, known: Sequence[Reports], day: dt.date) -> float | None:
    grade = grade_on(objective.on(day), day)
    if grade is not None:
        return grade.score
    standings = [standing(one.key_result.on(day), one.until(day), day) for one in known]
    return weighted_mean((one.score, one.weight) for one in standings if one.counts)


def _look(portfolio: Portfolio, objective: Objective, day: dt.date) -> _Look:
    states = tuple(key_result_on(portfolio, key_result, day) for key_result in objective.key_results)
    counting = tuple(state for state in states if state.counts)
    return _Look(
        day=day,
        time=_time(portfolio.cycles[objective.cycle], states, day),
        objective=objective,
        definition=objective.on(day),
        entries=entries_until(portfolio, objective.id, day),
        key_results=states,
        counting=counting,
        computed=weighted_mean((state.score, state.definition.fields.weight) for state in counting),
    )


def _time(cycle: Cycle, states: Sequence[KeyResultState], day: dt.date) -> Stretch:
    """The cycle's days, from the first on which one of its key results is worked on: before it there is nothing to say."""
    active = _active(states, day)
    first = min((state.definition.time.starts for state in active), default=cycle.starts)
    return Stretch(starts=max(cycle.starts, first), due=cycle.ends)


def _active(states: Sequence[KeyResultState], day: dt.date) -> tuple[KeyResultState, ...]:
    """The key results that are not themselves retired."""
    return tuple(state for state in states if not retired_on(state.definition.fields, day))


def _freshness(look: _Look, period: int) -> Freshness:
    """As fresh as its freshest key result that is not retired, or as its own last entry.

    A live key result that is fresh because it has only begun keeps its objective fresh too.
    """
    active = _active(look.key_results, look.day)
    said = [last_by_person(look.entries), *(state.last_check_in for state in active)]
    last = max((day for day in said if day is not None), default=None)
    finished = bool(active) and all(state.finished for state in active)
    at_work = not (finished or look.objective.draft or retired_on(look.definition, look.day))
    fresh = freshness(look.day, look.time, last, period, at_work=at_work)
    if any(state.live and not state.stale for state in active):
        return Freshness(live=fresh.live, stale=False, last=fresh.last)
    return fresh


def _facts(look: _Look, fresh: Freshness) -> Facts:
    """The same as a key result's over its own figures; what only keeps limits is never done before its time is over."""
    grade = grade_on(look.definition, look.day)
    counting = look.counting
    return Facts(
        kind=look.definition.type,
        retired=retired_on(look.definition, look.day),
        early=look.day < look.time.starts,
        over=look.day > look.time.due,
        progress=look.progress,
        score=look.computed if grade is None else grade.score,
        grade=grade,
        expected=weighted_mean((state.expected, state.definition.fields.weight) for state in counting),
        reached=all(state.reached for state in counting),
        stale=fresh.stale,
        never_done=all(state.definition.measure.keeps_limit for state in counting),
    )


def _course(look: _Look) -> Course:
    """Its latest report is that of any key result that counts; limits alone lead nowhere."""
    counting = look.counting
    reported = [point.date for state in counting for point in state.history if point.progress is not None]
    return Course(
        day=look.day,
        time=look.time,
        progress=look.progress,
        reported=max(reported, default=None),
        steady=not all(state.definition.measure.keeps_limit for state in counting),
    )


def _forecast(look: _Look) -> Forecast | None:
    return combined((state.forecast, state.score, state.definition.fields.weight) for state in look.counting)


def _warnings(
    said: OwnerStatus | None, history: Sequence[Point], verdict: Verdict, ahead: Outlook
) -> tuple[EarlyWarning, ...]:
    """Of what was said of the objective itself; its key results have their own."""
    found: list[EarlyWarning] = []
    if watermelon(said, verdict.pace, misses=ahead.misses):
        found.append("watermelon")
    if falling(history):
        found.append("falling-confidence")
    return tuple(found)


def _score_with_retired(states: Sequence[KeyResultState]) -> float | None:
    """The score as if nothing were retired; `None` where it is not another sum."""
    weighed = [state for state in states if state.score is not None and state.definition.fields.weight > 0]
    if all(state.counts for state in weighed):
        return None
    return weighted_mean((state.score, state.definition.fields.weight) for state in weighed)
