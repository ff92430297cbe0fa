"""Where check-ins are among all of them, by team and cycle: they are unpacked only when somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.scoring.once import once, once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import at_folder

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


def says(snapshot: Snapshot, team: str, cycle: str) -> bool:
    """Whether there are check-ins in a team's folder of a cycle."""
    snapshot.watch.note(at_folder(team, cycle))
    with snapshot.watch.resting():
        return team in places(snapshot).get(cycle, ())


@once_unnoted
def _places_of_teams(snapshot: Snapshot) -> Places:
    """By team alone, in file order."""
    found: dict[str, list[int]] = {}
    for teams in places(snapshot).values():
        for team, mine in teams.items():
            found.setdefault(team, []).extend(mine)
    return {team: sorted(mine) for team, mine in found.items()}


@once_unnoted
def _cycles_of_teams(snapshot: Snapshot) -> Mapping[str, Sequence[str]]:
    """The cycles in whose folders each team speaks, or will."""
    folders = snapshot.versions.folders if snapshot.versions else ()
    found: dict[str, list[str]] = {}
    for team, cycle in folders:
        found.setdefault(team, []).append(cycle)
    return found


def said_by(snapshot: Snapshot, team: str) -> Iterator[CheckIn]:
    """A team's check-ins, the newest first; each is unpacked when its turn comes."""
    for cycle in _cycles_of_teams(snapshot).get(team, ()):
        snapshot.watch.note(at_folder(team, cycle))
    return (snapshot.check_ins[place] for place in reversed(_places_of_teams(snapshot).get(team, ())))
