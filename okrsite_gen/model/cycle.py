"""Cycles: the stretches of time that objectives belong to."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.fields import Date, Id, Line, State, record, schema

LATE_DAYS = 45


@schema
class CycleFields:
    """An entry of cycles.yml."""

    title: Line | None = None
    """What the cycle is called."""
    starts: Date
    """Its first day."""
    ends: Date
    """Its last day."""
    state: State = "active"
    """Drafts are left out of the site, unless they are asked for."""
    audience: Id | None = None
    """Who may read it; `company` where nothing is said."""


@record
class Cycle:
    """A cycle with its first and last day, both inside."""

    id: str
    title: str
    starts: dt.date
    ends: dt.date
    audience: str | None = None

    @property
    def days(self) -> int:
        """How many days it has, the last one included."""
        return (self.ends - self.starts).days + 1

    @property
    def weeks(self) -> int:
        """How many weeks it has, a started one counting whole."""
        return -(-self.days // 7)

    def week(self, day: dt.date) -> int:
        """The 1-based week that `day` lies in."""
        return (day - self.starts).days // 7 + 1

    def holds(self, day: dt.date) -> bool:
        """Whether `day` lies inside."""
        return self.starts <= day <= self.ends

    def encloses(self, other: Cycle) -> bool:
        """Whether the other's dates lie inside and it is shorter."""
        return self.starts <= other.starts and other.ends <= self.ends and self.days > other.days

    @property
    def last_entry(self) -> dt.date:
        """The last day on which a check-in still counts (labelled late)."""
        return self.ends + dt.timedelta(days=LATE_DAYS)
