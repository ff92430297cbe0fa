"""Calendars to subscribe to (RFC 5545): all events last all day and leave the day free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import icalendar

from okrsite_gen.model.fields import record
from okrsite_gen.model.settings import CheckInRhythm

_A_DAY = dt.timedelta(days=1)
_RULES: dict[str, dict[str, Any]] = {
    "week": {"FREQ": "WEEKLY"},
    "two-weeks": {"FREQ": "WEEKLY", "INTERVAL": 2},
    "month": {"FREQ": "MONTHLY"},
}


@record
class Repeat:
    """Again and again in a rhythm, the last time on `last` or before."""

    rhythm: CheckInRhythm
    last: dt.date


@record
class Event:
    """Something that is on a day. `link` is a full address or nothing: calendars know no other."""

    id: UUID
    day: dt.date
    title: str
    category: str
    details: str
    link: str | None
    repeat: Repeat | None = None


class _Text(icalendar.vText):
    r"""Text, escaped as RFC 5545, 3.3.11 says; the library takes a `\N` that somebody wrote for a line end."""

    def to_ical(self) -> bytes:
        """Backslashes first, as the others bring some along."""
        escaped = self.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
        return escaped.replace("\n", r"\n").encode()


def calendar(name: str, events: Iterable[Event], as_of: dt.date) -> bytes:
    """The document; it is stamped with the day that it was computed for."""
    stamp = dt.datetime(as_of.year, as_of.month, as_of.day, tzinfo=dt.UTC)
    made = icalendar.Calendar()
    for key, value in {
        "prodid": "-//okrsite//okrsite//EN",
        "version": "2.0",
        "name": _Text(name),
        "x-wr-calname": _Text(name),
    }.items():
        made.add(key, value)
    made.add("refresh-interval", _A_DAY, {"value": "DURATION"})
    for event in events:
        made.add_component(_event(event, stamp))
    return bytes(made.to_ical())


def _event(event: Event, stamp: dt.datetime) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", str(event.id))
    made.add("dtstamp", stamp)
    made.add("dtstart", event.day)
    made.add("summary", _Text(event.title))
    made.add("categories", [event.category])
    made.add("transp", "TRANSPARENT")
    if event.details:
        made.add("description", _Text(event.details))
    if event.link:
        made.add("url", event.link)
    if event.repeat:
        made.add("rrule", _rule(event.repeat))
    return made


def _rule(repeat: Repeat) -> dict[str, Any]:
    weekday = repeat.rhythm.day[:2].upper()
    return _RULES[repeat.rhythm.every] | {
        "BYDAY": f"1{weekday}" if repeat.rhythm.every == "month" else weekday,
        "UNTIL": repeat.last,
    }
