"""A cycle at a glance: the company's score against plan, and how many objectives have which state."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages.counts import Count, counts
from okrsite_gen.scoring.snapshot import Mean, ObjectiveState, Snapshot


@record
class Scorecard:
    """`company` is the company team's mean."""

    cycle: Cycle
    company: Mean | None
    counts: tuple[Count, ...]
    total: int


def scorecard(snapshot: Snapshot, cycle: Cycle, states: Sequence[ObjectiveState]) -> Scorecard:
    """The scorecard of a cycle with its objectives."""
    team = snapshot.company
    return Scorecard(
        cycle=cycle,
        company=snapshot.means.get((team.id, cycle.id)) if team else None,
        counts=counts(states),
        total=len(states),
    )
