"""Which objective may be worth a talk with which, looked up by its id, and how such a pair is worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.between_teams import team_of
from okrsite_gen.scoring.candidate import Candidate
from okrsite_gen.scoring.concluded import remembered
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


def overlap_hints(snapshot: Snapshot, id_: str) -> tuple[Hint, ...]:
    """What an objective's page says, at most three, the surest first; a pair is named once."""
    others = _by_objective(snapshot).get(id_, {})
    return tuple(_hint(snapshot, other, candidate) for other, candidate in islice(others.items(), _MOST))


@once_unnoted
def _by_objective(snapshot: Snapshot) -> Mapping[str, Mapping[str, Candidate]]:
    return remembered(snapshot, __name__, lambda: _others(overlaps(snapshot)))


def _others(candidates: Iterable[Candidate]) -> Mapping[str, Mapping[str, Candidate]]:
    found: dict[str, dict[str, Candidate]] = {}
    for one in candidates:
        first, second = one.objectives
        for mine, other in ((first, second), (second, first)):
            found.setdefault(mine, {}).setdefault(other, one)
    return found


def _hint(snapshot: Snapshot, other: str, candidate: Candidate) -> Hint:
    full_id = next(side for side in (candidate.one, candidate.other) if side.partition("#")[0] == other)
    return Hint(
        text=_HINTS[candidate.kind],
        ref=rows.about(snapshot, full_id),
        team=rows.team(snapshot, team_of(other)),
    )
