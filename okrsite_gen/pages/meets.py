"""How a team meets: when next, who leads, who comes, how long it takes, and whether it keeps its rhythm."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.settings import Every
from okrsite_gen.pages import rows
from okrsite_gen.pages.check_in_days import Series
from okrsite_gen.pages.team_index import TeamIndex
from okrsite_gen.scoring import meetings
from okrsite_gen.scoring.meetings import Attendance, Meeting, Period
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Snapshot

_PERIODS = 13


@record
class Meets:
    """`next` is the next check-in day, in `cycle`; `last` is the latest meeting that says who was there, `absent` who missed it.

    `facilitator` is who might lead the next one, `led` who did; `minutes` is how long it takes as a rule. `rhythm` has the check-in
    days of the cycle that runs, the last ones.
    """

    next: dt.date | None
    cycle: Cycle | None
    last: Meeting | None
    attendance: Attendance | None
    absent: tuple[rows.Ref, ...]
    expected: tuple[rows.Ref, ...]
    facilitator: rows.Ref | None
    led: tuple[tuple[rows.Ref, dt.date], ...]
    minutes: int | None
    rhythm: tuple[Period, ...]
    every: Every

    @property
    def kept(self) -> int:
        """In how many periods somebody spoke."""
        return sum(period.word == "kept" for period in self.rhythm)

    @property
    def over(self) -> int:
        """How many periods there were; the one that runs counts once somebody has spoken."""
        return sum(period.word != "open" for period in self.rhythm)

    @property
    def missed(self) -> tuple[dt.date, ...]:
        """The check-in days of those that passed in silence."""
        return tuple(period.day for period in self.rhythm if period.word == "missed")


def meets(snapshot: Snapshot, team: Team, index: TeamIndex) -> Meets:
    """All of a team; what nobody wrote down is `None` or empty."""
    found = meetings.meetings(index.said_lately(team.id))
    people = snapshot.portfolio.people
    day, cycle = _next(index.days.get(team.id, []), found, snapshot.as_of)
    members = meetings.expected(team, people, day or snapshot.as_of)
    came = meetings.attendance(team, people, found)
    minutes = meetings.typical_minutes(found)
    return Meets(
        next=day,
        cycle=cycle,
        last=found[0] if found else None,
        attendance=came,
        absent=rows.people(snapshot, came.absent) if came else (),
        expected=rows.people(snapshot, members),
        facilitator=rows.person(snapshot, meetings.next_facilitator(members, found, day)) if day else None,
        led=tuple((who, one.date) for one in found if (who := rows.person(snapshot, one.facilitator))),
        minutes=None if minutes is None else int(printed(minutes, 0)),
        rhythm=_rhythm(snapshot, team, index),
        every=team.check_ins.every,
    )


def _next(days: list[Series], found: tuple[Meeting, ...], as_of: dt.date) -> tuple[dt.date, Cycle] | tuple[None, None]:
    """The first check-in day from today on; today's is over once a meeting of today says who was there."""
    first = as_of + dt.timedelta(days=1) if found and found[0].date == as_of else as_of
    ahead = [(day, series.cycle) for series in days for day in series.days if day >= first]
    return min(ahead, key=lambda pair: pair[0]) if ahead else (None, None)


def _rhythm(snapshot: Snapshot, team: Team, index: TeamIndex) -> tuple[Period, ...]:
    running = [series for series in index.days.get(team.id, []) if series.cycle.starts <= snapshot.as_of]
    spoken = {said.date for said in index.said_lately(team.id)}
    found = [meetings.rhythm(team.check_ins.every, series.days, spoken, snapshot.as_of) for series in running]
    return found[0][-_PERIODS:] if found else ()
