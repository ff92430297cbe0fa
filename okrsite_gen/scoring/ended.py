"""How a team's objectives of a cycle that is over came out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.states import States


class Ended(NamedTuple):
    """How many objectives were reported, and of these judged and missed; `explained` where the grade of one that was missed says why."""

    reported: int
    judged: int
    missed: int
    explained: bool


def ended(objectives: Iterable[ObjectiveState]) -> Ended:
    """Personal ones and drafts apart."""
    reported = [each for each in objectives if each.in_rates and (each.progress is not None or each.grade)]
    missed = [each for each in reported if each.outcome == "missed"]
    return Ended(
        reported=len(reported),
        judged=sum(each.outcome in ("achieved", "missed") for each in reported),
        missed=len(missed),
        explained=any(each.grade and each.grade.reason for each in missed),
    )


def ended_in(snapshot: Snapshot, team: str, cycle: str) -> Ended:
    """In a team's folder of a cycle; of a large company it has told so before."""
    states = snapshot.objectives
    return states.ended((team, cycle)) if isinstance(states, States) else ended(snapshot.of_team(team, cycle))
