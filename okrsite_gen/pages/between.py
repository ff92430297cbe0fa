"""What teams ask and need of each other."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.check_in import Ask, CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.snapshot import Snapshot

_ASKS_DAYS = dt.timedelta(days=28)


@record
class AskView:
    """An ask, seen from one side: `team` is the other one."""

    text: str
    team: rows.Ref
    date: dt.date
    permalink: str


@record
class NeedView:
    """A dependency, seen from one side: `team` is the other one."""

    text: str
    about: rows.Ref
    team: rows.Ref
    needed_by: dt.date | None
    agreed: bool


def asks_of(snapshot: Snapshot, team_id: str) -> tuple[AskView, ...]:
    """What others asked of the team in the last four weeks, newest first."""
    return tuple(_ask(snapshot, found, ask, found.team) for found, ask in _asks(snapshot) if ask.of == team_id)


def asks_by(snapshot: Snapshot, team_id: str) -> tuple[AskView, ...]:
    """What the team asked of others in the last four weeks, newest first."""
    return tuple(_ask(snapshot, found, ask, ask.of) for found, ask in _asks(snapshot) if found.team == team_id)


def _asks(snapshot: Snapshot) -> list[tuple[CheckIn, Ask]]:
    since = snapshot.as_of - _ASKS_DAYS
    return [
        (check_in, ask)
        for check_in in reversed(snapshot.check_ins)
        if check_in.date > since
        for entry in check_in.entries
        if entry.about.split("#")[0] in snapshot.objectives
        for ask in entry.fields.asks
    ]


def _ask(snapshot: Snapshot, check_in: CheckIn, ask: Ask, other: str) -> AskView:
    permalink = uri.check_in(check_in.team, check_in.cycle, check_in.id)
    return AskView(text=ask.what, team=rows.team(snapshot, other), date=check_in.date, permalink=permalink)


def needs_of(snapshot: Snapshot, team_id: str) -> tuple[NeedView, ...]:
    """What the team's live objectives need of others."""
    return tuple(
        _need(snapshot, found, found.to) for found in _dependencies(snapshot) if _team(found.source) == team_id
    )


def needed_from(snapshot: Snapshot, team_id: str) -> tuple[NeedView, ...]:
    """What others' live objectives need of the team."""
    found = [dependency for dependency in _dependencies(snapshot) if _team(dependency.to) == team_id]
    return tuple(_need(snapshot, dependency, dependency.source) for dependency in found)


def _dependencies(snapshot: Snapshot) -> list[Dependency]:
    found = [
        dependency
        for state in snapshot.objectives.values()
        if not state.closed and state.pace != "retired"
        for dependency in state.objective.depends_on
        if _team(dependency.to) != _team(dependency.source)
    ]
    return sorted(found, key=lambda dependency: (dependency.needed_by or dt.date.max, dependency.source, dependency.to))


def _team(full_id: str) -> str:
    return full_id.partition("/")[0]


def _need(snapshot: Snapshot, dependency: Dependency, other: str) -> NeedView:
    about = rows.about(snapshot, other)
    return NeedView(
        text=dependency.what or about.title,
        about=about,
        team=rows.team(snapshot, _team(other)),
        needed_by=dependency.needed_by,
        agreed=dependency.agreed,
    )
