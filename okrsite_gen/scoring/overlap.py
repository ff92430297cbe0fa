"""Where teams may be doing, counting or pulling at the same thing: candidates for a talk, in one ranked list."""

from __future__ import annotations

from okrsite_gen.scoring.candidate import KINDS, Candidate
from okrsite_gen.scoring.collisions import collisions
from okrsite_gen.scoring.duplicates import duplicates
from okrsite_gen.scoring.measures import same_measures
from okrsite_gen.scoring.snapshot import Snapshot


class _Latest:
    """What was found last: a page, its data, all objectives' pages and a rule ask for the same."""

    snapshot: Snapshot | None = None
    found: tuple[Candidate, ...] = ()


def overlaps(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """All candidates, the surest first; of those as sure, conflicts before duplicates, then in the order of the ids."""
    if _Latest.snapshot is None or _Latest.snapshot.objectives is not snapshot.objectives:
        found = [*same_measures(snapshot), *duplicates(snapshot), *collisions(snapshot)]
        _Latest.found = tuple(sorted(found, key=_rank))
        _Latest.snapshot = snapshot
    return _Latest.found


def _rank(one: Candidate) -> tuple[float, int, str, str]:
    return -round(one.score, 9), KINDS.index(one.kind), one.one, one.other
