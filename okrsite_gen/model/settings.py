"""okrsite.yml: what a company may set; everything has a default."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated, Literal

from okrsite_gen.model.fields import Date, Id, Items, Line, Month, Severity, Share, Url, schema

Every = Literal["week", "two-weeks", "month"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

PERIOD_DAYS: dict[Every, int] = {"week": 7, "two-weeks": 14, "month": 31}


@schema
class CheckInRhythm:
    """How often key results are expected to be spoken of, and on which day."""

    every: Every = "week"
    day: Weekday = "monday"

    @property
    def days(self) -> int:
        """The length of a period in days."""
        return PERIOD_DAYS[self.every]


@schema
class Bands:
    """Scores at which "some" and "on target" begin, as printed (two decimals)."""

    some: Share = 0.4
    success: Share = 0.7


@schema
class PaceLimits:
    """How far progress may lie below the plan, in shares of 1."""

    tolerance: Share = 0.05
    at_risk: Share = 0.25


@schema
class Priority:
    """A company priority that objectives may point at."""

    id: Id
    title: Line


@schema
class Settings:
    """The whole of okrsite.yml."""

    company: Line | None = None
    mission: Line | None = None
    vision: Line | None = None
    priorities: Annotated[tuple[Priority, ...], Items] = ()
    north_star: Id | None = None
    as_of: Date | None = None
    fiscal_year_starts: Month = 1
    cycle_title: Line | None = None
    check_ins: CheckInRhythm = field(default_factory=CheckInRhythm)
    bands: Bands = field(default_factory=Bands)
    pace: PaceLimits = field(default_factory=PaceLimits)
    rules: dict[Line, Severity] = field(default_factory=dict)
    audiences: Annotated[tuple[Id, ...], Items] = ("board", "leadership", "company", "public")
    glossary: dict[Line, Line] = field(default_factory=dict)
    terms: dict[Line, Line] = field(default_factory=dict)
    source_url: Url | None = None
    discuss_url: Url | None = None


def day_of(settings: Settings, asked: dt.date | None, fallback: dt.date) -> dt.date:
    """The as-of date: asked for on the command line, else fixed in okrsite.yml, else `fallback`."""
    return asked or settings.as_of or fallback
