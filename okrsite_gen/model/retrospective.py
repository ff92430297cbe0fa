"""Retrospectives: what a team learned in a cycle."""

from __future__ import annotations

from typing import Annotated, Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import Body, Id, Items, Line, Note, State, record, schema
from okrsite_gen.model.written import Short


def _lesson(value: Any) -> object:  # noqa: ANN401 - pydantic hands over what was written
    return {"lesson": value} if isinstance(value, str) else value


@schema
class Lesson:
    """A lesson and the objective it was carried to (a full id)."""

    lesson: Note
    """What was learned."""
    carried_to: Line | None = None
    """The objective that took it up, as `TEAM/CYCLE/SLUG`."""


@schema
class RetrospectiveFields:
    """The front matter of retrospective.md; `narrative` is the body."""

    well: Annotated[tuple[Note, ...], Items] = ()
    """What went well."""
    not_well: Annotated[tuple[Note, ...], Items] = ()
    """What did not."""
    why: Annotated[tuple[Note, ...], Items] = ()
    """Why it went so."""
    process: Annotated[tuple[Note, ...], Items] = ()
    """What to do otherwise when working with OKRs."""
    lessons: Annotated[tuple[Annotated[Lesson, Short(_lesson)], ...], Items] = ()
    """What to carry into the next cycle."""
    state: State = "active"
    """Drafts are left out of the site, unless they are asked for."""
    audience: Id | None = None
    """Who may read it; `company` where nothing is said."""
    narrative: Body | None = None
    """The story in Markdown, where it is not the body of the file."""


@record
class Retrospective(RetrospectiveFields):
    """A team's retrospective of a cycle."""

    team: str
    cycle: str
    path: str
    origin: Origin
