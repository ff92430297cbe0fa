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


class Between:
    """All asks of the last four weeks and all dependencies of open objectives, looked up by team."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._asked: dict[str, list[tuple[CheckIn, Ask]]] = {}
        self._asking: dict[str, list[tuple[CheckIn, Ask]]] = {}
        self._needing: dict[str, list[Dependency]] = {}
        self._needed: dict[str, list[Dependency]] = {}
        for check_in, ask in _asks(snapshot):
            self._asked.setdefault(ask.of, []).append((check_in, ask))
            self._asking.setdefault(check_in.team, []).append((check_in, ask))
        for dependency in _dependencies(snapshot):
            self._needing.setdefault(_team(dependency.source), []).append(dependency)
            self._needed.setdefault(_team(dependency.to), []).append(dependency)

    def asks_of(self, team_id: str) -> tuple[AskView, ...]:
        """What others asked of the team, newest first."""
        return tuple(_ask(self._snapshot, said, ask, said.team) for said, ask in self._asked.get(team_id, []))

    def asks_by(self, team_id: str) -> tuple[AskView, ...]:
        """What the team asked of others, newest first."""
        return tuple(_ask(self._snapshot, said, ask, ask.of) for said, ask in self._asking.get(team_id, []))

    def needs_of(self, team_id: str) -> tuple[NeedView, ...]:
        """What the team's open objectives need of others."""
        return tuple(_need(self._snapshot, found, found.to) for found in self._needing.get(team_id, []))

    def needed_from(self, team_id: str) -> tuple[NeedView, ...]:
        """What others' open objectives need of the team."""
        return tuple(_need(self._snapshot, found, found.source) for found in self._needed.get(team_id, []))


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
