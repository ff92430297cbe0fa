"""Objectives."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from okrsite_gen.diagnostics import Origin
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
    owner: PersonId | None = None
    type: ObjectiveType = "aspirational"
    why: Note | None = None
    origin: Literal["bottom-up", "top-down"] | None = None
    priority: Id | None = None
    supports: Annotated[tuple[Support, ...], Items] = ()
    depends_on: Annotated[tuple[DependencyFields, ...], Items] = ()
    shared_with: Annotated[tuple[Id, ...], Items] = ()
    tags: Annotated[tuple[Line, ...], Items] = ()
    state: State = "active"
    audience: Id | None = None
    retired: Retirement | None = None
    successor_of: Line | None = None
    initiatives: Annotated[tuple[Initiative, ...], Items] = ()
    grade: Grade | None = None
    changes: Annotated[tuple[Change, ...], Items] = ()
    allow: Annotated[tuple[Allow, ...], Items] = ()
    narrative: Body | None = None


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


@record
class Objective:
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
