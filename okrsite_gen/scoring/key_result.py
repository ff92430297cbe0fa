"""A key result as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Entry, OwnerStatus, Said
from okrsite_gen.model.key_result import KeyResult, Version
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring import confidence, points
from okrsite_gen.scoring.early_warning import falling, flat, repeat_miss, watermelon
from okrsite_gen.scoring.forecast import Heading, heading, recent
from okrsite_gen.scoring.freshness import Freshness, freshness, last_by_person
from okrsite_gen.scoring.outlook import Course, Outlook, outlook
from okrsite_gen.scoring.reports import entries_until
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.score import Standing, retired_on, standing
from okrsite_gen.scoring.snapshot import EarlyWarning, KeyResultState, Point
from okrsite_gen.scoring.verdict import Facts, Verdict, judge


class _Look(Light, frozen=True, kw_only=True):
    """A key result with what is known of it on a day.

    It is `finished` when nothing is left to say, `retired` by itself or with its objective; `expected` is the plan on the day of the
    latest report, without one on this day.
    """

    day: dt.date
    objective: Objective
    key_result: KeyResult
    definition: Version
    entries: tuple[Entry, ...]
    said: tuple[Said, ...]
    standing: Standing
    finished: bool
    retired: bool
    expected: float | None
    said_status: OwnerStatus | None

    @property
    def reached(self) -> bool:
        """At its target, or graded as if."""
        grade = self.standing.grade
        return self.definition.measure.reached(self.said) if grade is None else printed(grade.score) >= 1


def key_result_on(portfolio: Portfolio, key_result: KeyResult, day: dt.date) -> KeyResultState:
    """Everything of it as of `day`. What is retired or a draft with its objective is so itself, but keeps its part in the score."""
    look = _look(portfolio, key_result, day)
    fresh = _freshness(look, portfolio.teams[key_result.team].check_ins.days)
    facts = _facts(look, fresh)
    verdict = judge(facts, portfolio.settings)
    history = tuple(points.of_key_result(key_result, look.entries))
    heard = confidence.of_key_result(history)
    ahead = outlook(_course(look), facts, verdict.outcome, _heading(look, history, portfolio), portfolio.settings)
    stand = look.standing
    return KeyResultState(
        key_result=key_result,
        definition=look.definition,
        current=look.definition.measure.current(look.said),
        counts=stand.counts,
        reached=facts.reached,
        finished=look.finished,
        progress=stand.progress,
        score=stand.score,
        computed_score=stand.computed,
        grade=stand.grade,
        band=None if stand.progress is None and stand.grade is None else verdict.band,
        outcome=verdict.outcome,
        expected=look.expected,
        pace=verdict.pace,
        confidence=heard.confidence,
        votes=heard.votes,
        said_status=look.said_status,
        success=ahead.success,
        trend=ahead.trend,
        forecast=ahead.forecast,
        needed_per_week=ahead.needed_per_week,
        achieved_per_week=ahead.achieved_per_week,
        early_warnings=_warnings(look, history, verdict, ahead, portfolio) if fresh.live else (),
        live=fresh.live,
        stale=fresh.stale,
        last_check_in=fresh.last,
        last_report=look.said[-1].date if look.said else None,
        history=history,
    )


def _look(portfolio: Portfolio, key_result: KeyResult, day: dt.date) -> _Look:
    definition = key_result.on(day)
    entries = entries_until(portfolio, key_result.id, day)
    said = tuple(entry.said for entry in entries if entry.said.reports)
    objective, stand, measure = (
        portfolio.objectives[key_result.objective],
        standing(definition, said, day),
        definition.measure,
    )
    return _Look(
        day=day,
        objective=objective,
        key_result=key_result,
        definition=definition,
        entries=entries,
        said=said,
        standing=stand,
        finished=measure.finished(said),
        retired=stand.retired or retired_on(objective.on(day), day),
        expected=measure.planned(said[-1].date if said else day, definition.time),
        said_status=confidence.said_status(entries),
    )


def _freshness(look: _Look, period: int) -> Freshness:
    at_work = not (look.finished or look.retired or look.objective.draft)
    return freshness(look.day, look.definition.time, last_by_person(look.entries), period, at_work=at_work)


def _facts(look: _Look, fresh: Freshness) -> Facts:
    measure, time = look.definition.measure, look.definition.time
    return Facts(
        kind=look.objective.on(look.day).type,
        retired=look.retired,
        early=look.day < time.starts,
        over=look.day > time.due,
        progress=look.standing.progress,
        score=look.standing.score,
        grade=look.standing.grade,
        expected=look.expected,
        reached=look.reached,
        stale=fresh.stale,
        never_done=measure.keeps_limit,
        own=measure.pace(look.said),
    )


def _course(look: _Look) -> Course:
    return Course(
        day=look.day,
        time=look.definition.time,
        progress=look.standing.progress,
        reported=look.said[-1].date if look.said else None,
        steady=look.definition.measure.forecasts and look.definition.measure.measurable,
    )


def _heading(look: _Look, history: Sequence[Point], portfolio: Portfolio) -> Heading:
    """Of all points by the definition now in force: a moved target is no slope."""
    if not look.definition.measure.forecasts:
        return Heading()
    portions = _by_present_definition(look) if look.key_result.versions else _known(history)
    cycle, team = portfolio.cycles[look.key_result.cycle], portfolio.teams[look.key_result.team]
    return heading(recent(portions, look.day, cycle.starts, team.check_ins.days), look.definition.time.due)


def _known(history: Sequence[Point]) -> list[tuple[dt.date, float]]:
    return [(point.date, point.progress) for point in history if point.progress is not None]


def _by_present_definition(look: _Look) -> list[tuple[dt.date, float]]:
    progress = look.definition.measure.progress
    found = ((one.date, progress(look.said[: index + 1])) for index, one in enumerate(look.said))
    return [(day, value) for day, value in found if value is not None]


def _warnings(
    look: _Look, history: Sequence[Point], verdict: Verdict, ahead: Outlook, portfolio: Portfolio
) -> tuple[EarlyWarning, ...]:
    measure, tolerance = look.definition.measure, portfolio.settings.pace.tolerance
    found: list[EarlyWarning] = []
    if watermelon(look.said_status, verdict.pace, misses=ahead.misses):
        found.append("watermelon")
    if falling(history):
        found.append("falling-confidence")
    if repeat_miss(look.key_result, history, tolerance):
        found.append("repeat-miss")
    if measure.kind == "metric" and verdict.pace != "done" and flat(history):
        found.append("flat-value")
    return tuple(found)
