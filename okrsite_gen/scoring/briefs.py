"""What is defined of each objective that is asked of all of them: kept, so that nobody makes those of long ago for it."""

from __future__ import annotations

from collections.abc import Mapping

from okrsite_gen.light import Light
from okrsite_gen.scoring.concluded import concluded_once
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot


class Brief(Light, frozen=True, array_like=True):
    """An objective's owner, and what it is as of the date; `in_rates` as its state has it."""

    id: str
    owner: str | None
    personal: bool
    in_rates: bool


@once_unnoted
def briefs(snapshot: Snapshot) -> Mapping[str, Brief]:
    """Of all objectives, by id; no check-in changes any."""
    return {brief.id: brief for brief in concluded_once(snapshot, "briefs", list[Brief], _made)}


def _made(snapshot: Snapshot) -> list[Brief]:
    found = []
    for objective in snapshot.portfolio.objectives.values():
        personal = objective.on(snapshot.as_of).type == "personal"
        in_rates = not (personal or objective.draft)
        found.append(Brief(objective.id, objective.owner, personal, in_rates))
    return found


def counted(snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of those that are everybody's business, sorted."""
    return tuple(brief.id for brief in briefs(snapshot).values() if brief.in_rates)
