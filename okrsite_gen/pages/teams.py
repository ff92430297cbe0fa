"""The list of teams: the organisation as an indented table."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from markupsafe import Markup

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.counts import Count, counts
from okrsite_gen.pages.page import Page
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.team_tree import team_tree
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Mean, Snapshot

_MOST = 300  # rows of a table


@record
class TeamRow:
    """A team in one cycle; `depth` is how far it lies below the top, `hidden` how many teams below it are not listed."""

    id: str
    team: rows.Ref
    level: str
    depth: int
    page: str
    mean: Mean | None
    counts: tuple[Count, ...]
    total: int
    hidden: int = 0


@record
class TeamsView:
    """The teams in the current cycle, of very many those near the top. `tree` is their picture, where there is one to see; `whole` tells whether it has them all."""

    cycle: Cycle | None
    teams: Some[TeamRow]
    tree: Markup | None
    whole: bool


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    company = snapshot.settings.company or "The company"
    yield Page(
        uri=uri.TEAMS,
        title="Teams",
        description=f"{company} by team: scores, plans and states.",
        section="teams",
        template="teams.html",
        view=lambda: _view(snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("departments, organisation"),
    )


def _view(snapshot: Snapshot) -> TeamsView:
    found = team_rows(snapshot, snapshot.cycle)
    order = in_order(snapshot)
    drawn = team_tree(snapshot, order, {team.id: row.total for (team, _), row in zip(order, found, strict=True)})
    tree, whole = drawn or (None, True)
    return TeamsView(cycle=snapshot.cycle, teams=in_sight(snapshot, found), tree=tree, whole=whole)


def team_rows(snapshot: Snapshot, cycle: Cycle | None) -> tuple[TeamRow, ...]:
    """Every team in the order of the organisation, children behind their parent."""
    cycle_id = cycle.id if cycle else ""
    return tuple(_team_row(snapshot, team.id, cycle_id, depth) for team, depth in in_order(snapshot))


def in_sight(snapshot: Snapshot, found: Sequence[TeamRow]) -> Some[TeamRow]:
    """All of these teams, or as many levels from the top as there is room for; who has others below tells how many."""
    deepest = deepest_level([row.depth for row in found])
    shown = {row.id: row for row in [row for row in found if row.depth <= deepest][:_MOST]}
    hidden = Counter(_above(snapshot, row.id, shown) for row in found if row.id not in shown)
    counted = (dataclasses.replace(row, hidden=hidden[row.id]) if hidden[row.id] else row for row in shown.values())
    return Some(shown=tuple(counted), total=len(found))


def deepest_level(depths: Sequence[int]) -> int:
    """The deepest one down to which there is room in a table for all teams, whose depths these are; 0 at least."""
    levels = range(max(depths, default=0), 0, -1)
    return next((deep for deep in levels if sum(depth <= deep for depth in depths) <= _MOST), 0)


def _above(snapshot: Snapshot, team: str, shown: Collection[str]) -> str | None:
    """The nearest team above that is shown."""
    above = snapshot.portfolio.teams[team].parent
    while above is not None and above not in shown:
        above = snapshot.portfolio.teams[above].parent
    return above


@once_unnoted
def in_order(snapshot: Snapshot) -> tuple[tuple[Team, int], ...]:
    """Every team with its depth below the top, children behind their parent."""
    children: dict[str | None, list[Team]] = {}
    for team in snapshot.portfolio.teams.values():
        children.setdefault(team.parent, []).append(team)
    found: list[tuple[Team, int]] = []

    def add(parent: str | None, depth: int) -> None:
        for team in children.get(parent, ()):
            found.append((team, depth))
            add(team.id, depth + 1)

    add(None, 0)
    return tuple(found)


def _team_row(snapshot: Snapshot, team_id: str, cycle_id: str, depth: int) -> TeamRow:
    states = snapshot.of_team(team_id, cycle_id)
    shared = [state for state in states if state.definition.type != "personal"]
    return TeamRow(
        id=team_id,
        team=rows.team(snapshot, team_id),
        level=snapshot.portfolio.teams[team_id].level,
        depth=depth,
        page=uri.team_cycle(team_id, cycle_id) if states else uri.team(team_id),
        mean=snapshot.means.get((team_id, cycle_id)),
        counts=counts(shared),
        total=len(shared),
    )
