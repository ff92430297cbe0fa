"""What folders tell of the last weeks: each tells it by itself, and what it told is kept as long as nothing is other there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place
from okrsite_gen.pages import uri
from okrsite_gen.pages.ago import Ago, ago, in_question
from okrsite_gen.pages.blockers import Blocker, in_the_way
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.rates import Heard
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.weeks import heard_on

ASKS_DAYS = dt.timedelta(days=28)


@record
class Asked:
    """An ask where it was said, by `team` in its check-in `check_in`; `about` is the full id of what it is needed for."""

    of: str
    what: str
    team: str
    cycle: str
    check_in: str
    date: dt.date
    about: str

    @property
    def permalink(self) -> str:
        """Where its check-in stands."""
        return uri.check_in(self.team, self.cycle, self.check_in)


class Lately(Light, frozen=True, kw_only=True, array_like=True):
    """What is said in a folder, and of what is defined there.

    `asks` are those of the last four weeks, in file order, `standing` the blockers, `ago` the objectives that can have changed in the
    last week, `heard` is of the day a week ago.
    """

    asks: tuple[Asked, ...]
    standing: tuple[Blocker, ...]
    ago: tuple[Ago, ...]
    heard: Heard


@once
def lately(snapshot: Snapshot) -> Mapping[Place, Lately]:
    """Of all folders."""
    return concluded_by_folder(snapshot, "lately", Lately, partial(_of_folder, snapshot))


def _of_folder(snapshot: Snapshot, place: Place) -> Lately:
    states = snapshot.of_team(*place)
    said = snapshot.check_ins.in_folder(*place).since(snapshot.as_of - ASKS_DAYS)
    return Lately(
        asks=tuple(_asked(snapshot, said)),
        standing=tuple(in_the_way(states)),
        ago=tuple(ago(snapshot, state) for state in states if in_question(snapshot, state)),
        heard=heard_on(snapshot.portfolio, (state.objective for state in states), snapshot.as_of - WEEK),
    )


def _asked(snapshot: Snapshot, check_ins: Iterable[CheckIn]) -> Iterator[Asked]:
    for said in check_ins:
        for entry in said.entries:
            if entry.about.split("#")[0] in snapshot.objectives:
                for ask in entry.fields.asks:
                    yield Asked(
                        of=ask.of,
                        what=ask.what,
                        team=said.team,
                        cycle=said.cycle,
                        check_in=said.id,
                        date=said.date,
                        about=entry.about,
                    )


@once
def all_standing(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """All that still stands in the way of live objectives and key results, the oldest first; personal ones apart.

    Silence takes nothing away: what was named last before everybody fell silent still stands.
    """
    found = (blocker for told in lately(snapshot).values() for blocker in told.standing)
    return tuple(sorted(found, key=lambda blocker: (blocker.since, blocker.about, blocker.text)))


@once
def all_asks(snapshot: Snapshot) -> tuple[Asked, ...]:
    """All asks of the last four weeks, the newest first, those of a check-in in its order."""
    order = {id_: place for place, id_ in enumerate(snapshot.check_ins.since(snapshot.as_of - ASKS_DAYS).ids())}
    found = (asked for told in lately(snapshot).values() for asked in told.asks)
    return tuple(sorted(found, key=lambda asked: -order[asked.check_in]))


def asks(snapshot: Snapshot, since: dt.date) -> tuple[Asked, ...]:
    """Those said after a day of the last four weeks."""
    return tuple(asked for asked in all_asks(snapshot) if asked.date > since)
