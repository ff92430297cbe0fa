"""Check-ins, newest first: the latest of everybody, and all of a team in a cycle with their permalinks."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, uri
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import Snapshot

_LATEST = 12


@record
class FeedView:
    """A list of check-ins; `feeds` are the pages that hold them all."""

    title: str
    check_ins: tuple[rows.CheckInRow, ...]
    feeds: tuple[tuple[rows.Ref, tuple[tuple[rows.Ref, int], ...]], ...]
    more: bool


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The latest check-ins, and a page for each team and cycle with check-ins."""
    found: dict[tuple[str, str], list[rows.CheckInRow]] = {}
    for check_in in reversed(snapshot.check_ins):
        found.setdefault((check_in.cycle, check_in.team), []).append(rows.check_in_row(snapshot, check_in))
    yield _latest(snapshot, found)
    for (cycle_id, team_id), check_ins in found.items():
        cycle, team = snapshot.portfolio.cycles[cycle_id], snapshot.portfolio.teams[team_id]
        title = f"Check-ins of {team.name}, {cycle.title}"
        yield Page(
            uri=uri.feed(team_id, cycle_id),
            title=title,
            description=f"Everything that {team.name} said in {cycle.title}.",
            section="check-ins",
            template="feed.html",
            view=FeedView(title=title, check_ins=tuple(check_ins), feeds=(), more=False),
            crumbs=(crumbs.OVERVIEW, Crumb("Check-ins", uri.FEED)),
        )


def _latest(snapshot: Snapshot, found: dict[tuple[str, str], list[rows.CheckInRow]]) -> Page:
    people = [check_in for check_in in reversed(snapshot.check_ins) if not check_in.machine][:_LATEST]
    cycles = sorted(
        {cycle for cycle, _ in found}, key=lambda cycle: snapshot.portfolio.cycles[cycle].starts, reverse=True
    )
    feeds = tuple(
        (
            rows.cycle(snapshot, cycle)
            if cycle in _cycles_with_page(snapshot)
            else rows.Ref(title=snapshot.portfolio.cycles[cycle].title, uri=None),
            tuple(
                (
                    rows.Ref(title=snapshot.portfolio.teams[team].name, uri=uri.feed(team, cycle)),
                    len(found[cycle, team]),
                )
                for other, team in sorted(found)
                if other == cycle
            ),
        )
        for cycle in cycles
    )
    return Page(
        uri=uri.FEED,
        title="Check-ins",
        description="What people said last, newest first.",
        section="check-ins",
        template="feed.html",
        view=FeedView(
            title="Check-ins",
            check_ins=tuple(rows.check_in_row(snapshot, check_in) for check_in in people),
            feeds=feeds,
            more=len(people) == _LATEST,
        ),
        crumbs=(crumbs.OVERVIEW,),
    )


def _cycles_with_page(snapshot: Snapshot) -> set[str]:
    return {state.objective.cycle for state in snapshot.objectives.values()}
