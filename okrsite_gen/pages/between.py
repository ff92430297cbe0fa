"""What teams ask and need of each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.pages import rows, words
from okrsite_gen.pages.lately import Asked, all_asks
from okrsite_gen.scoring.between_teams import SOON
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once, once_by_id
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.states import unclosed


@record
class AskView:
    """An ask, seen from one side: `team` is the other one."""

    text: str
    team: rows.Ref
    date: dt.date
    permalink: str


@record
class NeedView:
    """A dependency, seen from one side: `team` (by id `other`) and `about` are the other one, `own` is this one.

    `ended` says that what is needed is nobody's work any more: `was retired` or `is over`; empty otherwise.
    """

    text: str
    about: rows.Ref
    own: rows.Ref
    other: str
    team: rows.Ref
    needed_by: dt.date | None
    agreed: bool
    ended: str


class Between:
    """All asks of the last four weeks and all dependencies of open objectives, looked up by team."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._asked, self._asking = _asked(snapshot), _asking(snapshot)
        self._needing, self._needed = _needing(snapshot), _needed(snapshot)

    def asks_of(self, team_id: str) -> tuple[AskView, ...]:
        """What others asked of the team, newest first."""
        return tuple(_ask(self._snapshot, asked, asked.team) for asked in self._asked.get(team_id, []))

    def asks_by(self, team_id: str) -> tuple[AskView, ...]:
        """What the team asked of others, newest first."""
        return tuple(_ask(self._snapshot, asked, asked.of) for asked in self._asking.get(team_id, []))

    def needs_of(self, team_id: str) -> tuple[NeedView, ...]:
        """What the team's open objectives need of others."""
        return tuple(_need(self._snapshot, found, found.source, found.to) for found in self._needing.get(team_id, []))

    def needed_from(self, team_id: str) -> tuple[NeedView, ...]:
        """What others' open objectives need of the team."""
        return tuple(_need(self._snapshot, found, found.to, found.source) for found in self._needed.get(team_id, []))


@once_by_id
def _asked(snapshot: Snapshot) -> Mapping[str, list[Asked]]:
    return grouped(all_asks(snapshot), lambda asked: asked.of)


@once_by_id
def _asking(snapshot: Snapshot) -> Mapping[str, list[Asked]]:
    return grouped(all_asks(snapshot), lambda asked: asked.team)


@once_by_id
def _needing(snapshot: Snapshot) -> Mapping[str, list[Dependency]]:
    return grouped(dependencies(snapshot), lambda dependency: team_of(dependency.source))


@once_by_id
def _needed(snapshot: Snapshot) -> Mapping[str, list[Dependency]]:
    return grouped(dependencies(snapshot), lambda dependency: team_of(dependency.to))


def _ask(snapshot: Snapshot, asked: Asked, other: str) -> AskView:
    return AskView(text=asked.what, team=rows.team(snapshot, other), date=asked.date, permalink=asked.permalink)


@once
def dependencies(snapshot: Snapshot) -> list[Dependency]:
    """What open objectives need of other teams, the next needed first."""
    found = [
        dependency
        for state in unclosed(snapshot)
        if not state.closed and state.pace != "retired"
        for dependency in state.objective.depends_on
        if team_of(dependency.to) != team_of(dependency.source)
    ]
    return sorted(found, key=lambda dependency: (dependency.needed_by or dt.date.max, dependency.source, dependency.to))


def team_of(full_id: str) -> str:
    """The team in a full id."""
    return full_id.partition("/")[0]


def ended(snapshot: Snapshot, full_id: str) -> str:
    """`was retired` or `is over`, of an objective or key result that nobody works on any more; empty otherwise."""
    objective = snapshot.objectives.get(full_id.partition("#")[0])
    states = (objective, snapshot.key_results.get(full_id))
    if any(state is not None and state.pace == "retired" for state in states):
        return "was retired"
    return "is over" if objective is not None and objective.closed else ""


def wanted(snapshot: Snapshot, dependency: Dependency) -> str:
    """What is needed, in the words of who needs it; without any the title of what it depends on."""
    return dependency.what or rows.about(snapshot, dependency.to).title


def too_much(snapshot: Snapshot, waits: Sequence[Dependency]) -> str:
    """Why a team is overloaded, as the rest of a sentence that begins with its name."""
    asking = {team_of(one.source) for one in waits}
    who = f"{len(asking)} teams need" if len(asking) > 1 else f"{rows.team(snapshot, *asking).title} needs"
    return f"has not agreed to {len(waits)} things that {who} of it by {words.short_day(snapshot.as_of + SOON)}"


def _need(snapshot: Snapshot, dependency: Dependency, own: str, other: str) -> NeedView:
    return NeedView(
        text=wanted(snapshot, dependency),
        about=rows.about(snapshot, other),
        own=rows.about(snapshot, own),
        other=team_of(other),
        team=rows.team(snapshot, team_of(other)),
        needed_by=dependency.needed_by,
        agreed=dependency.agreed,
        ended=ended(snapshot, dependency.to),
    )
