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
    """How often key results are spoken of."""
    day: Weekday = "monday"
    """On which day of the week."""

    @property
    def days(self) -> int:
        """The length of a period in days."""
        return PERIOD_DAYS[self.every]


@schema
class Bands:
    """Scores at which "some" and "on target" begin, as printed (two decimals)."""

    some: Share = 0.4
    """The score at which "some progress" begins."""
    success: Share = 0.7
    """The score at which "on target" begins."""


@schema
class PaceLimits:
    """How far progress may lie below the plan, in shares of 1."""

    tolerance: Share = 0.05
    """Up to how far below the plan counts as on track."""
    at_risk: Share = 0.25
    """From how far below the plan on it is at risk."""


@schema
class Priority:
    """A company priority that objectives may point at."""

    id: Id
    """What objectives name under `priority:`."""
    title: Line
    """What readers see."""


@schema
class Settings:
    """The whole of okrsite.yml."""

    company: Line | None = None
    """The company, as readers know it."""
    mission: Line | None = None
    """Why the company exists; stands on the home page."""
    vision: Line | None = None
    """What the world looks like once it has succeeded."""
    priorities: Annotated[tuple[Priority, ...], Items] = ()
    """What the company attends to first; objectives point at one with `priority:`."""
    north_star: Id | None = None
    """The KPI that says most about the company, by its id in kpis.yml."""
    as_of: Date | None = None
    """Fixes the date of which everything is computed. Leave it out to have today."""
    fiscal_year_starts: Month = 1
    """The month in which a fiscal year begins, 1 to 12."""
    cycle_title: Line | None = None
    """How cycles are called on pages, such as `FY{yy}-Q{q}`."""
    check_ins: CheckInRhythm = field(default_factory=CheckInRhythm)
    """How often teams check in; a team.yml may differ."""
    bands: Bands = field(default_factory=Bands)
    """Where the words for scores begin."""
    pace: PaceLimits = field(default_factory=PaceLimits)
    """How far behind the plan is behind, and at risk."""
    rules: dict[Line, Severity] = field(default_factory=dict)
    """How much a rule of `okrsite check` matters here: off, info, warning or error."""
    audiences: Annotated[tuple[Id, ...], Items] = ("board", "leadership", "company", "public")
    """Who may read what, the highest first. What names no audience is for `company`."""
    glossary: dict[Line, Line] = field(default_factory=dict)
    """Words and abbreviations of the company, each with its meaning."""
    terms: dict[Line, Line] = field(default_factory=dict)
    """Other words for the standard ones, such as `objective: Goal`."""
    source_url: Url | None = None
    """Where the files lie on a forge: links to the source begin with it."""
    discuss_url: Url | None = None
    """Where readers discuss an objective; `{id}` stands for its id."""


def day_of(settings: Settings, asked: dt.date | None, fallback: dt.date) -> dt.date:
    """The as-of date: asked for on the command line, else fixed in okrsite.yml, else `fallback`."""
    return asked or settings.as_of or fallback
