"""What lies between teams: who has too much promised for, who works alone, which links pass a level by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from okrsite_gen.model.objective import Dependency, Link, Objective
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.model.portfolio import team_of as team_of  # noqa: PLC0414 - others know it from here
from okrsite_gen.scoring.alignment import is_live
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot

SOON = dt.timedelta(days=14)
TOO_MANY = 3


def live(snapshot: Snapshot) -> Iterator[Objective]:
    """The objectives that are worked on today."""
    return iter(_live(snapshot))


@once_unnoted
def _live(snapshot: Snapshot) -> tuple[Objective, ...]:
    """No check-in changes which those are."""
    portfolio, day = snapshot.portfolio, snapshot.as_of
    running = {id_ for id_, cycle in portfolio.cycles.items() if cycle.holds(day)}
    found = (portfolio.objectives[id_] for id_ in portfolio.objectives if cycle_of(id_) in running)
    return tuple(each for each in found if is_live(portfolio, each, day))


def dependencies(snapshot: Snapshot) -> tuple[Dependency, ...]:
    """What live objectives need of other teams, by the day it is needed (without one: last), then by id."""
    found = [
        dependency
        for objective in live(snapshot)
        for dependency in objective.depends_on
        if team_of(dependency.to) != objective.team
    ]
    return tuple(sorted(found, key=lambda one: (one.needed_by or dt.date.max, one.source, one.to)))


def overloaded(snapshot: Snapshot) -> Mapping[str, tuple[Dependency, ...]]:
    """Teams of which three or more things are needed within 14 days (or were already) that they have not agreed to; by id."""
    waiting: dict[str, list[Dependency]] = {}
    for one in dependencies(snapshot):
        if not one.agreed and one.needed_by is not None and one.needed_by <= snapshot.as_of + SOON:
            waiting.setdefault(team_of(one.to), []).append(one)
    return {team: tuple(found) for team, found in sorted(waiting.items()) if len(found) >= TOO_MANY}


def alone(snapshot: Snapshot) -> tuple[str, ...]:
    """Teams with live objectives that neither support, need nor share anything with another team, nor are supported or needed."""
    working: set[str] = set()
    linked: set[str] = set()
    for objective in live(snapshot):
        working.add(objective.team)
        named = [*(link.to for link in objective.supports), *(need.to for need in objective.depends_on)]
        others = {*map(team_of, named), *objective.fields.shared_with} - {objective.team}
        if others:
            linked |= {objective.team, *others}
    return tuple(sorted(working - linked))


def skipping(snapshot: Snapshot) -> tuple[Link, ...]:
    """Links of live objectives to a team further up than the next one that has live objectives of its own."""
    teams = snapshot.portfolio.teams
    busy = {objective.team for objective in live(snapshot)}
    return tuple(
        link
        for objective in live(snapshot)
        for link in objective.supports
        if team_of(link.to) in _above_the_next(objective.team, teams, busy)
    )


def _above_the_next(team: str, teams: Mapping[str, Team], busy: set[str]) -> set[str]:
    """The ancestors of a team beyond the first one that has objectives."""
    line: list[str] = []
    parent = teams[team].parent
    while parent is not None:
        line.append(parent)
        parent = teams[parent].parent
    first = next((place for place, one in enumerate(line) if one in busy), len(line))
    return set(line[first + 1 :])
