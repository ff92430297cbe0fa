"""Check-ins: what people (and machines) said, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from okrsite_gen.diagnostics import Origin
from okrsite_gen.light import Light
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
from okrsite_gen.model.written import Short, either

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


_POINTS = {"type": ["number", "string"]}
_VOTES = either({"type": "object", "additionalProperties": _POINTS}, {"type": "array", "items": _POINTS})
_DONE = either({"type": "boolean"}, {"type": "string"}, {"type": "array", "items": {"type": ["string", "integer"]}})


@schema
class Done:
    """`done: [beta, ga]` names steps, `done: true` is for binary key results."""

    steps: Annotated[tuple[Id, ...], Items] = ()
    """The milestones done since the last check-in."""
    flag: Flag | None = None
    """Whether it is done."""


@schema
class ConfidenceVote:
    """One vote from fist (0) to five, with the voter where the team votes by name."""

    by: PersonId | None = None
    """Who votes."""
    points: Vote
    """Fingers held up: 0 to 5."""


@schema
class Ask:
    """Something a team asks of another."""

    of: Id
    """The team that is asked."""
    what: Line
    """What it is asked for."""


@schema
class ObjectiveEntryFields:
    """What a check-in may say of an objective."""

    confidence: Confidence | None = None
    """How sure you are to reach it, 0 to 10."""
    votes: Annotated[tuple[ConfidenceVote, ...], BeforeValidator(_votes), _VOTES] = ()
    """Fist to five: by person, or as a list."""
    status: OwnerStatus | None = None
    """What the owner says, beside what is computed."""
    note: Note | None = None
    """What happened, and what it means."""
    blockers: Annotated[tuple[Line, ...], Items] = ()
    """What is in the way."""
    next: Annotated[tuple[Line, ...], Items] = ()
    """What is done next."""
    asks: Annotated[tuple[Ask, ...], Items] = ()
    """What is needed of other teams."""
    concerns: Annotated[tuple[Line, ...], Items] = ()
    """What worries you, beyond the number."""


@schema
class EntryFields(ObjectiveEntryFields):
    """What a check-in may say of a key result."""

    value: Number | None = None
    """The number as of today, in the unit of the key result."""
    done: Annotated[Done | None, BeforeValidator(_done), _DONE] = None
    """Milestones done since the last check-in; for a binary key result, whether it is done."""
    undone: Annotated[tuple[Id, ...], Items] = ()
    """Milestones that turned out not to be done."""
    projected: Number | None = None
    """Your own guess at the value on the due date."""


@schema
class DemoFields:
    """Something shown."""

    title: Line
    """What was shown."""
    url: Url | None = None
    """Where to see it."""


@schema
class ActionFields:
    """Something somebody will do, or (`done`) the closing of an earlier action of the team."""

    id: Id | None = None
    """A name for it; made of `what` unless given."""
    what: Line | None = None
    """What somebody will do."""
    who: PersonId | None = None
    """The person who does it."""
    due: Date | None = None
    """The day by which it is done."""
    for_: Annotated[Reference | None, Field(alias="for")] = None
    """The objective or key result that it helps."""
    done: Date | None = None
    """The day on which it was done: closes an earlier action."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """It says what, or which earlier one."""
        return {**handler(core), "anyOf": [{"required": ["what"]}, {"required": ["id"]}]}


@schema
class CheckInFields:
    """A check-in file. The `key_results` and `objectives` keys are references, checked by the loader."""

    by: PersonId | None = None
    """Who wrote it."""
    meeting: Meeting = "check-in"
    """The kind of meeting."""
    facilitator: PersonId | None = None
    """Who led the meeting."""
    attendees: Annotated[tuple[PersonId, ...], Items] = ()
    """Who was there."""
    minutes: Count | None = None
    """How long it took."""
    state: State = "active"
    """Drafts are left out of the site, unless they are asked for."""
    audience: Id | None = None
    """Who may read it; `company` where nothing is said."""
    key_results: dict[Reference, EntryFields] = field(default_factory=dict)
    """What is said of key results, each by its reference, such as `slug#key-result`."""
    objectives: dict[Reference, ObjectiveEntryFields] = field(default_factory=dict)
    """What is said of objectives as a whole."""
    kpis: dict[Id, Number] = field(default_factory=dict)
    """The values of health measures, by their ids."""
    wins: Annotated[tuple[Line, ...], Items] = ()
    """What went well and deserves to be told."""
    demos: Annotated[tuple[Annotated[DemoFields, Short(_item)], ...], Items] = ()
    """What was shown."""
    decisions: Annotated[tuple[Line, ...], Items] = ()
    """What was decided."""
    actions: Annotated[tuple[ActionFields, ...], Items] = ()
    """Who does what until when; and earlier actions that are done."""


class Said(Light, frozen=True, kw_only=True):
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


class Entry(Light, frozen=True, kw_only=True):
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
    """A check-in with its place: one file, or the rows of one day of a machine's CSV (`machine`).

    What it says of key results and objectives is in `entries`; the mappings of its fields are empty.
    """

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
