"""Where check-ins are among all of them, by team and cycle: they are unpacked only when somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Snapshot

Places = Mapping[str, Sequence[int]]


@once
def places(snapshot: Snapshot) -> Mapping[str, Places]:
    """By cycle, then by team, in file order; both in the order of their newest check-in."""
    found: dict[str, dict[str, list[int]]] = {}
    ids = snapshot.check_ins.ids()
    for place in range(len(ids) - 1, -1, -1):
        team, cycle, _ = ids[place].split("/", 2)
        found.setdefault(cycle, {}).setdefault(team, []).append(place)
    return {cycle: {team: mine[::-1] for team, mine in teams.items()} for cycle, teams in found.items()}


@once
def places_of_teams(snapshot: Snapshot) -> Places:
    """By team alone, in file order."""
    found: dict[str, list[int]] = {}
    for teams in places(snapshot).values():
        for team, mine in teams.items():
            found.setdefault(team, []).extend(mine)
    return {team: sorted(mine) for team, mine in found.items()}


def newest_first(snapshot: Snapshot, found: Sequence[int]) -> Iterator[CheckIn]:
    """The check-ins at these places; each is unpacked when its turn comes."""
    return (snapshot.check_ins[place] for place in reversed(found))
