"""The part of a portfolio that an audience may read. What is left out leaves no trace: no link, no entry, no name."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from okrsite_gen.loading.finder import Finder, Place
from okrsite_gen.loading.grouping import entries_by_id, values_by_kpi
from okrsite_gen.loading.mentions import mentioned
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.loading.spread import altered
from okrsite_gen.model.check_in import CheckIn, ObjectiveEntryFields
from okrsite_gen.model.objective import Objective, ObjectiveFields
from okrsite_gen.model.people import Person, Team
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.retrospective import Retrospective

Said = TypeVar("Said", bound=ObjectiveEntryFields)
_REFERENCES = ("supports", "depends_on", "successor_of", "shared_with")


def visible(portfolio: Portfolio, *, drafts: bool = False, audience: str = DEFAULT_AUDIENCE) -> Portfolio:
    """Without drafts (unless asked for) and without what is meant for a higher audience than `audience`."""
    screen = _Screen(portfolio, drafts=drafts, audience=audience)
    return portfolio if screen.hides_nothing() else screen.portfolio()


class _Screen:
    """Holds back what an audience may not read."""

    def __init__(self, portfolio: Portfolio, *, drafts: bool, audience: str) -> None:
        self.all = portfolio
        self.drafts = drafts
        self.ranks = {name: rank for rank, name in enumerate(portfolio.settings.audiences)}
        self.reader = self.ranks.get(audience, len(self.ranks))
        self.teams = {team.id: team for team in portfolio.teams.values() if self.opens(team.audience)}
        self.cycles = {cycle.id: cycle for cycle in portfolio.cycles.values() if self.opens(cycle.audience)}
        self.shown = {each.id for each in portfolio.objectives.values() if self.shows_objective(each)}
        keys = {each.id: frozenset(key.key for key in each.key_results) for each in portfolio.objectives.values()}
        self.finder = Finder(keys, portfolio.cycles, portfolio.cycles.get)

    def shows(self, audience: str | None) -> bool:
        """Whether the reader's audience is as high as the one asked for; an unknown one is higher than all."""
        return self.ranks.get(audience or DEFAULT_AUDIENCE, -1) >= self.reader

    def opens(self, audience: str | None) -> bool:
        """Whether a team or cycle lets the reader in: one that names no audience leaves it to what lies in it."""
        return audience is None or self.shows(audience)

    def shows_place(self, team: str, cycle: str) -> bool:
        return team in self.teams and cycle in self.cycles

    def shows_objective(self, objective: Objective) -> bool:
        may_read = (self.drafts or not objective.draft) and self.shows(objective.fields.audience)
        return may_read and self.shows_place(objective.team, objective.cycle)

    def shows_document(self, document: CheckIn | Retrospective) -> bool:
        return self.shows(document.audience) and self.shows_place(document.team, document.cycle)

    def shows_id(self, full_id: str | None) -> bool:
        """Whether an objective, or the one that a key result belongs to, may be read."""
        return full_id is None or full_id.partition("#")[0] in self.shown

    def shows_reference(self, text: str | None, here: Place) -> bool:
        return text is None or self.shows_id(self.finder.find(text, here))

    def hides_nothing(self) -> bool:
        mine = len(self.shown) + len(self.teams) + len(self.cycles)
        whole = len(self.all.objectives) + len(self.all.teams) + len(self.all.cycles)
        documents: tuple[CheckIn | Retrospective, ...] = (*self.all.check_ins, *self.all.retrospectives)
        return mine == whole and all(self.shows_document(each) for each in documents)

    def portfolio(self) -> Portfolio:
        teams = {team.id: dataclasses.replace(team, parent=self.parent(team)) for team in self.teams.values()}
        objectives = {key: self.objective(each) for key, each in self.all.objectives.items() if key in self.shown}
        check_ins = tuple(self.check_in(each) for each in self.all.check_ins if self.shows_document(each))
        kept = {each.id for each in check_ins}
        actions = tuple(each for each in self.all.actions if each.check_in in kept and self.shows_id(each.about))
        return dataclasses.replace(
            self.all,
            teams=teams,
            cycles=self.cycles,
            objectives=objectives,
            check_ins=check_ins,
            actions=actions,
            retrospectives=tuple(
                self.retrospective(each) for each in self.all.retrospectives if self.shows_document(each)
            ),
            entries=entries_by_id(check_ins),
            kpi_values=values_by_kpi(check_ins, self.all.kpis),
            people=self.people(mentioned(teams, self.all.kpis, objectives.values(), check_ins, actions)),
        )

    def parent(self, team: Team) -> str | None:
        """The nearest team above that may be read."""
        above = team.parent
        while above is not None and above not in self.teams:
            above = self.all.teams[above].parent
        return above

    def people(self, named: Collection[str]) -> dict[str, Person]:
        """Those of people.yml, and whoever else is named in what is left."""
        kept = {key: person for key, person in self.all.people.items() if person.origin or key in named}
        return {
            key: altered(person, team=person.team if person.team in self.teams else None)
            for key, person in kept.items()
        }

    def objective(self, objective: Objective) -> Objective:
        here = objective.team, objective.cycle
        return dataclasses.replace(
            objective,
            fields=self.objective_fields(objective.fields, here),
            supports=tuple(each for each in objective.supports if self.shows_id(each.to)),
            depends_on=tuple(each for each in objective.depends_on if self.shows_id(each.to)),
            successor_of=objective.successor_of if self.shows_id(objective.successor_of) else None,
            versions=tuple(
                dataclasses.replace(version, fields=self.objective_fields(version.fields, here))
                for version in objective.versions
            ),
        )

    def objective_fields(self, fields: ObjectiveFields, here: Place) -> ObjectiveFields:
        return altered(
            fields,
            supports=tuple(each for each in fields.supports if self.shows_reference(each.to, here)),
            depends_on=tuple(each for each in fields.depends_on if self.shows_reference(each.to, here)),
            shared_with=tuple(team for team in fields.shared_with if team in self.teams),
            successor_of=fields.successor_of if self.shows_reference(fields.successor_of, here) else None,
            changes=tuple(altered(change, was=_without_references(change.was)) for change in fields.changes),
        )

    def check_in(self, check_in: CheckIn) -> CheckIn:
        here = check_in.team, check_in.cycle
        return dataclasses.replace(
            check_in,
            key_results={
                text: self.said(said) for text, said in check_in.key_results.items() if self.shows_reference(text, here)
            },
            objectives={
                text: self.said(said) for text, said in check_in.objectives.items() if self.shows_reference(text, here)
            },
            actions=tuple(each for each in check_in.actions if self.shows_reference(each.for_, here)),
            entries=tuple(
                dataclasses.replace(entry, fields=self.said(entry.fields))
                for entry in check_in.entries
                if self.shows_id(entry.about)
            ),
        )

    def said(self, fields: Said) -> Said:
        """Without what is asked of teams that may not be read."""
        asks = tuple(ask for ask in fields.asks if ask.of in self.teams)
        return fields if len(asks) == len(fields.asks) else altered(fields, asks=asks)

    def retrospective(self, retrospective: Retrospective) -> Retrospective:
        here = retrospective.team, retrospective.cycle
        lessons = tuple(
            each if self.shows_reference(each.carried_to, here) else altered(each, carried_to=None)
            for each in retrospective.lessons
        )
        return dataclasses.replace(retrospective, lessons=lessons)


def _without_references(was: Mapping[str, Any]) -> dict[str, Any]:
    """Earlier keys that could name what is left out are left out themselves."""
    return {key: value for key, value in was.items() if key not in _REFERENCES}
