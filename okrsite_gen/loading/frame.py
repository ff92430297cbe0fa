"""What everything else is read against: settings, cycles, people, teams, KPIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.cycles import Calendar, read_calendar
from okrsite_gen.loading.kpis import Kpis, read_kpis
from okrsite_gen.loading.names import Names
from okrsite_gen.loading.people import People, read_people
from okrsite_gen.loading.settings import SettingsFile, read_settings
from okrsite_gen.loading.teams import called_like_cycles, place_teams, read_teams, team_names
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.reading.document import Document, FileKind

Documents = Mapping[FileKind, list[Document]]


@record
class Frame:
    """The settings and all ids that objectives and check-ins may name."""

    settings: SettingsFile
    calendar: Calendar
    people: People
    teams: Mapping[str, Team]
    team_names: Names
    kpis: Kpis

    def ancestors(self, team_id: str) -> list[str]:
        """The teams above, the nearest first."""
        above: list[str] = []
        team = self.teams.get(team_id)
        while team and team.parent:
            above.append(team.parent)
            team = self.teams.get(team.parent)
        return above

    def check_audience(self, audience: str | None, where: Origin, problems: list[Problem]) -> None:
        """An audience must be one of the settings'."""
        if audience:
            self.settings.audiences.check(audience, where, problems)


def by_kind(documents: Iterable[Document]) -> Documents:
    """The documents by kind of file, each kind in the order of paths."""
    sorted_out: dict[FileKind, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda each: each.found.file):
        sorted_out[document.found.kind].append(document)
    return sorted_out


def read_frame(documents: Documents, known_rules: Collection[str] | None, problems: list[Problem]) -> Frame:
    """Everything but objectives, check-ins and retrospectives."""
    settings = read_settings(documents["settings"], known_rules, problems)
    calendar = read_calendar(documents["cycles"], settings.settings, settings.audiences, problems)
    people = read_people(documents["people"], problems)
    files = read_teams(documents["team"], problems)
    problems.extend(called_like_cycles(files, calendar))
    teams = place_teams(files, settings, people, problems)
    kpis = read_kpis(documents["kpis"], people, teams, problems)
    star = settings.settings.north_star
    if star:
        kpis.names.check(star, settings.origin.at("north_star"), problems)
    return Frame(
        settings=settings, calendar=calendar, people=people, teams=teams, team_names=team_names(teams), kpis=kpis
    )
