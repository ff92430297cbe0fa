"""Check-ins: what people (and machines) said, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import (
    YES_OR_NO,
    Confidence,
    Count,
    Date,
    Flag,
    Id,
    Items,
    Line,
    Note,
    Number,
    PersonId,
    Reference,
    State,
    Url,
    Vote,
    record,
    refuse,
    schema,
)

OwnerStatus = Literal["on-track", "behind", "at-risk"]
Meeting = Literal["check-in", "review", "demo", "workshop"]


def _done(value: Any) -> object:  # noqa: ANN401 - pydantic hands over what was written
    """Milestones name their steps (one alone counts as a list); a binary key result says yes or no."""
    if isinstance(value, list | tuple) or (isinstance(value, str) and value.lower() not in YES_OR_NO):
        return {"steps": value}
    return {"flag": value}


def _votes(value: Any) -> object:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return [{"by": person, "points": points} for person, points in value.items()]
    if isinstance(value, list):
        return [{"points": points} for points in value]
    raise refuse("expected votes", "write `{ana: 4, ben: 2}` or `[4, 2]`")


def _item(value: Any) -> object:  # noqa: ANN401 - as above
    return {"title": value} if isinstance(value, str) else value


@schema
class Done:
    """`done: [beta, ga]` names steps, `done: true` is for binary key results."""

    steps: Annotated[tuple[Id, ...], Items] = ()
    flag: Flag | None = None


@schema
class ConfidenceVote:
    """One vote from fist (0) to five, with the voter where the team votes by name."""

    by: PersonId | None = None
    points: Vote


@schema
class Ask:
    """Something a team asks of another."""

    of: Id
    what: Line


@schema
class ObjectiveEntryFields:
    """What a check-in may say of an objective."""

    confidence: Confidence | None = None
    votes: Annotated[tuple[ConfidenceVote, ...], BeforeValidator(_votes)] = ()
    status: OwnerStatus | None = None
    note: Note | None = None
    blockers: Annotated[tuple[Line, ...], Items] = ()
    next: Annotated[tuple[Line, ...], Items] = ()
    asks: Annotated[tuple[Ask, ...], Items] = ()
    concerns: Annotated[tuple[Line, ...], Items] = ()


@schema
class EntryFields(ObjectiveEntryFields):
    """What a check-in may say of a key result."""

    value: Number | None = None
    done: Annotated[Done | None, BeforeValidator(_done)] = None
    undone: Annotated[tuple[Id, ...], Items] = ()
    projected: Number | None = None


@schema
class DemoFields:
    """Something shown."""

    title: Line
    url: Url | None = None


@schema
class ActionFields:
    """Something somebody will do, or (`done`) the closing of an earlier action of the team."""

    id: Id | None = None
    what: Line | None = None
    who: PersonId | None = None
    due: Date | None = None
    for_: Annotated[Reference | None, Field(alias="for")] = None
    done: Date | None = None


@schema
class CheckInFields:
    """A check-in file. The `key_results` and `objectives` keys are references, checked by the loader."""

    by: PersonId | None = None
    meeting: Meeting = "check-in"
    facilitator: PersonId | None = None
    attendees: Annotated[tuple[PersonId, ...], Items] = ()
    minutes: Count | None = None
    state: State = "active"
    audience: Id | None = None
    key_results: dict[Reference, EntryFields] = field(default_factory=dict)
    objectives: dict[Reference, ObjectiveEntryFields] = field(default_factory=dict)
    kpis: dict[Id, Number] = field(default_factory=dict)
    wins: Annotated[tuple[Line, ...], Items] = ()
    demos: Annotated[tuple[Annotated[DemoFields, BeforeValidator(_item)], ...], Items] = ()
    decisions: Annotated[tuple[Line, ...], Items] = ()
    actions: Annotated[tuple[ActionFields, ...], Items] = ()


@record
class Said:
    """What one entry reports of a key result, as its kind computes with it."""

    date: dt.date
    value: float | None = None
    unit: str = ""
    flag: bool | None = None
    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def reports(self) -> bool:
        """Whether it reports anything to compute with (a note alone does not)."""
        return self.value is not None or self.flag is not None or bool(self.done or self.undone)


@record
class Entry:
    """One check-in's word on one key result or objective (`about` is its full id), in its context."""

    about: str
    check_in: str
    team: str
    date: dt.date
    by: str | None
    machine: bool
    late: bool
    fields: EntryFields
    said: Said
    origin: Origin

    @property
    def confidence(self) -> float | None:
        """The explicit confidence, else twice the mean vote, else `None` (0 to 10)."""
        if self.fields.confidence is not None:
            return float(self.fields.confidence)
        votes = self.fields.votes
        return 2 * sum(vote.points for vote in votes) / len(votes) if votes else None


@record
class Action:
    """An action of a team: `id` is its own id or the slug of its text; `done` is the day that closed it.

    `closed` is the date of the check-in that said so: before it nobody knew.
    """

    id: str
    team: str
    cycle: str
    check_in: str
    opened: dt.date
    what: str
    who: str | None
    due: dt.date | None
    about: str | None
    done: dt.date | None
    closed: dt.date | None = None
    origin: Origin


@record
class CheckIn(CheckInFields):
    """A check-in with its place: one file, or the rows of one day of a machine's CSV (`machine`)."""

    id: str
    team: str
    cycle: str
    date: dt.date
    path: str
    machine: bool
    late: bool
    counts: bool
    entries: tuple[Entry, ...]
    origin: Origin
