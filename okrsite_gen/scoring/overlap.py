"""Where teams may be doing, counting or pulling at the same thing: candidates for a talk, in one ranked list."""

from __future__ import annotations

from okrsite_gen.scoring.candidate import KINDS, Candidate
from okrsite_gen.scoring.collisions import collisions
from okrsite_gen.scoring.concluded import concluded_once
from okrsite_gen.scoring.duplicates import duplicates
from okrsite_gen.scoring.measures import same_measures
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot


@once_unnoted
def overlaps(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """All candidates, the surest first; of those as sure, conflicts before duplicates, then in the order of the ids.

    They follow from what is defined alone, so they are kept.
    """
    return concluded_once(snapshot, __name__, tuple[Candidate, ...], _overlaps)


def _overlaps(snapshot: Snapshot) -> tuple[Candidate, ...]:
    found = [*same_measures(snapshot), *duplicates(snapshot), *collisions(snapshot)]
    return tuple(sorted(found, key=_rank))


def _rank(one: Candidate) -> tuple[float, int, str, str]:
    return -round(one.score, 9), KINDS.index(one.kind), one.one, one.other
