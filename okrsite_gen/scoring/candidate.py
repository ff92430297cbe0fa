"""Two things of different teams that may be worth a talk: never a mistake, always a guess with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency, Objective
from okrsite_gen.scoring.between_teams import live
from okrsite_gen.scoring.score import retired_on
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

Kind = Literal["conflict", "duplicate", "shared-measure", "collision"]
KINDS: tuple[Kind, ...] = ("conflict", "duplicate", "shared-measure", "collision")
Tie = Literal["linked", "shared"]

# What somebody already knows of is likely to be known to both: it is said, and ranks lower.
TIED = 0.9


@record
class Candidate:
    """`one` and `other` are full ids, of key results where a measure is concerned, the smaller first; `score`, 0 to 1, is how sure.

    `reasons` are sentences. Of a collision, `needs` are what the two want of one overloaded team.
    """

    kind: Kind
    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    needs: tuple[Dependency, ...] = ()

    @property
    def objectives(self) -> tuple[str, str]:
        """The ids of the two objectives."""
        return self.one.partition("#")[0], self.other.partition("#")[0]


def compared(snapshot: Snapshot) -> Iterator[ObjectiveState]:
    """Live objectives in the order of their ids, personal ones apart."""
    states = (snapshot.objectives[objective.id] for objective in live(snapshot))
    return iter(sorted((state for state in states if state.in_rates), key=lambda state: state.id))


def running(state: ObjectiveState, snapshot: Snapshot) -> list[KeyResultState]:
    """An objective's key results but those that were retired."""
    return [part for part in state.key_results if not retired_on(part.definition.fields, snapshot.as_of)]


def tie(one: Objective, other: Objective) -> Tie | None:
    """Whether one supports or needs the other, or is shared with the other's team; `None`: nothing is written of it."""
    if _names(one, other.id) or _names(other, one.id):
        return "linked"
    shared = other.team in one.fields.shared_with or one.team in other.fields.shared_with
    return "shared" if shared else None


def _names(objective: Objective, other: str) -> bool:
    named = [*(link.to for link in objective.supports), *(need.to for need in objective.depends_on)]
    return any(to.partition("#")[0] == other for to in named)
