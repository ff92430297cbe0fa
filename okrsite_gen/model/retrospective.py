"""Retrospectives: what a team learned in a cycle."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import Body, Id, Items, Line, Note, State, record, schema


def _lesson(value: Any) -> object:  # noqa: ANN401 - pydantic hands over what was written
    return {"lesson": value} if isinstance(value, str) else value


@schema
class Lesson:
    """A lesson and the objective it was carried to (a full id)."""

    lesson: Note
    carried_to: Line | None = None


@schema
class RetrospectiveFields:
    """The front matter of retrospective.md; `narrative` is the body."""

    well: Annotated[tuple[Note, ...], Items] = ()
    not_well: Annotated[tuple[Note, ...], Items] = ()
    why: Annotated[tuple[Note, ...], Items] = ()
    process: Annotated[tuple[Note, ...], Items] = ()
    lessons: Annotated[tuple[Annotated[Lesson, BeforeValidator(_lesson)], ...], Items] = ()
    state: State = "active"
    audience: Id | None = None
    narrative: Body | None = None


@record
class Retrospective(RetrospectiveFields):
    """A team's retrospective of a cycle."""

    team: str
    cycle: str
    path: str
    origin: Origin
