"""What is ahead for everybody: the coming weeks day by day, with the calendars that people can subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Any

from okrsite_gen.model.fields import record
from okrsite_gen.pages import check_in_days, crumbs, rows, stubs, uri, words
from okrsite_gen.pages.counts import Count, counts
from okrsite_gen.pages.dates import Dated, Dates
from okrsite_gen.pages.dates import dates as all_dates
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

_AHEAD = dt.timedelta(weeks=8)
_WEEK = dt.timedelta(weeks=1)
_SHOWN = 25
_NAMED = 8


@record
class Line:
    """Something on a day: a date, or the check-ins of `teams` (`number` of them; named where they are few).

    `counts` are the states of the key results that are due with a cycle.
    """

    kind: str
    dated: Dated | None
    teams: tuple[rows.Ref, ...]
    number: int
    counts: tuple[Count, ...]


@record
class Day:
    """What is on one day; `more` tells how much of it is not shown."""

    date: dt.date
    weekday: str
    lines: tuple[Line, ...]
    more: int


@record
class Stretch:
    """Some weeks, day by day."""

    title: str
    days: tuple[Day, ...]


@record
class CalendarView:
    """The whole page. `overdue` is what was due and is still open, the oldest first."""

    overdue: tuple[Line, ...]
    overdue_more: int
    stretches: tuple[Stretch, ...]
    empty: bool
    until: dt.date
    teams: tuple[tuple[rows.Ref, str], ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.CALENDAR,
        title="Calendar",
        description="What falls due in the coming weeks, and when teams check in.",
        section="week",
        template="calendar.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("due dates, deadlines, check-in days"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """All dates, not only the coming ones, and all check-in days."""
    yield twin(snapshot, uri.CALENDAR, partial(_lists, snapshot))


def _view(snapshot: Snapshot) -> CalendarView:
    dates, today = all_dates(snapshot), snapshot.as_of
    until = max(snapshot.cycle.ends if snapshot.cycle else today, today + _AHEAD)
    ahead = _ahead(snapshot, dates, until)
    overdue = [_line(snapshot, found) for found in dates.all if found.day < today and found.kind in ("step", "action")]
    return CalendarView(
        overdue=tuple(overdue[:_SHOWN]),
        overdue_more=max(0, len(overdue) - _SHOWN),
        stretches=tuple(_stretches(ahead, today, until)),
        empty=not ahead and not overdue,
        until=until,
        teams=tuple(
            (rows.team(snapshot, team), uri.calendar(uri.team(team))) for team in sorted(snapshot.portfolio.teams)
        ),
    )


def _ahead(snapshot: Snapshot, dates: Dates, until: dt.date) -> list[tuple[dt.date, Line]]:
    """What is from today to `until`, sorted: check-ins of a day together, then the rest; what is due with a cycle as a number."""
    lines = [
        (found.day, _line(snapshot, found, dates.due_with(found)))
        for found in dates.all
        if snapshot.as_of <= found.day <= until and not found.with_cycle
    ]
    return sorted([*_check_ins(snapshot, until), *lines], key=lambda line: line[0])


def _line(snapshot: Snapshot, found: Dated, due: Sequence[KeyResultState] = ()) -> Line:
    return Line(
        kind=found.kind,
        dated=found,
        teams=_named(snapshot, found.teams),
        number=len(found.teams),
        counts=counts(due),
    )


def _named(snapshot: Snapshot, teams: Collection[str]) -> tuple[rows.Ref, ...]:
    """Few are named, many are a number."""
    return tuple(rows.team(snapshot, team) for team in teams) if len(teams) <= _NAMED else ()


def _check_ins(snapshot: Snapshot, until: dt.date) -> Iterator[tuple[dt.date, Line]]:
    teams: dict[dt.date, dict[str, None]] = {}
    for series in check_in_days.series(snapshot):
        for day in series.days:
            if snapshot.as_of <= day <= until:
                teams.setdefault(day, {})[series.team.id] = None
    for day, theirs in teams.items():
        yield day, Line(kind="check-in", dated=None, teams=_named(snapshot, theirs), number=len(theirs), counts=())


def _stretches(lines: list[tuple[dt.date, Line]], today: dt.date, until: dt.date) -> Iterator[Stretch]:
    """The week and the next one, both to Sunday, then the months; those without anything are left out, but for the two weeks."""
    sunday = today + dt.timedelta(days=6 - today.weekday())
    yield _stretch("This week", lines, today, sunday)
    yield _stretch("Next week", lines, sunday + dt.timedelta(days=1), sunday + _WEEK)
    first = sunday + _WEEK + dt.timedelta(days=1)
    while first <= until:
        next_month = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        name = f"{words.MONTHS[first.month - 1]} {first.year}"
        found = _stretch(
            name if first.day == 1 else f"Later in {name}", lines, first, next_month - dt.timedelta(days=1)
        )
        if found.days:
            yield found
        first = next_month


def _stretch(title: str, lines: list[tuple[dt.date, Line]], first: dt.date, last: dt.date) -> Stretch:
    days: dict[dt.date, list[Line]] = {}
    for day, line in lines:
        if first <= day <= last:
            days.setdefault(day, []).append(line)
    return Stretch(title=title, days=tuple(_day(day, found) for day, found in days.items()))


def _day(day: dt.date, lines: list[Line]) -> Day:
    return Day(
        date=day,
        weekday=words.WEEKDAYS[day.weekday()],
        lines=tuple(lines[:_SHOWN]),
        more=max(0, len(lines) - _SHOWN),
    )


def _lists(snapshot: Snapshot) -> dict[str, object]:
    return {
        "dates": [_plain(found) for found in all_dates(snapshot).all],
        "check_ins": [
            {
                "team": series.team.id,
                "cycle": series.cycle.id,
                "every": series.team.check_ins.every,
                "days": series.days,
            }
            for series in check_in_days.series(snapshot)
        ],
    }


def _plain(found: Dated) -> dict[str, Any]:
    return {
        "date": found.day,
        "kind": found.kind,
        "title": found.title,
        "teams": found.teams,
        "about": found.about.title if found.about else None,
        "owner": found.owner.title if found.owner else None,
        "agreed": found.agreed,
        "pace": found.state.pace if found.state else None,
        "url": f"/{found.uri}",
    }
