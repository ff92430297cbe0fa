"""Objectives."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from okrsite_gen.diagnostics import Origin
from okrsite_gen.light import Light
from okrsite_gen.model.fields import Body, Id, Items, Line, Note, PersonId, State, record, schema
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.shared import (
    Allow,
    Change,
    DependencyFields,
    Grade,
    Initiative,
    LinkKind,
    Retirement,
    Support,
)

ObjectiveType = Literal["committed", "aspirational", "learning", "personal"]


@schema
class ObjectiveFields:
    """An objective's own keys; `key_results` are read kind by kind."""

    objective: Line
    """What will be different: one line, without a number, that people remember."""
    owner: PersonId | None = None
    """The one person who answers for it."""
    type: ObjectiveType = "aspirational"
    """Committed is to be reached whole, aspirational is a success from 0.7 on, learning finds something out, personal is nobody else's."""
    why: Note | None = None
    """What makes it worth a quarter of the team's time."""
    origin: Literal["bottom-up", "top-down"] | None = None
    """Whether it came from above or from the team."""
    priority: Id | None = None
    """The company priority that it serves, by its id in okrsite.yml."""
    supports: Annotated[tuple[Support, ...], Items] = ()
    """The objectives and key results that it helps to reach."""
    depends_on: Annotated[tuple[DependencyFields, ...], Items] = ()
    """What it needs of other teams."""
    shared_with: Annotated[tuple[Id, ...], Items] = ()
    """Teams that share it, and may report on it."""
    tags: Annotated[tuple[Line, ...], Items] = ()
    """Words to find it by."""
    state: State = "active"
    """Drafts are left out of the site, unless they are asked for."""
    audience: Id | None = None
    """Who may read it; `company` where nothing is said."""
    retired: Retirement | None = None
    """Taken off the list, when and why."""
    successor_of: Line | None = None
    """The objective of an earlier cycle that it goes on with."""
    initiatives: Annotated[tuple[Initiative, ...], Items] = ()
    """The work that is done to get there; it never counts."""
    grade: Grade | None = None
    """The owners' own score."""
    changes: Annotated[tuple[Change, ...], Items] = ()
    """What was altered after the cycle began."""
    allow: Annotated[tuple[Allow, ...], Items] = ()
    """Rules that are waived here, with the reason."""
    narrative: Body | None = None
    """The story in Markdown, for an objective of objectives.yml."""


@record
class Link:
    """A resolved `supports`: full ids; `kind` is as written or inferred."""

    source: str
    to: str
    kind: LinkKind
    origin: Origin


@record
class Dependency:
    """A resolved `depends_on`: what `source` needs of `to` (full ids)."""

    source: str
    to: str
    what: str | None
    needed_by: dt.date | None
    agreed: bool
    origin: Origin


@record
class ObjectiveVersion:
    """A definition that held for the days before `until`."""

    until: dt.date
    fields: ObjectiveFields


class Objective(Light, frozen=True, kw_only=True):
    """An objective. `id` is `TEAM/CYCLE/SLUG`; `place` is where it is written (`origin` is the author's key)."""

    id: str
    slug: str
    team: str
    cycle: str
    place: Origin
    fields: ObjectiveFields
    key_results: tuple[KeyResult, ...]
    supports: tuple[Link, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    successor_of: str | None = None
    versions: tuple[ObjectiveVersion, ...] = ()

    @property
    def title(self) -> str:
        """Its text."""
        return self.fields.objective

    @property
    def owner(self) -> str | None:
        """The person who answers for it."""
        return self.fields.owner

    @property
    def draft(self) -> bool:
        """Whether it is not yet meant to be read."""
        return self.fields.state == "draft"

    def on(self, day: dt.date) -> ObjectiveFields:
        """The definition in force on `day`."""
        for version in self.versions:
            if day < version.until:
                return version.fields
        return self.fields
