"""Who waits for whom: blockers that stand, dependencies, and asks between teams."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.pages import between, crumbs, rows, stubs, uri
from okrsite_gen.pages.between import team_of
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.lately import Asked, all_asks, all_standing
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.snapshot import Snapshot

_BLOCKERS, _TEAMS, _ASKS = 80, 40, 8


@record
class StandingRow:
    """A blocker that still stands, for `age` days; `longer` is set where something else had been in the way before it."""

    blocker: Blocker
    about: rows.Ref
    team: rows.Ref
    permalink: str
    age: int
    longer: bool


@record
class AskLine:
    """Something that a team asks of another."""

    text: str
    by: rows.Ref
    about: rows.Ref
    date: dt.date
    permalink: str


@record
class AskedTeam:
    """A team of which something is asked or needed; `not_agreed` counts its part of `needs`."""

    team: rows.Ref
    asks: Some[AskLine]
    needs: int
    not_agreed: int


@record
class AsksView:
    """The whole page; `not_agreed` and `late` count among the dependencies."""

    blockers: Some[StandingRow]
    needs: int
    not_agreed: int
    late: int
    teams: Some[AskedTeam]
    asks: int


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.ASKS,
        title="Blockers and asks",
        description="What is in the way and since when, and which team waits for which.",
        section="week",
        template="asks.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("what is in the way, who waits for whom"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """All of it."""
    yield twin(snapshot, uri.ASKS, partial(_data, snapshot))


def _view(snapshot: Snapshot) -> AsksView:
    blockers = all_standing(snapshot)
    needs = between.dependencies(snapshot)
    asks = all_asks(snapshot)
    teams = _teams(snapshot, asks)
    return AsksView(
        blockers=Some(shown=tuple(_standing(snapshot, one) for one in blockers[:_BLOCKERS]), total=len(blockers)),
        needs=len(needs),
        not_agreed=sum(not need.agreed for need in needs),
        late=sum(need.needed_by is not None and need.needed_by < snapshot.as_of for need in needs),
        teams=Some.first(_TEAMS, teams),
        asks=len(asks),
    )


def _standing(snapshot: Snapshot, blocker: Blocker) -> StandingRow:
    return StandingRow(
        blocker=blocker,
        about=rows.about(snapshot, blocker.about),
        team=rows.team(snapshot, team_of(blocker.about)),
        permalink=blocker.permalink,
        age=(snapshot.as_of - blocker.since).days,
        longer=blocker.blocked_since < blocker.since,
    )


def _teams(snapshot: Snapshot, asks: Iterable[Asked]) -> list[AskedTeam]:
    """Those of whom most is asked and needed first."""
    needed = between.dependencies(snapshot)
    needs = Counter(team_of(found.to) for found in needed)
    not_agreed = Counter(team_of(found.to) for found in needed if not found.agreed)
    asked: dict[str, list[Asked]] = {team: [] for team in needs}
    for ask in asks:
        asked.setdefault(ask.of, []).append(ask)
    ordered = sorted(asked.items(), key=lambda pair: (-len(pair[1]) - needs[pair[0]], -len(pair[1]), pair[0]))
    return [
        AskedTeam(
            team=rows.team(snapshot, team),
            asks=Some(shown=tuple(_line(snapshot, ask) for ask in found[:_ASKS]), total=len(found)),
            needs=needs[team],
            not_agreed=not_agreed[team],
        )
        for team, found in ordered
    ]


def _line(snapshot: Snapshot, asked: Asked) -> AskLine:
    return AskLine(
        text=asked.what,
        by=rows.team(snapshot, asked.team),
        about=rows.about(snapshot, asked.about),
        date=asked.date,
        permalink=asked.permalink,
    )


def _data(snapshot: Snapshot) -> dict[str, object]:
    return {
        "blockers": [
            {
                "text": one.text,
                "about": one.about,
                "check_in": one.check_in,
                "since": one.since,
                "check_ins": one.running,
                "blocked_since": one.blocked_since,
            }
            for one in all_standing(snapshot)
        ],
        "asks": [
            {
                "what": one.what,
                "of": one.of,
                "by": one.team,
                "about": one.about,
                "date": one.date,
                "check_in": one.check_in,
            }
            for one in all_asks(snapshot)
        ],
    }
