"""What belongs to a team, looked up by its id."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.model.people import Team
from okrsite_gen.pages.between import Between
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


class TeamIndex:
    """What people said (newest first), the open actions (the next due first), and what is between teams."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.between = Between(snapshot)
        self.said: dict[str, list[CheckIn]] = {}
        self.actions: dict[str, list[Action]] = {}
        for check_in in reversed(snapshot.check_ins):
            if not check_in.machine:
                self.said.setdefault(check_in.team, []).append(check_in)
        for action in sorted(snapshot.actions, key=lambda action: (action.due or dt.date.max, action.id)):
            if action.done is None:
                self.actions.setdefault(action.team, []).append(action)


def open_objectives(snapshot: Snapshot, team: Team) -> list[ObjectiveState]:
    """The team's objectives that are neither over nor retired."""
    return [state for state in snapshot.of_team(team.id) if not state.closed and state.pace != "retired"]
