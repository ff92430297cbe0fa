"""People: what they own and what is due from them. No score, no ranking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from okrsite_gen.model.check_in import Action
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Person
from okrsite_gen.pages import crumbs, rows, uri
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot


@record
class PeopleView:
    """Everybody, by home team."""

    teams: tuple[tuple[rows.Ref | None, tuple[tuple[Person, rows.Ref], ...]], ...]


@record
class Owed:
    """A check-in that is due: the key result and when it was last spoken of."""

    about: rows.Ref
    objective: rows.Ref
    last: dt.date | None


@record
class PersonView:
    """One person's page."""

    person: Person
    teams: tuple[rows.Ref, ...]
    leads: tuple[rows.Ref, ...]
    objectives: tuple[rows.ObjectiveRow, ...]
    key_results: tuple[rows.KeyResultRow, ...]
    closed: tuple[rows.Ref, ...]
    owed: tuple[Owed, ...]
    actions: tuple[tuple[Action, rows.Ref], ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The list of people and a page for each."""
    yield Page(
        uri=uri.PEOPLE,
        title="People",
        description="Who owns what.",
        section="teams",
        template="people.html",
        view=partial(_people, snapshot),
        crumbs=(crumbs.OVERVIEW,),
    )
    holdings = Holdings(snapshot)
    for person in snapshot.portfolio.people.values():
        yield Page(
            uri=uri.person(person.id),
            title=person.label,
            description=f"What {person.label} owns and what is due.",
            section="teams",
            template="person.html",
            view=partial(_view, snapshot, person, holdings),
            crumbs=(crumbs.OVERVIEW, Crumb("People", uri.PEOPLE)),
            source=person.origin,
            search=f"person {person.label}",
        )


def _people(snapshot: Snapshot) -> PeopleView:
    homes: dict[str, list[tuple[Person, rows.Ref]]] = {}
    for person in sorted(snapshot.portfolio.people.values(), key=lambda person: (person.label.casefold(), person.id)):
        home = person.team or next(
            (team.id for team in snapshot.portfolio.teams.values() if person.id in team.members), ""
        )
        homes.setdefault(home, []).append((person, rows.Ref(title=person.label, uri=uri.person(person.id))))
    order = [*snapshot.portfolio.teams, ""]
    return PeopleView(
        teams=tuple(
            (rows.team(snapshot, home) if home else None, tuple(homes[home])) for home in order if home in homes
        )
    )


class Holdings:
    """What is owned and to be done, looked up by person; actions the next due first."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.objectives: dict[str | None, list[ObjectiveState]] = {}
        self.key_results: dict[str | None, list[KeyResultState]] = {}
        self.actions: dict[str | None, list[Action]] = {}
        for state in snapshot.objectives.values():
            self.objectives.setdefault(state.objective.owner, []).append(state)
            for part in state.key_results if _open(state) else ():
                if part.pace != "retired":
                    self.key_results.setdefault(part.key_result.owner, []).append(part)
        for action in sorted(snapshot.actions, key=lambda action: (action.due or dt.date.max, action.id)):
            if action.done is None:
                self.actions.setdefault(action.who, []).append(action)


def _open(state: ObjectiveState) -> bool:
    return not state.closed and state.pace != "retired"


def _view(snapshot: Snapshot, person: Person, holdings: Holdings) -> PersonView:
    teams = snapshot.portfolio.teams.values()
    mine = holdings.objectives.get(person.id, [])
    results = holdings.key_results.get(person.id, [])
    return PersonView(
        person=person,
        teams=tuple(rows.team(snapshot, team.id) for team in teams if person.id in team.members),
        leads=tuple(rows.team(snapshot, team.id) for team in teams if team.lead == person.id),
        objectives=rows.objective_rows(snapshot, [state for state in mine if _open(state)]),
        key_results=tuple(rows.key_result_row(snapshot, found) for found in results),
        closed=tuple(rows.about(snapshot, state.id) for state in mine if not _open(state)),
        owed=tuple(
            Owed(
                about=rows.about(snapshot, found.id),
                objective=rows.about(snapshot, found.key_result.objective),
                last=found.last_check_in,
            )
            for found in results
            if found.live and (found.stale or found.last_check_in is None)
        ),
        actions=tuple((action, rows.team(snapshot, action.team)) for action in holdings.actions.get(person.id, [])),
    )
