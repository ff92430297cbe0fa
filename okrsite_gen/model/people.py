"""People and teams."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from okrsite_gen.diagnostics import Origin
from okrsite_gen.light import Light
from okrsite_gen.model.fields import Date, Id, Items, Line, PersonId, State, record, schema
from okrsite_gen.model.settings import CheckInRhythm

Level = Literal["company", "department", "team"]


@schema
class PersonFields:
    """An entry of people.yml."""

    name: Line | None = None
    """What the person is called."""
    team: Id | None = None
    """The home team, by its id."""
    email: Line | None = None
    """An address that readers may write to."""
    roles: Annotated[tuple[Line, ...], Items] = ()
    """Such as `champion` or `sponsor`."""
    left: Date | None = None
    """The last day in the company."""


class Person(Light, frozen=True, kw_only=True):
    """Somebody who owns, says or does things, with what people.yml says of them; without people.yml any id that appears."""

    name: str | None = None
    team: str | None = None
    email: str | None = None
    roles: tuple[str, ...] = ()
    left: dt.date | None = None
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
    """What the team is called."""
    level: Level | None = None
    """Company, department or team."""
    parent: Id | None = None
    """The team above, where it is not the folder around this one."""
    lead: PersonId | None = None
    """Who leads the team."""
    members: Annotated[tuple[PersonId, ...], Items] = ()
    """Who belongs to it, beside those whose home it is."""
    check_ins: CheckInRhythm | None = None
    """When the team checks in, where it differs from the company."""
    state: State = "active"
    """Drafts are left out of the site, unless they are asked for."""
    audience: Id | None = None
    """Who may read it; `company` where nothing is said."""


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
