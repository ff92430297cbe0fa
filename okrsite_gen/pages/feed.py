"""Check-ins, newest first: the latest of everybody, and all of a team in a cycle with their permalinks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import crumbs, entries, rows, stubs, uri
from okrsite_gen.pages.check_in_places import Places, places, says
from okrsite_gen.pages.cycle import used_cycles
from okrsite_gen.pages.page import Crumb, Page, Stub
from okrsite_gen.scoring.once import once_by_id
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import at_cycle

_LATEST = 12
_MANY = 100  # teams and cycles; of more, each cycle has a page that names its teams
_ABOVE = crumbs.OVERVIEW, Crumb("Check-ins", uri.FEED)


@record
class Feeds:
    """A cycle's teams, each with how many check-ins its page has; `teams` is empty where `page` names them."""

    cycle: rows.Ref
    page: str
    number: int
    teams: tuple[tuple[rows.Ref, int], ...]


@record
class FeedView:
    """A list of check-ins; `feeds` lead to all of them, `agenda` is the next check-in of the team in an open cycle."""

    title: str
    agenda: str | None
    check_ins: tuple[entries.CheckInRow, ...]
    feeds: tuple[Feeds, ...]
    more: bool


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The latest check-ins; of very many teams and cycles a page for each cycle, too."""
    yield Page(
        uri=uri.FEED,
        title="Check-ins",
        description="What people said last, newest first.",
        section="week",
        template="feed.html",
        view=partial(_latest, snapshot),
        crumbs=(crumbs.OVERVIEW,),
    )
    if _is_large(snapshot):
        for cycle in places(snapshot):
            yield _of_cycle(snapshot, snapshot.portfolio.cycles[cycle])


def pages_in(snapshot: Snapshot, team: str, cycle: str) -> Iterator[Page]:
    """The page of a team and a cycle with check-ins."""
    if says(snapshot, team, cycle):
        yield _of_team(snapshot, snapshot.portfolio.teams[team], snapshot.portfolio.cycles[cycle])


def _of_cycle(snapshot: Snapshot, cycle: Cycle) -> Page:
    return Page(
        uri=uri.feeds(cycle.id),
        title=f"Check-ins, {cycle.title}",
        description=f"Who checked in during {cycle.title}, team by team.",
        section="week",
        template="feeds.html",
        view=partial(_feeds_of_cycle, snapshot, cycle),
        crumbs=_ABOVE,
    )


def _of_team(snapshot: Snapshot, team: Team, cycle: Cycle) -> Page:
    above = Crumb(cycle.title, uri.feeds(cycle.id))
    agenda = uri.agenda(team.id) if cycle.ends >= snapshot.as_of else None
    return Page(
        uri=uri.feed(team.id, cycle.id),
        title=_title(team, cycle),
        description=f"Everything that {team.name} said in {cycle.title}.",
        section="week",
        template="feed.html",
        view=partial(_view, snapshot, team, cycle, agenda),
        crumbs=(*_ABOVE, above) if _is_large(snapshot) else _ABOVE,
        search=partial(_stub, snapshot, team, cycle),
        feed=uri.atom(uri.team(team.id)),
    )


def _title(team: Team, cycle: Cycle) -> str:
    return f"Check-ins of {team.name}, {cycle.title}"


def _said(snapshot: Snapshot, team: Team, cycle: Cycle) -> Iterator[CheckIn]:
    return reversed(snapshot.check_ins.in_folder(team.id, cycle.id))


def _stub(snapshot: Snapshot, team: Team, cycle: Cycle) -> Stub:
    return stubs.check_ins(snapshot, team, cycle, partial(_said, snapshot, team, cycle))


def _view(snapshot: Snapshot, team: Team, cycle: Cycle, agenda: str | None) -> FeedView:
    said = entries.check_in_rows(snapshot, _said(snapshot, team, cycle), (team.id, cycle.id))
    return FeedView(title=_title(team, cycle), agenda=agenda, check_ins=said, feeds=(), more=False)


def _latest(snapshot: Snapshot) -> FeedView:
    by_people = (check_in for check_in in reversed(snapshot.check_ins) if not check_in.machine)
    people = list(islice(by_people, _LATEST))
    cycles, large = snapshot.portfolio.cycles, _is_large(snapshot)
    newest = sorted(places(snapshot).items(), key=lambda pair: cycles[pair[0]].starts, reverse=True)
    return FeedView(
        title="Check-ins",
        agenda=None,
        check_ins=entries.check_in_rows(snapshot, people),
        feeds=tuple(_feeds(snapshot, cycles[cycle], teams, named=not large) for cycle, teams in newest),
        more=len(people) == _LATEST,
    )


def _is_large(snapshot: Snapshot) -> bool:
    return _sizes(snapshot)["large"]


@once_by_id
def _sizes(snapshot: Snapshot) -> Mapping[str, bool]:
    """Whether there are more teams and cycles with check-ins than one page names: who asks looks at that alone."""
    return {"large": sum(map(len, places(snapshot).values())) > _MANY}


def _feeds_of_cycle(snapshot: Snapshot, cycle: Cycle) -> Feeds:
    snapshot.watch.note(at_cycle(cycle.id))
    with snapshot.watch.resting():
        return _feeds(snapshot, cycle, places(snapshot)[cycle.id])


def _feeds(snapshot: Snapshot, cycle: Cycle, teams: Places, *, named: bool = True) -> Feeds:
    names = snapshot.portfolio.teams
    page = uri.cycle(cycle.id) if cycle.id in used_cycles(snapshot) else None
    return Feeds(
        cycle=rows.Ref(title=cycle.title, uri=page),
        page=uri.feeds(cycle.id),
        number=sum(map(len, teams.values())),
        teams=tuple(
            (rows.Ref(title=names[team].name, uri=uri.feed(team, cycle.id)), len(found))
            for team, found in (sorted(teams.items()) if named else ())
        ),
    )
