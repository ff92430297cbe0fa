"""The dependency board: what teams need of each other, by when, and what is not agreed; who has too much waiting first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.pages import between, crumbs, rows, stubs, uri
from okrsite_gen.pages.between import NeedView, team_of
from okrsite_gen.pages.needed_when import Schedule, schedule
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.places import Places
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.waiting import Waiting, waiting
from okrsite_gen.scoring.between_teams import overloaded
from okrsite_gen.scoring.snapshot import Snapshot

_LINES, _EACH = 80, 40


@record
class AnchoredNeed:
    """A need with the anchor that the tables lead to: only the first of each pair of teams has one, else it is empty."""

    anchor: str
    need: NeedView


@record
class TeamBoard:
    """A team's part: `needs` of others and what is `needed` of it. `too_much` says why it is overloaded; empty where it is not."""

    anchor: str
    team: rows.Ref
    needs: Some[AnchoredNeed]
    needed: Some[NeedView]
    not_agreed: int
    too_much: str


@record
class Overload:
    """A team that has more waiting than anybody agreed to, and why we say so."""

    team: rows.Ref
    why: str


@record
class DependenciesView:
    """The whole page; `not_agreed`, `late` and `ended` count among all dependencies. Teams beyond `boards` have their own pages."""

    total: int
    not_agreed: int
    late: int
    ended: int
    overloads: tuple[Overload, ...]
    waiting: Waiting | None
    schedule: Schedule | None
    boards: tuple[TeamBoard, ...]
    others: tuple[rows.Ref, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.DEPENDENCIES,
        title="Dependencies",
        description="What teams need of each other, by when, and what is not agreed yet.",
        section="map",
        template="dependencies.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("dependencies between teams: who needs what of whom, by when, agreed or not"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """The same lists as data."""
    yield twin(snapshot, uri.DEPENDENCIES, partial(_data, snapshot))


def _view(snapshot: Snapshot) -> DependenciesView:
    found = between.dependencies(snapshot)
    too_much = {team: between.too_much(snapshot, waits) for team, waits in overloaded(snapshot).items()}
    ordered = _ordered(found, too_much)
    places = Places(_shown(found, ordered))
    return DependenciesView(
        total=len(found),
        not_agreed=sum(not one.agreed for one in found),
        late=sum(one.needed_by is not None and one.needed_by < snapshot.as_of for one in found),
        ended=sum(bool(between.ended(snapshot, one.to)) for one in found),
        overloads=tuple(Overload(team=places.ref(snapshot, team), why=why) for team, why in too_much.items()),
        waiting=waiting(snapshot, found, places),
        schedule=schedule(snapshot, found, places),
        boards=_boards(snapshot, places, too_much),
        others=tuple(places.ref(snapshot, team) for team in ordered[len(places.shown) :]),
    )


def _ordered(found: Sequence[Dependency], too_much: Mapping[str, str]) -> list[str]:
    """Teams that need or are needed: the overloaded, then those of whom most is not agreed, then those of whom most is needed."""
    needed = Counter(team_of(one.to) for one in found)
    open_ = Counter(team_of(one.to) for one in found if not one.agreed)
    needing = Counter(team_of(one.source) for one in found)
    return sorted(
        {*needed, *needing}, key=lambda team: (team not in too_much, -open_[team], -needed[team], -needing[team], team)
    )


def _shown(found: Sequence[Dependency], ordered: Sequence[str]) -> list[str]:
    """The first teams, as long as their lines fit on a page; one at least."""
    lines = Counter(team for one in found for team in (team_of(one.source), team_of(one.to)))
    shown: list[str] = []
    room = _LINES
    for team in ordered:
        room -= min(lines[team], 2 * _EACH)
        if room < 0 and shown:
            break
        shown.append(team)
    return shown


def _boards(snapshot: Snapshot, places: Places, too_much: Mapping[str, str]) -> tuple[TeamBoard, ...]:
    found = between.Between(snapshot)
    return tuple(_board(snapshot, team, found, too_much.get(team, "")) for team in places.shown)


def _board(snapshot: Snapshot, team: str, found: between.Between, too_much: str) -> TeamBoard:
    needs, needed = found.needs_of(team), found.needed_from(team)
    return TeamBoard(
        anchor=Places.anchor(team),
        team=rows.team(snapshot, team),
        needs=Some.first(_EACH, tuple(_anchored(team, needs))),
        needed=Some.first(_EACH, needed),
        not_agreed=sum(not need.agreed for need in (*needs, *needed)),
        too_much=too_much,
    )


def _anchored(team: str, needs: Sequence[NeedView]) -> Iterator[AnchoredNeed]:
    met: set[str] = set()
    for need in needs:
        anchor = "" if need.other in met else Places.anchor(team, need.other)
        met.add(need.other)
        yield AnchoredNeed(anchor=anchor, need=need)


def _data(snapshot: Snapshot) -> dict[str, object]:
    return {
        "dependencies": [
            {
                "what": one.what,
                "source": one.source,
                "to": one.to,
                "by_team": team_of(one.source),
                "of_team": team_of(one.to),
                "needed_by": one.needed_by,
                "days_left": (one.needed_by - snapshot.as_of).days if one.needed_by else None,
                "agreed": one.agreed,
                "ended": between.ended(snapshot, one.to) or None,
            }
            for one in between.dependencies(snapshot)
        ],
        "overloaded": {
            team: [{"source": one.source, "to": one.to} for one in waits]
            for team, waits in overloaded(snapshot).items()
        },
    }
