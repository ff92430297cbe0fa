"""The parts of an agenda after the outcomes: roadmap, what is due, actions, what is between teams, silences, wins, decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import fields

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.shared import Initiative
from okrsite_gen.pages import rows, words
from okrsite_gen.pages.actions import ActionRow
from okrsite_gen.pages.due import Due, due_soon
from okrsite_gen.pages.lines import Line, latest_lines
from okrsite_gen.pages.sayings import Saying, Some, wins
from okrsite_gen.pages.team_index import TeamIndex
from okrsite_gen.scoring.owed import Owed
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_AHEAD = dt.timedelta(days=28)
_CLOSING = dt.timedelta(days=14)
_UNDER_WAY = ("doing", "todo")


@record
class Step:
    """An initiative that is not done."""

    initiative: Initiative
    about: rows.Ref


@record
class Matter:
    """A line with another team, or one to decide: `label` says what kind, `when` since when or until when."""

    label: str
    text: str
    ref: rows.Ref | None
    when: str = ""


@record
class Silence:
    """A person with how many key results wait for their word; `never` had one, `last` is the oldest last word on the others."""

    who: rows.Ref | None
    waiting: int
    never: int
    last: dt.date | None
    overdue: bool


@record
class Parts:
    """The lists of an agenda, each no longer than fits the page."""

    initiatives: Some[Step]
    promised: Some[Line]
    due: Some[Due]
    actions: Some[ActionRow]
    between: Some[Matter]
    silent: Some[Silence]
    wins: Some[Saying]
    decisions: Some[Matter]

    def lines(self) -> dict[str, int]:
        """How many lines each part of the meeting has; closing it takes one more."""
        count = {field.name: len(getattr(self, field.name).shown) for field in fields(self)}
        roadmap = count.pop("initiatives") + count.pop("promised")
        return {"roadmap": roadmap, **count, "decisions": count["decisions"] + 1}


def parts(
    snapshot: Snapshot, team: Team, index: TeamIndex, states: Sequence[ObjectiveState], ending: Cycle | None
) -> Parts:
    """Of the team's open objectives `states`; `ending` is the cycle of the meeting."""
    promised = [line for state in states for line in latest_lines(snapshot, state, "next")]
    return Parts(
        initiatives=Some.first(3, sorted(_steps(snapshot, states), key=_under_way_first)),
        promised=Some.first(4, sorted(promised, key=lambda line: line.date, reverse=True)),
        due=Some.first(4, [due for due in due_soon(snapshot, team, index) if due.kind != "action"]),
        actions=Some.first(4, index.actions.get(team.id, [])),
        between=Some.first(5, tuple(_between(snapshot, team, index))),
        silent=Some.first(4, _silent(snapshot, index.owed.get(team.id, []))),
        wins=Some.first(3, tuple(_wins(snapshot, team, index))),
        decisions=Some.first(3, tuple(_decisions(snapshot, team, index, states, ending))),
    )


def _steps(snapshot: Snapshot, states: Sequence[ObjectiveState]) -> Iterator[Step]:
    for state in states:
        for initiative in state.definition.initiatives:
            if initiative.state in _UNDER_WAY:
                yield Step(initiative=initiative, about=rows.about(snapshot, state.id))


def _under_way_first(step: Step) -> int:
    return _UNDER_WAY.index(step.initiative.state)


def _between(snapshot: Snapshot, team: Team, index: TeamIndex) -> Iterator[Matter]:
    for blocker in index.blockers.get(team.id, []):
        since = f"since {words.short_day(blocker.blocked_since)}"
        yield Matter(label="Blocked", text=blocker.text, ref=rows.about(snapshot, blocker.about), when=since)
    for ask in index.between.asks_of(team.id):
        yield Matter(label="Asked of us", text=ask.text, ref=ask.team, when=words.short_day(ask.date))
    for ask in index.between.asks_by(team.id):
        yield Matter(label="We ask", text=ask.text, ref=ask.team, when=words.short_day(ask.date))
    for need in index.between.needs_of(team.id):
        if need.agreed and need.needed_by and need.needed_by <= snapshot.as_of + _AHEAD:
            by = f"agreed for {words.short_day(need.needed_by)}"
            yield Matter(label="We need", text=need.text, ref=need.team, when=by)


def _silent(snapshot: Snapshot, found: Sequence[Owed]) -> tuple[Silence, ...]:
    """Whose word is late, the most overdue first."""
    waiting: dict[str | None, list[Owed]] = {}
    for owed in found:
        if owed.due < snapshot.as_of:
            waiting.setdefault(owed.owner, []).append(owed)
    return tuple(
        Silence(
            who=rows.person(snapshot, owner),
            waiting=len(mine),
            never=sum(owed.last is None for owed in mine),
            last=min((owed.last for owed in mine if owed.last), default=None),
            overdue=any(owed.overdue for owed in mine),
        )
        for owner, mine in waiting.items()
    )


def _wins(snapshot: Snapshot, team: Team, index: TeamIndex) -> Iterator[Saying]:
    """Those of the last check-in period."""
    since = snapshot.as_of - dt.timedelta(days=team.check_ins.days)
    return wins(snapshot, [said for said in index.said_lately(team.id) if said.date > since])


def _decisions(
    snapshot: Snapshot, team: Team, index: TeamIndex, states: Sequence[ObjectiveState], ending: Cycle | None
) -> Iterator[Matter]:
    for need in index.between.needed_from(team.id):
        if not need.agreed:
            yield Matter(label="Yes or no", text=need.text, ref=need.team, when=_needed(need.needed_by))
    for need in index.between.needs_of(team.id):
        if not need.agreed:
            yield Matter(label="Agree, or do without", text=need.text, ref=need.team, when=_needed(need.needed_by))
    for state in states:
        for line in latest_lines(snapshot, state, "concerns"):
            yield Matter(label="Concern", text=line.text, ref=line.about)
    if ending and ending.ends - _CLOSING <= snapshot.as_of:
        when = f"ends {words.until(ending.ends, snapshot.as_of)}"
        yield Matter(label=ending.title, text="What do we take along, and what do we let go?", ref=None, when=when)


def _needed(day: dt.date | None) -> str:
    return f"needed by {words.short_day(day)}" if day else ""
