"""What belongs to a team, looked up by its id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import takewhile

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.people import Team
from okrsite_gen.pages.actions import ActionRow, open_actions
from okrsite_gen.pages.between import Between, team_of
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.check_in_days import Series, series
from okrsite_gen.pages.check_in_places import said_by
from okrsite_gen.pages.lately import all_standing
from okrsite_gen.scoring.between_teams import alone, live, overloaded
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_by_id, once_unnoted
from okrsite_gen.scoring.owed import Owed, owed
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_YEAR = dt.timedelta(days=366)


class TeamIndex:
    """What people said, who owes a word (the most overdue first), and what is between teams.

    Also what stands in the way (the oldest first), open actions (the next due first), and check-in days of cycles that are not over;
    who has too much promised for, and who works without a link to anybody else.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.between = Between(snapshot)
        self.overloaded = _overloaded(snapshot)
        self.alone = _alone(snapshot)
        self.owed = _owed(snapshot)
        self.blockers = _blockers(snapshot)
        self.actions = _actions(snapshot)
        self.days = _days(snapshot)

    def said(self, team: str) -> Iterator[CheckIn]:
        """What the team's people said, the newest first."""
        return (check_in for check_in in said_by(self._snapshot, team) if not check_in.machine)

    def said_lately(self, team: str) -> list[CheckIn]:
        """The same of the last year: older meetings tell nothing of how a team meets."""
        since = self._snapshot.as_of - _YEAR
        return list(takewhile(lambda check_in: check_in.date > since, self.said(team)))


@once_by_id
def _owed(snapshot: Snapshot) -> Mapping[str, list[Owed]]:
    return grouped(owed(snapshot), lambda late: late.team)


@once_by_id
def _blockers(snapshot: Snapshot) -> Mapping[str, list[Blocker]]:
    return grouped(all_standing(snapshot), lambda blocker: team_of(blocker.about))


@once_by_id
def _actions(snapshot: Snapshot) -> Mapping[str, list[ActionRow]]:
    return grouped(open_actions(snapshot), lambda row: row.action.team)


@once_by_id
def _days(snapshot: Snapshot) -> Mapping[str, list[Series]]:
    return grouped(series(snapshot), lambda found: found.team.id)


_overloaded = once_unnoted(overloaded)


@once_unnoted
def _alone(snapshot: Snapshot) -> frozenset[str]:
    """Nobody is where there is nobody else."""
    working = {objective.team for objective in live(snapshot)}
    return frozenset(alone(snapshot)) if len(working) > 1 else frozenset()


def open_objectives(snapshot: Snapshot, team: Team) -> list[ObjectiveState]:
    """The team's objectives that are neither over nor retired."""
    return [state for state in snapshot.of_team(team.id) if not state.closed and state.pace != "retired"]
