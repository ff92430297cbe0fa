"""How many objectives lead to one of the company's, and how that changed since Monday."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.scoring.alignment import is_live
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Asked, ObjectiveState, Snapshot


@record
class Fit:
    """Of a cycle's objectives those that are asked. `change` is how many more are unaligned than on `since`, the Monday before."""

    asked: int
    unaligned: int
    change: int | None
    since: dt.date | None

    @property
    def aligned(self) -> int:
        """How many lead to a company objective."""
        return self.asked - self.unaligned

    @property
    def share(self) -> float:
        """Aligned of asked, 0 to 1."""
        return self.aligned / self.asked


def fit(snapshot: Snapshot, cycle: Cycle) -> Fit | None:
    """As of today, or as of the last day of a cycle that is over; `None` where nothing is asked or there is nothing to lead to."""
    aligned = snapshot.alignment.aligned
    judged = [aligned[state.id] for state in snapshot.of_cycle(cycle.id) if state.id in aligned]
    if not judged or not has_top(snapshot, min(snapshot.as_of, cycle.ends)):
        return None
    lost = judged.count(False)
    before = _monday_before(snapshot, cycle)
    return Fit(
        asked=len(judged),
        unaligned=lost,
        change=lost - len(before.unaligned) if before else None,
        since=before.date if before else None,
    )


def is_unaligned(snapshot: Snapshot, state: ObjectiveState) -> bool:
    """Whether an open objective leads to none of the company's, though it is asked to and there is one to lead to."""
    lost = not state.closed and snapshot.alignment.aligned.get(state.id) is False
    return lost and _has_top_today(snapshot)


@once_unnoted
def _has_top_today(snapshot: Snapshot) -> bool:
    return has_top(snapshot, snapshot.as_of)


def has_top(snapshot: Snapshot, day: dt.date) -> bool:
    """Whether the company has an objective that is live on a day: without one, nobody can lead to it."""
    tops = (team.id for team in snapshot.portfolio.teams.values() if team.level == "company")
    return any(is_live(snapshot.portfolio, state.objective, day) for top in tops for state in snapshot.of_team(top))


def _monday_before(snapshot: Snapshot, cycle: Cycle) -> Asked | None:
    """How it stood on the last Monday before today; `None` once the cycle is over."""
    if snapshot.as_of > cycle.ends:
        return None
    earlier = [week for week in snapshot.aligned_weeks[cycle.id].company if week.date < snapshot.as_of and week.asked]
    return earlier[-1] if earlier else None
