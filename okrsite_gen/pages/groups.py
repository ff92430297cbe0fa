"""A team's objectives of the current cycle and of the cycles around it."""

from __future__ import annotations

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.snapshot import Mean, Snapshot


@record
class Group:
    """A team's objectives of one cycle."""

    cycle: Cycle
    uri: str
    objectives: tuple[rows.ObjectiveRow, ...]
    mean: Mean | None


def groups(snapshot: Snapshot, team_id: str) -> tuple[Group, ...]:
    """One group a cycle that has objectives of the team, the shortest cycle first."""
    cycle = snapshot.cycle
    if cycle is None:
        return ()
    around = [other for other in snapshot.portfolio.cycles.values() if other.encloses(cycle)]
    periods = [cycle, *sorted(around, key=lambda other: (other.days, other.id))]
    found = [(period, snapshot.of_team(team_id, period.id)) for period in periods]
    return tuple(
        Group(
            cycle=period,
            uri=uri.team_cycle(team_id, period.id),
            objectives=rows.objective_rows(snapshot, states),
            mean=snapshot.means.get((team_id, period.id)),
        )
        for period, states in found
        if states
    )
