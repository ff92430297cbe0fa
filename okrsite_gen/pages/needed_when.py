"""What is needed when, as a table: teams of whom it is needed by weeks, each thing a link."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.pages import between, rows, words
from okrsite_gen.pages.between import team_of
from okrsite_gen.pages.places import Places
from okrsite_gen.pages.sayings import Some
from okrsite_gen.scoring.snapshot import Snapshot

_LANES, _WEEKS, _DOTS = 12, 7, 3
_DAY = dt.timedelta(days=1)


@record
class Column:
    """A stretch of time from `first` to `last`, both `None` for what has no day; `title` and `span` are its head."""

    title: str
    span: str
    first: dt.date | None
    last: dt.date | None


@record
class Dot:
    """Something needed, under the name of the team that needs it; `said` is the whole of it in words."""

    team: str
    said: str
    agreed: bool
    uri: str


@record
class Lane:
    """A team of whom something is needed; one cell a column."""

    team: rows.Ref
    cells: tuple[Some[Dot], ...]


@record
class Schedule:
    """The table; `teams_left_out` counts the teams beyond it."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    teams_left_out: int


def schedule(snapshot: Snapshot, found: Sequence[Dependency], places: Places) -> Schedule | None:
    """Those of whom most is needed first; `None` where nobody waits."""
    if not found:
        return None
    columns = _columns(snapshot.as_of, found)
    by_place: dict[tuple[str, int], list[Dot]] = {}
    for one in found:
        at = next(index for index, column in enumerate(columns) if _holds(column, one.needed_by))
        by_place.setdefault((team_of(one.to), at), []).append(_dot(snapshot, one, places))
    numbers = Counter(team_of(one.to) for one in found)
    teams = sorted(numbers, key=lambda team: (-numbers[team], team))
    return Schedule(
        columns=columns,
        lanes=tuple(
            Lane(
                team=places.ref(snapshot, team),
                cells=tuple(Some.first(_DOTS, by_place.get((team, at), ())) for at in range(len(columns))),
            )
            for team in teams[:_LANES]
        ),
        teams_left_out=max(0, len(teams) - _LANES),
    )


def _columns(today: dt.date, found: Sequence[Dependency]) -> tuple[Column, ...]:
    """What is over, this week, the weeks up to the last day that is named (of many only the first), later, and without a day."""
    weeks = _weeks(today, max((one.needed_by for one in found if one.needed_by), default=today))
    columns = (
        Column(title="Over", span=f"before {words.short_day(today)}", first=dt.date.min, last=today - _DAY),
        *(_week(first, last, today) for first, last in weeks),
        Column(title="Later", span="", first=weeks[-1][1] + _DAY, last=dt.date.max),
        Column(title="No day", span="", first=None, last=None),
    )
    used = {column for column in columns for one in found if _holds(column, one.needed_by)}
    return tuple(column for column in columns if column in used or (column.first, column.last) in weeks)


def _week(first: dt.date, last: dt.date, today: dt.date) -> Column:
    title = "This week" if first == today else words.short_day(first)
    return Column(title=title, span=f"to {words.short_day(last)}", first=first, last=last)


def _weeks(today: dt.date, until: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The rest of this week, then whole weeks from Monday to Sunday."""
    weeks = [(today, today + dt.timedelta(days=6 - today.weekday()))]
    while weeks[-1][1] < until and len(weeks) < _WEEKS:
        weeks.append((weeks[-1][1] + _DAY, weeks[-1][1] + 7 * _DAY))
    return weeks


def _holds(column: Column, day: dt.date | None) -> bool:
    if day is None or column.first is None or column.last is None:
        return day is None and column.first is None
    return column.first <= day <= column.last


def _dot(snapshot: Snapshot, one: Dependency, places: Places) -> Dot:
    team = team_of(one.source)
    when = f", {words.short_day(one.needed_by)}" if one.needed_by else ""
    return Dot(
        team=rows.team(snapshot, team).title,
        said=f"{between.wanted(snapshot, one)}{when}, {'agreed' if one.agreed else 'not agreed'}",
        agreed=one.agreed,
        uri=places.pair(team, team_of(one.to)),
    )
