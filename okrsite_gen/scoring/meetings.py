"""How a team meets: whether it keeps its rhythm, who comes, how long it takes, who leads."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Person, Team
from okrsite_gen.model.settings import Every

LAST = 8

_WEEKS: Mapping[Every, int] = {"week": 1, "two-weeks": 2}


@record
class Meeting:
    """A team's check-in of one day in which people sat together: all files of the day that say who was there.

    `minutes` are the longest that any of them names; they describe the same meeting.
    """

    date: dt.date
    attendees: frozenset[str]
    facilitator: str | None
    minutes: int | None


@record
class Attendance:
    """How many of the members' `seats` in the last `meetings` were `taken`; `absent` are the members who missed the latest."""

    meetings: int
    seats: int
    taken: int
    absent: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of all seats."""
        return self.taken / self.seats


@record
class Period:
    """A week, two weeks or month with a check-in day in it. It is `open` while it runs and nobody has spoken."""

    day: dt.date
    word: Literal["kept", "missed", "open"]


def meetings(check_ins: Iterable[CheckIn]) -> tuple[Meeting, ...]:
    """The latest check-in meetings that say who was there, of a team's check-ins, the newest first; reviews and demos are none."""
    days: dict[dt.date, list[CheckIn]] = {}
    for said in check_ins:
        if said.meeting == "check-in" and said.attendees:
            days.setdefault(said.date, []).append(said)
    newest = sorted(days, reverse=True)[:LAST]
    return tuple(_meeting(day, days[day]) for day in newest)


def _meeting(day: dt.date, files: Sequence[CheckIn]) -> Meeting:
    return Meeting(
        date=day,
        attendees=frozenset(person for said in files for person in said.attendees),
        facilitator=next((said.facilitator for said in files if said.facilitator), None),
        minutes=max((said.minutes for said in files if said.minutes is not None), default=None),
    )


def attendance(team: Team, people: Mapping[str, Person], found: Sequence[Meeting]) -> Attendance | None:
    """Of the members, those apart who had left by then; `None` without meetings or members. Guests take no seat."""
    asked = [(meeting, expected(team, people, meeting.date)) for meeting in found]
    seats = sum(len(members) for _, members in asked)
    if not seats:
        return None
    latest, members = asked[0]
    return Attendance(
        meetings=len(found),
        seats=seats,
        taken=sum(member in meeting.attendees for meeting, members in asked for member in members),
        absent=tuple(member for member in members if member not in latest.attendees),
    )


def expected(team: Team, people: Mapping[str, Person], day: dt.date) -> tuple[str, ...]:
    """The members who have not left by `day`."""
    return tuple(
        member
        for member in team.members
        if member not in people or (left := people[member].left) is None or left >= day
    )


def typical_minutes(found: Sequence[Meeting]) -> float | None:
    """The median of those that say how long they took."""
    said = [meeting.minutes for meeting in found if meeting.minutes is not None]
    return statistics.median(said) if said else None


def next_facilitator(members: Sequence[str], found: Sequence[Meeting], day: dt.date) -> str | None:
    """Who led longest ago, those who never did first; among equals it goes round week by week."""
    led = {meeting.facilitator: meeting.date for meeting in reversed(found)}
    turn = day.toordinal() // 7

    def waited(place: int) -> tuple[dt.date, int]:
        return led.get(members[place], dt.date.min), (place - turn) % len(members)

    return members[min(range(len(members)), key=waited)] if members else None


def rhythm(every: Every, days: Iterable[dt.date], spoken: Collection[dt.date], as_of: dt.date) -> tuple[Period, ...]:
    """Whether the team spoke (on the days `spoken`) in the calendar week, weeks or month of each check-in day up to `as_of`."""
    found = []
    for day in days:
        first, after = _around(every, day)
        if first > as_of:
            break
        kept = any(first <= date < after for date in spoken)
        found.append(Period(day=day, word="kept" if kept else "missed" if after <= as_of else "open"))
    return tuple(found)


def _around(every: Every, day: dt.date) -> tuple[dt.date, dt.date]:
    """The first day of the period of a check-in day, and the day after its last."""
    if every == "month":
        first = day.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1)
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(weeks=_WEEKS[every])
