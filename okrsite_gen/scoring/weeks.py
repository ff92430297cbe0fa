"""How teams stood at the end of each week: what `objective_on` says of a past day, without what no curve needs."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from okrsite_gen.model.check_in import Entry, Said
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult, Version
from okrsite_gen.model.numbers import settle
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.settings import PaceLimits
from okrsite_gen.scoring.freshness import freshness
from okrsite_gen.scoring.rates import SURE, UNSURE, Heard, rates_of
from okrsite_gen.scoring.score import grade_on, retired_on, standing_at, weighted_mean
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Pace, Rates, Week, Weeks
from okrsite_gen.scoring.verdict import pace_of_gap


@record
class _Known:
    """A key result with everything that is ever said of it: reports, days on which people spoke, confidences; each with its days.

    `definition` is the one that always held, and `progress` what each report made of it; both are empty where it changed.
    """

    key_result: KeyResult
    definition: Version | None
    progress: tuple[float | None, ...]
    said: tuple[Said, ...]
    said_on: tuple[dt.date, ...]
    spoken: tuple[dt.date, ...]
    sure: tuple[float, ...]
    sure_on: tuple[dt.date, ...]
    period: int


class _Part(NamedTuple):
    """A key result on a day; `confidence` is that of what is fresh."""

    score: float | None
    expected: float | None
    weight: float
    counts: bool
    reported: bool
    live: bool
    fresh: bool
    confidence: float | None


class _Whole(NamedTuple):
    """An objective on a day."""

    score: float | None
    expected: float | None
    reported: bool
    parts: tuple[_Part, ...]


@record
class TeamWeeks:
    """A team's weeks in a cycle, and for each the confidences that its fresh key results then had."""

    weeks: tuple[Week, ...]
    said: tuple[tuple[float, ...], ...]


WeeksByTeam = Mapping[tuple[str, str], TeamWeeks]  # by team and cycle


class WeeksByCycle(Mapping[str, Weeks]):
    """The weeks of each cycle that has objectives, computed when they are first asked for; some teams' may be `known` before."""

    def __init__(
        self, portfolio: Portfolio, states: Mapping[str, ObjectiveState], as_of: dt.date, known: WeeksByTeam
    ) -> None:
        self._portfolio = portfolio
        self._as_of = as_of
        self._known = known
        self._made: dict[str, Weeks] = {}
        self._states = states
        self._ids: dict[str, dict[str, list[str]]] = {}
        for id_ in states:
            team, cycle, _ = id_.split("/", 2)
            self._ids.setdefault(cycle, {}).setdefault(team, []).append(id_)

    def __getitem__(self, cycle: str) -> Weeks:
        if cycle not in self._made:
            self._made[cycle] = self._weeks(cycle)
        return self._made[cycle]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _weeks(self, cycle: str) -> Weeks:
        teams = {
            team: self._known.get((team, cycle)) or self._of_team(cycle, ids)
            for team, ids in sorted(self._ids[cycle].items())
        }
        days, company = week_ends(self._portfolio.cycles[cycle], self._as_of), self._portfolio.company
        top = teams.get(company.id) if company else None
        return Weeks(
            company=tuple(_everybody(number, day, top, teams.values()) for number, day in enumerate(days, start=1)),
            teams={team: found.weeks for team, found in teams.items()},
        )

    def _of_team(self, cycle: str, ids: Iterable[str]) -> TeamWeeks:
        return team_weeks(self._portfolio, cycle, [self._states[id_] for id_ in ids], self._as_of)


def team_weeks(portfolio: Portfolio, cycle: str, states: Iterable[ObjectiveState], as_of: dt.date) -> TeamWeeks:
    """The weeks of a team whose objectives in the cycle are `states`."""
    days = week_ends(portfolio.cycles[cycle], as_of)
    by_day: list[list[_Whole]] = [[] for _ in days]
    for state in states:
        known = [_heard(portfolio, part) for part in state.key_results]
        for day, found in zip(days, by_day, strict=True):
            found.extend(_whole(state.objective, known, day))
    numbered = enumerate(zip(days, by_day, strict=True), start=1)
    return TeamWeeks(
        weeks=tuple(_week(number, day, wholes, portfolio.settings.pace) for number, (day, wholes) in numbered),
        said=tuple(tuple(_said(wholes)) for wholes in by_day),
    )


def _everybody(number: int, day: dt.date, top: TeamWeeks | None, teams: Collection[TeamWeeks]) -> Week:
    """A week of the company: its own team's score, and the rates of all teams together."""
    own, all_ = top.weeks[number - 1] if top else None, [team.weeks[number - 1] for team in teams]
    return Week(
        number=number,
        ends=day,
        score=own.score if own else None,
        expected=own.expected if own else None,
        pace=own.pace if own else None,
        confidence=weighted_mean((value, 1.0) for team in teams for value in team.said[number - 1]),
        live=sum(week.live for week in all_),
        fresh=sum(week.fresh for week in all_),
        said=sum(week.said for week in all_),
        sure=sum(week.sure for week in all_),
        unsure=sum(week.unsure for week in all_),
    )


def week_ends(cycle: Cycle, as_of: dt.date) -> list[dt.date]:
    """The last day of each begun week of the cycle; of the one that runs, today."""
    last = min(cycle.ends, as_of)
    if last < cycle.starts:
        return []
    return [min(cycle.starts + dt.timedelta(days=7 * week - 1), last) for week in range(1, cycle.week(last) + 1)]


def rates_on(portfolio: Portfolio, day: dt.date) -> Rates:
    """The rates of a past day over all cycles: what a snapshot of that day says, without the rest of it."""
    return rates_of([heard_on(portfolio, portfolio.objectives.values(), day)])


def heard_on(portfolio: Portfolio, objectives: Iterable[Objective], day: dt.date) -> Heard:
    """What was heard of some objectives by a past day."""
    wholes = [
        whole
        for objective in objectives
        if (running := [each for each in objective.key_results if _runs(each, day)])
        for whole in _whole(objective, [_known(portfolio, each) for each in running], day)
    ]
    found = _week(0, day, wholes, portfolio.settings.pace)
    return Heard(live=found.live, fresh=found.fresh, said=found.said, sure=found.sure, unsure=found.unsure)


def _runs(key_result: KeyResult, day: dt.date) -> bool:
    """Whether it may be live on a day: others are in no rate."""
    time = key_result.on(day).time
    return time.starts <= day <= time.due


def _week(number: int, day: dt.date, wholes: Sequence[_Whole], limits: PaceLimits) -> Week:
    scored = [whole for whole in wholes if whole.score is not None]
    score = weighted_mean((whole.score, 1.0) for whole in scored)
    expected = weighted_mean((whole.expected, 1.0) for whole in scored)
    live, said = [part for whole in wholes for part in whole.parts if part.live], list(_said(wholes))
    return Week(
        number=number,
        ends=day,
        score=score,
        expected=expected,
        pace=_pace(scored, score, expected, limits),
        confidence=weighted_mean((value, 1.0) for value in said),
        live=len(live),
        fresh=sum(part.fresh for part in live),
        said=len(said),
        sure=sum(value >= SURE for value in said),
        unsure=sum(value <= UNSURE for value in said),
    )


def _said(wholes: Iterable[_Whole]) -> Iterator[float]:
    """The confidences of what is live."""
    return (part.confidence for whole in wholes for part in whole.parts if part.live and part.confidence is not None)


def _pace(wholes: Sequence[_Whole], score: float | None, expected: float | None, limits: PaceLimits) -> Pace | None:
    """The word for a team's mean: silence is never green."""
    if score is None:
        return None
    if not any(whole.reported for whole in wholes):
        return "no-check-in"
    if settle(score) >= 1:
        return "done"
    live = [part for whole in wholes for part in whole.parts if part.live]
    if live and not any(part.fresh for part in live):
        return "stale"
    return pace_of_gap((expected or 0.0) - score, limits)


def _known(portfolio: Portfolio, key_result: KeyResult) -> _Known:
    entries = portfolio.entries.get(key_result.id, ())
    said = tuple(entry.said for entry in entries if entry.said.reports)
    return _told(portfolio, key_result, entries, said, ())


def _heard(portfolio: Portfolio, state: KeyResultState) -> _Known:
    """Of a key result whose history was made already, progress and all."""
    reports = [point for point in state.history if point.entry.said.reports]
    entries = [point.entry for point in state.history]
    progress = () if state.key_result.versions else tuple(point.progress for point in reports)
    return _told(portfolio, state.key_result, entries, tuple(point.entry.said for point in reports), progress)


def _told(
    portfolio: Portfolio,
    key_result: KeyResult,
    entries: Sequence[Entry],
    said: tuple[Said, ...],
    progress: tuple[float | None, ...],
) -> _Known:
    sure = [(entry.date, value) for entry in entries if (value := entry.confidence) is not None]
    return _Known(
        key_result=key_result,
        definition=None if key_result.versions else key_result.on(dt.date.max),
        progress=progress,
        said=said,
        said_on=tuple(one.date for one in said),
        spoken=tuple(entry.date for entry in entries if not entry.machine),
        sure=tuple(value for _, value in sure),
        sure_on=tuple(day for day, _ in sure),
        period=portfolio.teams[key_result.team].check_ins.days,
    )


def _whole(objective: Objective, known: Sequence[_Known], day: dt.date) -> Iterator[_Whole]:
    """The objective, unless it is personal, a draft or retired."""
    definition = objective.on(day)
    if definition.type == "personal" or objective.draft or retired_on(definition, day):
        return
    parts = tuple(_part(one, day) for one in known)
    counting = [part for part in parts if part.counts]
    grade = grade_on(definition, day)
    computed = weighted_mean((part.score, part.weight) for part in counting)
    yield _Whole(
        score=computed if grade is None else grade.score,
        expected=weighted_mean((part.expected, part.weight) for part in counting),
        reported=grade is not None or any(part.reported for part in counting),
        parts=parts,
    )


def _part(known: _Known, day: dt.date) -> _Part:
    definition = known.definition or known.key_result.on(day)
    reported = bisect_right(known.said_on, day)
    said = known.said[:reported]
    progress = known.progress[reported - 1] if reported and known.progress else definition.measure.progress(said)
    stand = standing_at(definition, progress, day)
    at_work = not (stand.retired or definition.measure.finished(said))
    spoken = bisect_right(known.spoken, day)
    last = known.spoken[spoken - 1] if spoken else None
    fresh = freshness(day, definition.time, last, known.period, at_work=at_work)
    heard = fresh.live and not fresh.stale
    sure = bisect_right(known.sure_on, day)
    return _Part(
        score=stand.score,
        expected=definition.measure.planned(said[-1].date if said else day, definition.time),
        weight=stand.weight,
        counts=stand.counts,
        reported=stand.progress is not None or stand.grade is not None,
        live=fresh.live,
        fresh=heard,
        confidence=known.sure[sure - 1] if sure and heard else None,
    )
