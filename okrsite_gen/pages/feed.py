"""Check-ins, newest first: the latest of everybody, and all of a team in a cycle with their permalinks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, entries, rows, stubs, uri
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import Snapshot

_LATEST = 12


@record
class FeedView:
    """A list of check-ins; `feeds` are the pages that hold them all, `agenda` is the next check-in of the team in an open cycle."""

    title: str
    agenda: str | None
    check_ins: tuple[entries.CheckInRow, ...]
    feeds: tuple[tuple[rows.Ref, tuple[tuple[rows.Ref, int], ...]], ...]
    more: bool


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The latest check-ins, and a page for each team and cycle with check-ins."""
    found: dict[tuple[str, str], list[CheckIn]] = {}
    for check_in in reversed(snapshot.check_ins):
        found.setdefault((check_in.cycle, check_in.team), []).append(check_in)
    yield Page(
        uri=uri.FEED,
        title="Check-ins",
        description="What people said last, newest first.",
        section="week",
        template="feed.html",
        view=partial(_latest, snapshot, {key: len(check_ins) for key, check_ins in found.items()}),
        crumbs=(crumbs.OVERVIEW,),
    )
    for (cycle_id, team_id), check_ins in found.items():
        cycle, team = snapshot.portfolio.cycles[cycle_id], snapshot.portfolio.teams[team_id]
        title = f"Check-ins of {team.name}, {cycle.title}"
        yield Page(
            uri=uri.feed(team_id, cycle_id),
            title=title,
            description=f"Everything that {team.name} said in {cycle.title}.",
            section="week",
            template="feed.html",
            view=partial(
                _of_team, snapshot, title, uri.agenda(team_id) if cycle.ends >= snapshot.as_of else None, check_ins
            ),
            crumbs=(crumbs.OVERVIEW, Crumb("Check-ins", uri.FEED)),
            search=partial(stubs.check_ins, snapshot, team, cycle, check_ins),
            feed=uri.atom(uri.team(team_id)),
        )


def _of_team(snapshot: Snapshot, title: str, agenda: str | None, check_ins: list[CheckIn]) -> FeedView:
    said = entries.check_in_rows(snapshot, check_ins)
    return FeedView(title=title, agenda=agenda, check_ins=said, feeds=(), more=False)


def _latest(snapshot: Snapshot, numbers: dict[tuple[str, str], int]) -> FeedView:
    people = [check_in for check_in in reversed(snapshot.check_ins) if not check_in.machine][:_LATEST]
    cycles = snapshot.portfolio.cycles
    newest = sorted({cycle for cycle, _ in numbers}, key=lambda cycle: cycles[cycle].starts, reverse=True)
    return FeedView(
        title="Check-ins",
        agenda=None,
        check_ins=entries.check_in_rows(snapshot, people),
        feeds=tuple((_cycle(snapshot, cycle), _teams(snapshot, cycle, numbers)) for cycle in newest),
        more=len(people) == _LATEST,
    )


def _cycle(snapshot: Snapshot, cycle: str) -> rows.Ref:
    """A cycle, with its page if it has objectives."""
    paged = any(state.objective.cycle == cycle for state in snapshot.objectives.values())
    return rows.cycle(snapshot, cycle) if paged else rows.Ref(title=snapshot.portfolio.cycles[cycle].title, uri=None)


def _teams(snapshot: Snapshot, cycle: str, numbers: dict[tuple[str, str], int]) -> tuple[tuple[rows.Ref, int], ...]:
    teams = snapshot.portfolio.teams
    return tuple(
        (rows.Ref(title=teams[team].name, uri=uri.feed(team, cycle)), number)
        for (other, team), number in sorted(numbers.items())
        if other == cycle
    )
