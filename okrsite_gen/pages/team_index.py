"""What belongs to a team, looked up by its id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.people import Team
from okrsite_gen.pages.actions import ActionRow, open_actions
from okrsite_gen.pages.between import between, team_of
from okrsite_gen.pages.blockers import Blocker, all_standing
from okrsite_gen.pages.check_in_days import Series, series
from okrsite_gen.pages.check_in_places import newest_first, places_of_teams
from okrsite_gen.scoring.between_teams import alone, live, overloaded
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.owed import Owed, owed
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_YEAR = dt.timedelta(days=366)


class TeamIndex:
    """What people said, who owes a word (the most overdue first), and what is between teams.

    Also what stands in the way (the oldest first), open actions (the next due first), and check-in days of cycles that are not over;
    who has too much promised for, and who works without a link to anybody else.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.between = between(snapshot)
        self.overloaded = overloaded(snapshot)
        self.alone = _alone(snapshot)
        self._snapshot = snapshot
        self._lately: dict[str, list[CheckIn]] = {}
        self.owed: dict[str, list[Owed]] = {}
        self.blockers: dict[str, list[Blocker]] = {}
        self.actions: dict[str, list[ActionRow]] = {}
        self.days: dict[str, list[Series]] = {}
        for late in owed(snapshot):
            self.owed.setdefault(late.team, []).append(late)
        for blocker in all_standing(snapshot):
            self.blockers.setdefault(team_of(blocker.entry.about), []).append(blocker)
        for row in open_actions(snapshot):
            self.actions.setdefault(row.action.team, []).append(row)
        for found in series(snapshot):
            self.days.setdefault(found.team.id, []).append(found)

    def said(self, team: str) -> Iterator[CheckIn]:
        """What the team's people said, the newest first."""
        found = newest_first(self._snapshot, places_of_teams(self._snapshot).get(team, ()))
        return (check_in for check_in in found if not check_in.machine)

    def said_lately(self, team: str) -> list[CheckIn]:
        """The same of the last year: older meetings tell nothing of how a team meets."""
        if team not in self._lately:
            since = self._snapshot.as_of - _YEAR
            self._lately[team] = list(takewhile(lambda check_in: check_in.date > since, self.said(team)))
        return self._lately[team]


team_index = once(TeamIndex)


def _alone(snapshot: Snapshot) -> frozenset[str]:
    """Nobody is where there is nobody else."""
    working = {objective.team for objective in live(snapshot)}
    return frozenset(alone(snapshot)) if len(working) > 1 else frozenset()


def open_objectives(snapshot: Snapshot, team: Team) -> list[ObjectiveState]:
    """The team's objectives that are neither over nor retired."""
    return [state for state in snapshot.of_team(team.id) if not state.closed and state.pace != "retired"]
