"""Key results: what is common to every kind."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import Date, Id, Items, Line, Note, PersonId, Url, Weight, record, schema
from okrsite_gen.model.measure import Measure, Stretch
from okrsite_gen.model.shared import Allow, Change, Grade, Retirement


@schema
class KeyResultFields:
    """The keys that every kind has; a kind's own are in `okrsite_gen.kinds`."""

    id: Id
    title: Line
    kind: Line = "metric"
    weight: Weight = 1.0
    owner: PersonId | None = None
    starts: Date | None = None
    due: Date | None = None
    evidence: Url | None = None
    description: Note | None = None
    tags: Annotated[tuple[Line, ...], Items] = ()
    retired: Retirement | None = None
    grade: Grade | None = None
    changes: Annotated[tuple[Change, ...], Items] = ()
    allow: Annotated[tuple[Allow, ...], Items] = ()


@record
class KeyResult:
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


@record
class Version:
    """A definition that held for the days before `until`; versions are sorted, the oldest first."""

    until: dt.date
    fields: KeyResultFields
    measure: Measure
    time: Stretch
