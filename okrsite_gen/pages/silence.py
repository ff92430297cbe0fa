"""Which teams owe a word, and on how much."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.owed import Owed, owed
from okrsite_gen.scoring.snapshot import Snapshot


@record
class Silent:
    """A team with the key results that nobody spoke of in time.

    `stale` are so late that the site no longer believes them; `last` is the latest word on any of them, `None` if there never was one;
    `owners` are those who owe it.
    """

    id: str
    team: rows.Ref
    number: int
    stale: int
    last: dt.date | None
    owners: tuple[rows.Ref, ...]


@once
def silent(snapshot: Snapshot) -> tuple[Silent, ...]:
    """The teams with the most stale key results first."""
    by_team: dict[str, list[Owed]] = {}
    for one in owed(snapshot):
        if one.due < snapshot.as_of:
            by_team.setdefault(one.team, []).append(one)
    found = (_silent(snapshot, team, late) for team, late in by_team.items())
    return tuple(sorted(found, key=lambda one: (-one.stale, -one.number, one.team.title)))


def _silent(snapshot: Snapshot, team: str, late: list[Owed]) -> Silent:
    said = [one.last for one in late if one.last]
    owners = dict.fromkeys(one.owner for one in late if one.owner)
    return Silent(
        id=team,
        team=rows.team(snapshot, team),
        number=len(late),
        stale=sum(one.overdue for one in late),
        last=max(said, default=None),
        owners=rows.people(snapshot, tuple(owners)),
    )
