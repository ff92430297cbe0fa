"""People: what they own and what is due from them. No score, no ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Person, Team
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.actions import ActionRow, open_actions
from okrsite_gen.pages.between import AskView, Between
from okrsite_gen.pages.due import Due, ahead, results
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.briefs import briefs
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_by_id, once_unnoted
from okrsite_gen.scoring.owed import Owed, owed
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

Home = tuple[str, list[Person]]

_PER_PAGE = 1000


@record
class PeopleView:
    """Everybody, by home team; of very many people (`people` in all) a part of the pages."""

    teams: tuple[tuple[rows.Ref | None, tuple[tuple[Person, rows.Ref], ...]], ...]
    people: int
    page: int
    pages: tuple[str, ...]


@record
class Late:
    """A check-in that is late: what about, since when, and when it was last spoken of."""

    about: rows.Ref
    objective: rows.Ref
    owed: Owed


@record
class Asked:
    """What other teams asked of a team."""

    team: rows.Ref
    asks: tuple[AskView, ...]


@record
class PersonView:
    """One person's page. `late` are the check-ins whose day has passed, `next` the first of the `waiting` others."""

    person: Person
    teams: tuple[rows.Ref, ...]
    leads: tuple[rows.Ref, ...]
    objectives: tuple[rows.ObjectiveRow, ...]
    key_results: tuple[rows.KeyResultRow, ...]
    closed: tuple[rows.Ref, ...]
    late: tuple[Late, ...]
    next: Owed | None
    waiting: int
    soon: tuple[Due, ...]
    actions: tuple[ActionRow, ...]
    asked: tuple[Asked, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The list of people and a page for each."""
    parts = _parts(snapshot)
    addresses = (uri.PEOPLE, *(uri.people_part(part) for part in range(2, len(parts) + 1)))
    for number, (part, address) in enumerate(zip(parts, addresses, strict=True), start=1):
        yield Page(
            uri=address,
            title="People" if number == 1 else f"People, part {number}",
            description="Who owns what.",
            section="teams",
            template="people.html",
            view=partial(_people, snapshot, part, addresses, number),
            crumbs=(crumbs.OVERVIEW,) if number == 1 else (crumbs.OVERVIEW, Crumb("People", uri.PEOPLE)),
        )
    for person in snapshot.portfolio.people.values():
        yield Page(
            uri=uri.person(person.id),
            title=person.label,
            description=f"What {person.label} owns and what is due.",
            section="teams",
            template="person.html",
            view=partial(_view, snapshot, person),
            crumbs=(crumbs.OVERVIEW, Crumb("People", uri.PEOPLE)),
            source=person.origin,
            search=partial(stubs.person, snapshot, person),
        )


def _parts(snapshot: Snapshot) -> list[list[Home]]:
    """Everybody by home team, in pages of so many people at most; a team stays together where it fits."""
    parts: list[list[Home]] = [[]]
    room = _PER_PAGE
    for home, members in _homes(snapshot):
        for start in range(0, len(members), _PER_PAGE):
            some = members[start : start + _PER_PAGE]
            if len(some) > room:
                parts.append([])
                room = _PER_PAGE
            parts[-1].append((home, some))
            room -= len(some)
    return parts


def _homes(snapshot: Snapshot) -> Iterator[Home]:
    """By team, those without one last."""
    of_member: dict[str, str] = {}
    for team in snapshot.portfolio.teams.values():
        for member in team.members:
            of_member.setdefault(member, team.id)
    homes: dict[str, list[Person]] = {}
    for person in sorted(snapshot.portfolio.people.values(), key=lambda person: (person.label.casefold(), person.id)):
        homes.setdefault(person.team or of_member.get(person.id, ""), []).append(person)
    return ((home, homes[home]) for home in (*snapshot.portfolio.teams, "") if home in homes)


def _people(snapshot: Snapshot, part: list[Home], addresses: tuple[str, ...], number: int) -> PeopleView:
    return PeopleView(
        teams=tuple(
            (rows.team(snapshot, home) if home else None, tuple(map(_named, members))) for home, members in part
        ),
        people=len(snapshot.portfolio.people),
        page=number,
        pages=addresses,
    )


def _named(person: Person) -> tuple[Person, rows.Ref]:
    return person, rows.Ref(title=person.label, uri=uri.person(person.id))


@record
class Holding:
    """What somebody owns (objectives by id), owes and has to do; actions the next due first.

    `due` are the key results that are theirs, or else whose objective is.
    """

    objectives: list[str] = field(default_factory=list)
    key_results: list[KeyResultState] = field(default_factory=list)
    due: list[KeyResultState] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)


@once_by_id
def _holdings(snapshot: Snapshot) -> Mapping[str, Holding]:
    """By person: whoever asks looks there once for all of it."""
    known, found = briefs(snapshot), defaultdict[str, Holding](Holding)
    for brief in known.values():
        found[brief.owner or ""].objectives.append(brief.id)
    for part in _worked_on(snapshot):
        own = part.key_result.owner or ""
        found[own].key_results.append(part)
        found[own or known[part.key_result.objective].owner or ""].due.append(part)
    for one in owed(snapshot):
        found[one.owner or ""].owed.append(one)
    for row in open_actions(snapshot):
        found[row.action.who or ""].actions.append(row)
    return dict(found)


@once_unnoted
def _leads(snapshot: Snapshot) -> Mapping[str, list[Team]]:
    return grouped(snapshot.portfolio.teams.values(), lambda team: team.lead or "")


@once_unnoted
def _teams(snapshot: Snapshot) -> Mapping[str, list[Team]]:
    members = ((member, team) for team in snapshot.portfolio.teams.values() for member in team.members)
    return {member: [team for _, team in some] for member, some in grouped(members, lambda one: one[0]).items()}


def _worked_on(snapshot: Snapshot) -> Iterator[KeyResultState]:
    """The key results of objectives that are neither over nor retired, and are not retired themselves."""
    return (
        part for state in unclosed(snapshot) if _open(state) for part in state.key_results if part.pace != "retired"
    )


def _open(state: ObjectiveState) -> bool:
    return not state.closed and state.pace != "retired"


def _view(snapshot: Snapshot, person: Person) -> PersonView:
    holding = _holdings(snapshot).get(person.id) or Holding()
    teams, leads = _teams(snapshot).get(person.id, []), _leads(snapshot).get(person.id, [])
    mine = [snapshot.objectives[id_] for id_ in holding.objectives]
    waiting = [one for one in holding.owed if one.due >= snapshot.as_of]
    return PersonView(
        person=person,
        teams=tuple(rows.team(snapshot, team.id) for team in teams),
        leads=tuple(rows.team(snapshot, team.id) for team in leads),
        objectives=rows.objective_rows(snapshot, [state for state in mine if _open(state)]),
        key_results=tuple(rows.key_result_row(snapshot, found) for found in holding.key_results),
        closed=tuple(rows.about(snapshot, state.id) for state in mine if not _open(state)),
        late=tuple(_late(snapshot, one) for one in holding.owed if one.due < snapshot.as_of),
        next=min(waiting, key=lambda one: one.due, default=None),
        waiting=len(waiting),
        soon=ahead(snapshot, results(holding.due)),
        actions=tuple(holding.actions),
        asked=tuple(_asked(snapshot, {team.id: None for team in (*leads, *teams)})),
    )


def _late(snapshot: Snapshot, owed: Owed) -> Late:
    return Late(about=rows.about(snapshot, owed.state.id), objective=rows.about(snapshot, owed.objective.id), owed=owed)


def _asked(snapshot: Snapshot, teams: Iterable[str]) -> Iterator[Asked]:
    between = Between(snapshot)
    for team in teams:
        asks = between.asks_of(team)
        if asks:
            yield Asked(team=rows.team(snapshot, team), asks=asks)
