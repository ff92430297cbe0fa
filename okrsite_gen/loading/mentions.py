"""Everybody who is named anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.kpi import Kpi
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.people import Person, Team


def with_mentioned(known: Mapping[str, Person], mentioned: Iterable[str]) -> dict[str, Person]:
    """The known people and a bare `Person` for everybody else, sorted by id: whoever is named has a page."""
    strangers = {person: Person(id=person) for person in mentioned if person not in known}
    return dict(sorted({**strangers, **known}.items()))


def mentioned(
    teams: Mapping[str, Team],
    kpis: Mapping[str, Kpi],
    objectives: Iterable[Objective],
) -> frozenset[str]:
    """The ids of all people named, whether known or not, by others than check-ins."""
    named: set[str | None] = {person for team in teams.values() for person in (team.lead, *team.members)}
    named.update(kpi.owner for kpi in kpis.values() if kpi.owner not in teams)
    for objective in objectives:
        named.update(_of_objective(objective))
    return frozenset(person for person in named if person)


def _of_objective(objective: Objective) -> Iterator[str | None]:
    things: tuple[Objective | KeyResult, ...] = (objective, *objective.key_results)
    for thing in things:
        yield thing.fields.owner
        yield thing.fields.grade.by if thing.fields.grade else None
        yield from (change.by for change in thing.fields.changes)
        yield from (version.fields.owner for version in thing.versions)


def named_in(check_in: CheckIn) -> set[str]:
    """The ids of all people named in a check-in."""
    named: set[str | None] = {check_in.by, check_in.facilitator, *check_in.attendees}
    for entry in check_in.entries:
        named.add(entry.by)
        named.update(vote.by for vote in entry.fields.votes)
    return {person for person in named if person}
