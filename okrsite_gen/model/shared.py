"""Small things that objectives and key results share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from okrsite_gen.model.fields import Date, Flag, Line, Mapping, Note, PersonId, Reference, Share, Url, schema
from okrsite_gen.model.written import Short

LinkKind = Literal["explicit", "directional", "horizontal", "cross-functional"]


def _support(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


@schema
class Retirement:
    """Taken off the list from `date` on, and why."""

    date: Date
    """The day on which it was taken off the list."""
    reason: Note
    """Why it is not pursued any more; readers see it."""


@schema
class Grade:
    """The owners' own score, which counts from its date on."""

    score: Share
    """The share reached, 0 to 1."""
    reason: Note | None = None
    """Why it is another one than computed."""
    by: PersonId | None = None
    """Who graded."""
    date: Date
    """The day from which on it counts."""


@schema
class Change:
    """Something altered after the cycle began: `was` holds the keys as they stood before `date`."""

    date: Date
    """The first day of what stands now."""
    was: Annotated[dict[str, Any], Mapping]
    """The keys that were altered, as they stood before."""
    why: Note
    """Why it was altered; readers see it."""
    by: PersonId | None = None
    """Who altered it."""


@schema
class Allow:
    """A rule that is waived here, with the reason that readers see."""

    rule: Line
    """The id of the rule, such as `too-few-key-results`."""
    reason: Line
    """Why it is fine here; stands on the page of problems."""


@schema
class SupportFields:
    """One entry of `supports`: a reference, or `{to: reference, as: kind}`."""

    to: Reference
    """The objective or key result it helps to reach."""
    as_: Annotated[LinkKind | None, Field(alias="as")] = None
    """The kind of link; found out where it is not said."""


@schema
class DependencyFields:
    """What is needed from elsewhere, until when, and whether they agreed."""

    to: Reference
    """The objective or key result of another team."""
    what: Line | None = None
    """What is needed of it."""
    needed_by: Date | None = None
    """The day on which it has to be there."""
    agreed: Flag = False
    """Whether the other team has said yes."""


@schema
class Initiative:
    """Work that is done to get there; it never counts."""

    title: Line
    """What is done."""
    url: Url | None = None
    """Where the work is tracked."""
    state: Literal["todo", "doing", "done"] = "todo"
    """How far it is."""


Support = Annotated[SupportFields, Short(_support)]
