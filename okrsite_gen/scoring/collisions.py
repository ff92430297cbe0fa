"""Objectives of different teams that lean on one overloaded team in the same days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from okrsite_gen.model.objective import Dependency
from okrsite_gen.scoring.between_teams import SOON, overloaded, team_of
from okrsite_gen.scoring.candidate import Candidate, compared
from okrsite_gen.scoring.snapshot import Snapshot

SAME_DAYS = 3
# That both lean on the team is certain, that they collide is not; each day between them makes it less likely.
_SURE, _A_DAY_LESS = 0.8, 0.1


def collisions(snapshot: Snapshot) -> Iterator[Candidate]:
    """Pairs that need something not agreed of an overloaded team, at most three days apart; the nearest needs of each pair."""
    theirs = {state.id for state in compared(snapshot)}
    for team, needs in overloaded(snapshot).items():
        pairs: dict[tuple[str, str], list[tuple[Dependency, Dependency]]] = {}
        mine = sorted((need for need in needs if need.source in theirs), key=lambda need: (need.source, need.to))
        for one, other in combinations(mine, 2):
            if team_of(one.source) != team_of(other.source) and _apart(one, other) <= SAME_DAYS:
                pairs.setdefault((one.source, other.source), []).append((one, other))
        yield from (_candidate(snapshot, team, min(both, key=_nearness), needs) for both in pairs.values())


def _apart(one: Dependency, other: Dependency) -> int:
    """Days; an overloaded team's needs have one each."""
    return abs(((one.needed_by or dt.date.max) - (other.needed_by or dt.date.max)).days)


def _nearness(pair: tuple[Dependency, Dependency]) -> int:
    return _apart(*pair)


def _candidate(
    snapshot: Snapshot, team: str, pair: tuple[Dependency, Dependency], needs: Sequence[Dependency]
) -> Candidate:
    days, name = _apart(*pair), snapshot.portfolio.teams[team].name
    when = "on the same day" if not days else f"{days} {'day' if days == 1 else 'days'} apart"
    return Candidate(
        kind="collision",
        one=pair[0].source,
        other=pair[1].source,
        score=_SURE - _A_DAY_LESS * days,
        reasons=(
            f"Both need something of {name} {when}, and {name} has agreed to neither.",
            f"{len(needs)} things that {name} has not agreed to are needed of it within {SOON.days} days, or were already.",
        ),
        needs=pair,
    )
