"""Small things that objectives and key results share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from okrsite_gen.model.fields import Date, Flag, Line, Mapping, Note, PersonId, Reference, Share, Url, schema

LinkKind = Literal["explicit", "directional", "horizontal", "cross-functional"]


def _support(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


@schema
class Retirement:
    """Taken off the list from `date` on, and why."""

    date: Date
    reason: Note


@schema
class Grade:
    """The owners' own score, which counts from its date on."""

    score: Share
    reason: Note | None = None
    by: PersonId | None = None
    date: Date


@schema
class Change:
    """Something altered after the cycle began: `was` holds the keys as they stood before `date`."""

    date: Date
    was: Annotated[dict[str, Any], Mapping]
    why: Note
    by: PersonId | None = None


@schema
class Allow:
    """A rule that is waived here, with the reason that readers see."""

    rule: Line
    reason: Line


@schema
class SupportFields:
    """One entry of `supports`: a reference, or `{to: reference, as: kind}`."""

    to: Reference
    as_: Annotated[LinkKind | None, Field(alias="as")] = None


@schema
class DependencyFields:
    """What is needed from elsewhere, until when, and whether they agreed."""

    to: Reference
    what: Line | None = None
    needed_by: Date | None = None
    agreed: Flag = False


@schema
class Initiative:
    """Work that is done to get there; it never counts."""

    title: Line
    url: Url | None = None
    state: Literal["todo", "doing", "done"] = "todo"


Support = Annotated[SupportFields, BeforeValidator(_support)]
