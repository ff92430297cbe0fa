"""The days on which teams check in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import place_of
from okrsite_gen.scoring.briefs import counted
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.owed import check_in_days
from okrsite_gen.scoring.snapshot import Snapshot


@record
class Series:
    """A team's check-in days in a cycle, in its rhythm; at least one."""

    team: Team
    cycle: Cycle
    days: tuple[dt.date, ...]


@once_unnoted
def series(snapshot: Snapshot) -> tuple[Series, ...]:
    """All of every team, one after the other: cycles that overlap share their check-ins. What is defined tells it."""
    return tuple(_series(snapshot))


def _series(snapshot: Snapshot) -> Iterator[Series]:
    for team_id, cycles in sorted(_cycles_by_team(snapshot).items()):
        team = snapshot.portfolio.teams[team_id]
        for cycle in _apart(cycles, snapshot.cycle):
            days = tuple(check_in_days(team.check_ins, cycle.starts, cycle.ends))
            if days:
                yield Series(team=team, cycle=cycle, days=days)


def _cycles_by_team(snapshot: Snapshot) -> dict[str, list[Cycle]]:
    """The cycles that are not over in which a team has objectives."""
    found: dict[str, dict[str, Cycle]] = {}
    for team, cycle_id in map(place_of, counted(snapshot)):
        cycle = snapshot.portfolio.cycles[cycle_id]
        if cycle.ends >= snapshot.as_of:
            found.setdefault(team, {})[cycle_id] = cycle
    return {team: list(cycles.values()) for team, cycles in found.items()}


def _apart(cycles: Iterable[Cycle], home: Cycle | None) -> list[Cycle]:
    """Cycles that do not overlap, by start; the home page's goes before others, then the shorter one."""
    chosen: list[Cycle] = []
    for cycle in sorted(cycles, key=lambda each: (each != home, each.days, each.id)):
        if all(cycle.ends < other.starts or other.ends < cycle.starts for other in chosen):
            chosen.append(cycle)
    return sorted(chosen, key=lambda each: each.starts)
