"""People: what they own and what is due from them. No score, no ranking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.model.check_in import Action
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Person
from okrsite_gen.pages import crumbs, rows, uri
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import Snapshot


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
        view=_people(snapshot),
        crumbs=(crumbs.OVERVIEW,),
    )
    for person in snapshot.portfolio.people.values():
        yield Page(
            uri=uri.person(person.id),
            title=person.label,
            description=f"What {person.label} owns and what is due.",
            section="teams",
            template="person.html",
            view=_view(snapshot, person),
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


def _view(snapshot: Snapshot, person: Person) -> PersonView:
    teams = snapshot.portfolio.teams.values()
    mine = [state for state in snapshot.objectives.values() if state.objective.owner == person.id]
    now = [state for state in mine if not state.closed and state.pace != "retired"]
    results = [
        found
        for state in snapshot.objectives.values()
        if not state.closed and state.pace != "retired"
        for found in state.key_results
        if found.key_result.owner == person.id
    ]
    actions = [action for action in snapshot.actions if action.who == person.id and action.done is None]
    return PersonView(
        person=person,
        teams=tuple(rows.team(snapshot, team.id) for team in teams if person.id in team.members),
        leads=tuple(rows.team(snapshot, team.id) for team in teams if team.lead == person.id),
        objectives=rows.objective_rows(snapshot, now),
        key_results=tuple(rows.key_result_row(snapshot, found) for found in results),
        closed=tuple(rows.about(snapshot, state.id) for state in mine if state not in now),
        owed=tuple(
            Owed(
                about=rows.about(snapshot, found.id),
                objective=rows.about(snapshot, found.key_result.objective),
                last=found.last_check_in,
            )
            for found in results
            if found.live and (found.stale or found.last_check_in is None)
        ),
        actions=tuple((action, rows.team(snapshot, action.team)) for action in sorted(actions, key=_by_due)),
    )


def _by_due(action: Action) -> tuple[dt.date, str]:
    return action.due or dt.date.max, action.id
