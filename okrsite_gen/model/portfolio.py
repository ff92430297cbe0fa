"""Everything a company wrote, loaded and linked, at no particular date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from okrsite_gen.model.check_in import Action, Entry
from okrsite_gen.model.check_ins import CheckIns
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.kpi import Kpi
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.people import Person, Team
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.model.settings import Settings

Place = tuple[str, str]  # team and cycle


@record
class KpiValue:
    """A value of a KPI, said in a check-in."""

    date: dt.date
    value: float
    check_in: str


@record
class Portfolio:
    """The loaded content. Mappings are keyed by full id and sorted by it; check-ins are in file order.

    `entries` has, by objective or key-result id, what the check-ins say of it in file order (only those that count).
    `named_people` tells whether there is a people.yml; without it `people` holds whoever is mentioned.
    """

    settings: Settings
    people: Mapping[str, Person]
    named_people: bool
    teams: Mapping[str, Team]
    cycles: Mapping[str, Cycle]
    kpis: Mapping[str, Kpi]
    objectives: Mapping[str, Objective]
    check_ins: CheckIns
    retrospectives: tuple[Retrospective, ...]
    actions: Sequence[Action]
    entries: Mapping[str, tuple[Entry, ...]]
    kpi_values: Mapping[str, tuple[KpiValue, ...]]

    @property
    def company(self) -> Team | None:
        """The team at the top, if there is one."""
        return next((team for team in self.teams.values() if team.level == "company"), None)


def team_of(full_id: str) -> str:
    """The team that an objective or key result belongs to."""
    return full_id.partition("/")[0]


def cycle_of(full_id: str) -> str:
    """The cycle that an objective or key result belongs to."""
    return full_id.split("/", 2)[1]


def place_of(full_id: str) -> Place:
    """The team and the cycle that an objective or key result belongs to."""
    team, cycle, _ = full_id.split("/", 2)
    return team, cycle
