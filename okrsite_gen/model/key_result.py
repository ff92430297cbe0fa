"""Key results: what is common to every kind."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from okrsite_gen.diagnostics import Origin
from okrsite_gen.light import Light
from okrsite_gen.model.fields import Date, Id, Items, Line, Note, PersonId, Url, Weight, schema
from okrsite_gen.model.measure import Measure, Stretch
from okrsite_gen.model.shared import Allow, Change, Grade, Retirement


@schema
class KeyResultFields:
    """The keys that every kind has; a kind's own are in `okrsite_gen.kinds`."""

    id: Id
    """Unique in the objective; check-ins and links name it."""
    title: Line
    """What can be measured, from where to where."""
    kind: Line = "metric"
    """How it is measured."""
    weight: Weight = 1.0
    """How much it counts beside the others; 0 is shown and does not count."""
    owner: PersonId | None = None
    """Who answers for it, where it is not the owner of the objective."""
    starts: Date | None = None
    """The first day, where it is not that of the cycle."""
    due: Date | None = None
    """The last day, where it is not that of the cycle."""
    evidence: Url | None = None
    """Where the number comes from: a link that colleagues can open."""
    description: Note | None = None
    """How it is measured, what is counted and what is not."""
    tags: Annotated[tuple[Line, ...], Items] = ()
    """Words to find it by."""
    retired: Retirement | None = None
    """Taken off the list, when and why."""
    grade: Grade | None = None
    """The owners' own score."""
    changes: Annotated[tuple[Change, ...], Items] = ()
    """What was altered after the cycle began."""
    allow: Annotated[tuple[Allow, ...], Items] = ()
    """Rules that are waived here, with the reason."""


class KeyResult(Light, frozen=True, kw_only=True):
    """A key result of an objective. `id` is `TEAM/CYCLE/SLUG#KR`, `key` the part behind `#`; `origin` is where the id is written."""

    id: str
    key: str
    objective: str
    team: str
    cycle: str
    origin: Origin
    fields: KeyResultFields
    measure: Measure
    time: Stretch
    owner: str | None
    versions: tuple[Version, ...] = ()

    @property
    def place(self) -> Origin:
        """Where it is written, all of it."""
        return Origin(self.origin.file, self.origin.path[:-1])

    @property
    def title(self) -> str:
        """Its text."""
        return self.fields.title

    @property
    def weight(self) -> float:
        """How much it counts; 0 is shown and does not count."""
        return self.fields.weight

    def on(self, day: dt.date) -> Version:
        """The definition in force on `day`: what declared changes say it was, else today's."""
        for version in self.versions:
            if day < version.until:
                return version
        return Version(until=dt.date.max, fields=self.fields, measure=self.measure, time=self.time)


class Version(Light, frozen=True, kw_only=True):
    """A definition that held for the days before `until`; versions are sorted, the oldest first."""

    until: dt.date
    fields: KeyResultFields
    measure: Measure
    time: Stretch
