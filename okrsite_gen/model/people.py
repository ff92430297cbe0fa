"""People and teams."""

from __future__ import annotations

from typing import Annotated, Literal

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import Date, Id, Items, Line, PersonId, State, record, schema
from okrsite_gen.model.settings import CheckInRhythm

Level = Literal["company", "department", "team"]


@schema
class PersonFields:
    """An entry of people.yml."""

    name: Line | None = None
    team: Id | None = None
    email: Line | None = None
    roles: Annotated[tuple[Line, ...], Items] = ()
    left: Date | None = None


@record
class Person(PersonFields):
    """Somebody who owns, says or does things; without people.yml any id that appears."""

    id: str
    origin: Origin | None = None

    @property
    def label(self) -> str:
        """The name, or the id where no name was given."""
        return self.name or self.id


@schema
class TeamFields:
    """A team.yml."""

    name: Line | None = None
    level: Level | None = None
    parent: Id | None = None
    lead: PersonId | None = None
    members: Annotated[tuple[PersonId, ...], Items] = ()
    check_ins: CheckInRhythm | None = None
    state: State = "active"
    audience: Id | None = None


@record
class Team:
    """A team with its place in the organisation; `members` is the union with people's home teams, sorted."""

    id: str
    name: str
    level: Level
    parent: str | None
    lead: str | None
    members: tuple[str, ...]
    check_ins: CheckInRhythm
    audience: str | None
    origin: Origin
