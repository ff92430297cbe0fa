"""team.yml files: the organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from okrsite_gen.diagnostics import Origin, Problem, Related
from okrsite_gen.loading.cycles import Calendar
from okrsite_gen.loading.names import Names
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.people import People
from okrsite_gen.loading.problems.names import (
    BAD_ID,
    DUPLICATE_NAME,
    DUPLICATE_TEAM,
    SEVERAL_COMPANIES,
    TEAM_CIRCLE,
    UNKNOWN_TEAM,
)
from okrsite_gen.loading.schema import Shape
from okrsite_gen.loading.settings import SettingsFile
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Level, Person, Team, TeamFields
from okrsite_gen.model.settings import CheckInRhythm
from okrsite_gen.reading.document import Document

_TEAM = Shape(TeamFields)
_HELP = "a team is a folder with a team.yml; its id is the folder's name"


@record
class TeamFile:
    """A team.yml as read, not yet in its place."""

    document: Document
    fields: TeamFields
    data: dict[str, object]

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.document.found.team or ""

    @property
    def origin(self) -> Origin:
        """The file."""
        return Origin(self.document.found.file)


def read_teams(documents: Collection[Document], problems: list[Problem]) -> dict[str, TeamFile]:
    """The team files by id; the first of two teams with one id is kept."""
    files: dict[str, TeamFile] = {}
    for document in documents:
        origin = Origin(document.found.file)
        fields, data = _TEAM.sift(document.data or {}, origin, problems)
        file = TeamFile(document=document, fields=fields or TeamFields(), data=data)
        if file.id in files:
            related = Related("the first one is here", files[file.id].origin)
            problems.append(
                DUPLICATE_TEAM.at(origin, f"there is already a team `{file.id}`", "rename one of the folders", related)
            )
        files.setdefault(file.id, file)
    return files


def team_names(files: Collection[str]) -> Names:
    """The teams that may be named."""
    return Names(noun="team", kind=UNKNOWN_TEAM, known=files, help=_HELP)


def place_teams(
    files: Mapping[str, TeamFile], settings: SettingsFile, people: People, problems: list[Problem]
) -> dict[str, Team]:
    """The teams in their places, with members and rhythm, sorted by id."""
    names = team_names(files)
    parents = {team_id: _parent(file, names, problems) for team_id, file in files.items()}
    problems.extend(_cut_circles(parents, files))
    problems.extend(_same_names(files))
    problems.extend(_companies(files, parents))
    home = _home_teams(people.known.values(), names, problems)
    for file in files.values():
        _check_people(file, people, problems)
        if file.fields.audience:
            settings.audiences.check(file.fields.audience, file.origin.at("audience"), problems)
    return {team_id: _team(files[team_id], parents[team_id], settings, home[team_id]) for team_id in sorted(files)}


def _parent(file: TeamFile, names: Names, problems: list[Problem]) -> str | None:
    asked = file.fields.parent
    if asked and names.check(asked, file.origin.at("parent"), problems):
        return asked
    return file.document.found.parent if file.document.found.parent in names.known else None


def _cut_circles(parents: dict[str, str | None], files: Mapping[str, TeamFile]) -> Iterator[Problem]:
    """Takes the parent from one team of each circle: the first, in the order of files, that names its own."""
    for team_id in sorted(parents, key=lambda each: files[each].origin.file):
        circle = _circle(team_id, parents)
        if circle:
            first = min(circle, key=lambda each: (files[each].fields.parent is None, files[each].origin.file))
            turn = circle.index(first)
            way = [*circle[turn:], *circle[:turn], first]
            yield TEAM_CIRCLE.at(
                files[first].origin.at("parent"),
                f"the parents of teams go round in a circle: {' → '.join(f'`{each}`' for each in way)}",
                "remove the `parent:` that is wrong; the folder tree is the organisation chart",
            )
            parents[first] = None


def _circle(team_id: str, parents: Mapping[str, str | None]) -> list[str]:
    """The teams from `team_id` up and back to it; empty when the way leads to the top."""
    way = [team_id]
    above = parents[team_id]
    while above is not None and above not in way:
        way.append(above)
        above = parents[above]
    return way if above == team_id else []


def _same_names(files: Mapping[str, TeamFile]) -> Iterator[Problem]:
    first: dict[str, TeamFile] = {}
    for file in sorted(files.values(), key=lambda each: each.origin.file):
        name = (file.fields.name or "").casefold()
        other = first.setdefault(name, file)
        if name and other is not file:
            message = f"the teams `{other.id}` and `{file.id}` are both called `{file.fields.name}`"
            related = Related("the first one is here", other.origin.at("name"))
            yield DUPLICATE_NAME.at(file.origin.at("name"), message, "give each team a name of its own", related)


def _level(file: TeamFile, parent: str | None) -> Level:
    return file.fields.level or ("team" if parent or file.fields.parent else "company")


def _companies(files: Mapping[str, TeamFile], parents: Mapping[str, str | None]) -> Iterator[Problem]:
    """More than one at the top."""
    roots = [each for each in files.values() if parents[each.id] is None and each.document.data is not None]
    companies = [each for each in roots if _level(each, None) == "company"]
    for file in companies[1:]:
        first = companies[0]
        message = f"`{file.id}` is a second team of level `company`, beside `{first.id}`"
        where = file.origin.at("level") if file.fields.level else file.origin
        fix = f"write `parent: {first.id}`, move the folder there, or write `level: department`"
        yield SEVERAL_COMPANIES.at(where, message, fix, Related("the first one is here", first.origin))


def called_like_cycles(files: Mapping[str, TeamFile], calendar: Calendar) -> Iterator[Problem]:
    """Teams whose folder is a cycle's by its name."""
    for file in files.values():
        if calendar.get(file.id):
            message = f"`{file.id}` is a cycle and cannot be the id of a team"
            fix = "remove the team.yml if the folder is a cycle's, else rename the folder"
            yield BAD_ID.at(file.origin, message, fix)


def _home_teams(people: Collection[Person], names: Names, problems: list[Problem]) -> dict[str, set[str]]:
    """Who names the team as home, by team."""
    home: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.team and person.origin and names.check(person.team, person.origin.at("team"), problems):
            home[person.team].add(person.id)
    return home


def _check_people(file: TeamFile, people: People, problems: list[Problem]) -> None:
    if file.fields.lead:
        people.owners.check(file.fields.lead, file.origin.at("lead"), problems)
    for index, member in enumerate(file.fields.members):
        if member not in people.owners.known:
            people.owners.check(member, place(file.data, file.origin, "members", index), problems)


def _team(file: TeamFile, parent: str | None, settings: SettingsFile, home: set[str]) -> Team:
    fields = file.fields
    return Team(
        id=file.id,
        name=fields.name or file.id,
        level=_level(file, parent),
        parent=parent,
        lead=fields.lead,
        members=tuple(sorted({*fields.members, *home})),
        check_ins=_rhythm(file, settings.settings.check_ins),
        audience=fields.audience,
        origin=file.origin,
    )


def _rhythm(file: TeamFile, default: CheckInRhythm) -> CheckInRhythm:
    """The team's own, the company's for what it does not say."""
    own, written = file.fields.check_ins, file.data.get("check_ins")
    if own is None or not isinstance(written, dict):
        return default
    return CheckInRhythm(
        every=own.every if "every" in written else default.every, day=own.day if "day" in written else default.day
    )
