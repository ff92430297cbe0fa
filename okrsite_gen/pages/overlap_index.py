"""Which objective may be worth a talk with which, looked up by its id, and how such a pair is worded."""

from __future__ import annotations

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.between_teams import team_of
from okrsite_gen.scoring.candidate import Candidate
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.overlap import overlaps
from okrsite_gen.scoring.snapshot import Snapshot

_MOST = 3
KIND_WORDS = {
    "conflict": "Pulled both ways",
    "duplicate": "Look alike",
    "shared-measure": "Same measure",
    "collision": "Waiting for the same team",
}
_HINTS = {
    "conflict": "Pulls against",
    "duplicate": "Looks like",
    "shared-measure": "Measures the same as",
    "collision": "Waits for the same team as",
}


@record
class Hint:
    """What one objective's page says of a pair: `Looks like` another one."""

    text: str
    ref: rows.Ref
    team: rows.Ref


class OverlapIndex:
    """The surest candidates of each objective; a pair is named once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._found: dict[str, dict[str, Candidate]] = {}
        for one in overlaps(snapshot):
            first, second = one.objectives
            for mine, other in ((first, second), (second, first)):
                self._found.setdefault(mine, {}).setdefault(other, one)

    def hints(self, objective_id: str) -> tuple[Hint, ...]:
        """At most three, the surest first."""
        mine = list(self._found.get(objective_id, {}).items())[:_MOST]
        return tuple(self._hint(other, candidate) for other, candidate in mine)

    def _hint(self, other: str, candidate: Candidate) -> Hint:
        sides = candidate.one, candidate.other
        full_id = next(side for side in sides if side.partition("#")[0] == other)
        return Hint(
            text=_HINTS[candidate.kind],
            ref=rows.about(self._snapshot, full_id),
            team=rows.team(self._snapshot, team_of(other)),
        )


overlap_index = once(OverlapIndex)
