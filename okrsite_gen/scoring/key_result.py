"""A key result as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from okrsite_gen.model.check_in import Entry, Said
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult, Version
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.scoring import confidence
from okrsite_gen.scoring.freshness import Freshness, freshness, last_by_person
from okrsite_gen.scoring.reports import entries_until
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.score import Standing, retired_on, standing
from okrsite_gen.scoring.snapshot import KeyResultState, Point
from okrsite_gen.scoring.verdict import Facts, judge


@record
class _Look:
    """A key result with what is known of it on a day."""

    day: dt.date
    objective: Objective
    key_result: KeyResult
    definition: Version
    entries: tuple[Entry, ...]
    said: tuple[Said, ...]
    standing: Standing

    @property
    def retired(self) -> bool:
        """By itself or with its objective."""
        return self.standing.retired or retired_on(self.objective.on(self.day), self.day)

    @property
    def expected(self) -> float | None:
        """The plan on the day of the latest report, without one on this day."""
        day = self.said[-1].date if self.said else self.day
        return self.definition.measure.planned(day, self.definition.time)

    @property
    def finished(self) -> bool:
        """Nothing is left to say."""
        return self.definition.measure.finished(self.said)

    @property
    def reached(self) -> bool:
        """At its target, or graded as if."""
        grade = self.standing.grade
        return self.definition.measure.reached(self.said) if grade is None else printed(grade.score) >= 1


def key_result_on(portfolio: Portfolio, key_result: KeyResult, day: dt.date) -> KeyResultState:
    """Everything of it as of `day`. What is retired or a draft with its objective is so itself, but keeps its part in the score."""
    look = _look(portfolio, key_result, day)
    fresh = _freshness(look, portfolio.teams[key_result.team].check_ins.days)
    verdict = judge(_facts(look, fresh), portfolio.settings)
    history = tuple(_history(key_result, look.entries))
    heard = confidence.of_key_result(history)
    stand = look.standing
    return KeyResultState(
        key_result=key_result,
        definition=look.definition,
        current=look.definition.measure.current(look.said),
        counts=stand.counts,
        reached=look.reached,
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
        said_status=confidence.said_status(look.entries),
        live=fresh.live,
        stale=fresh.stale,
        last_check_in=fresh.last,
        history=history,
    )


def _look(portfolio: Portfolio, key_result: KeyResult, day: dt.date) -> _Look:
    definition = key_result.on(day)
    entries = entries_until(portfolio, key_result.id, day)
    said = tuple(entry.said for entry in entries if entry.said.reports)
    return _Look(
        day=day,
        objective=portfolio.objectives[key_result.objective],
        key_result=key_result,
        definition=definition,
        entries=entries,
        said=said,
        standing=standing(definition, said, day),
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


def _history(key_result: KeyResult, entries: Sequence[Entry]) -> Iterator[Point]:
    """Each entry with where the key result then stood, by the definition of its day."""
    said: list[Said] = []
    for entry in entries:
        reports = entry.said.reports
        if reports:
            said.append(entry.said)
        measure = key_result.on(entry.date).measure
        yield Point(
            date=entry.date,
            value=measure.value(entry.said) if reports else None,
            current=measure.current(said) if reports else None,
            progress=measure.progress(said) if reports else None,
            confidence=entry.confidence,
            status=entry.fields.status,
            by=entry.by,
            late=entry.late,
            entry=entry,
        )
