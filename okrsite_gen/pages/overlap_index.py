"""Which objective may be worth a talk with which, looked up by its id, and how such a pair is worded."""

from __future__ import annotations

from collections.abc import Mapping

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.between_teams import team_of
from okrsite_gen.scoring.candidate import Candidate
from okrsite_gen.scoring.once import once_unnoted
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


@once_unnoted
def overlap_hints(snapshot: Snapshot) -> Mapping[str, tuple[Hint, ...]]:
    """What each objective's page says, at most three, the surest first; a pair is named once."""
    found: dict[str, dict[str, Candidate]] = {}
    for one in overlaps(snapshot):
        first, second = one.objectives
        for mine, other in ((first, second), (second, first)):
            found.setdefault(mine, {}).setdefault(other, one)
    return {
        mine: tuple(_hint(snapshot, other, candidate) for other, candidate in list(others.items())[:_MOST])
        for mine, others in found.items()
    }


def _hint(snapshot: Snapshot, other: str, candidate: Candidate) -> Hint:
    full_id = next(side for side in (candidate.one, candidate.other) if side.partition("#")[0] == other)
    return Hint(
        text=_HINTS[candidate.kind],
        ref=rows.about(snapshot, full_id),
        team=rows.team(snapshot, team_of(other)),
    )
