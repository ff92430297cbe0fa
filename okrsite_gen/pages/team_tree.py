"""The organisation as a picture on the teams page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from okrsite_gen.charts.organisation import Node, organisation
from okrsite_gen.model.people import Team
from okrsite_gen.pages import uri, words
from okrsite_gen.scoring.snapshot import Snapshot

_MOST = 40
_FEWEST = 3
_ROOT = ""

Ordered = Sequence[tuple[Team, int]]


def team_tree(snapshot: Snapshot, teams: Ordered, counts: dict[str, int]) -> tuple[Markup, bool] | None:
    """The tree of `teams` (in the order of the organisation, with depths), and whether all of them are in it.

    `counts` has by team how many objectives to tell of. The deepest levels are left out until it can be taken in at a glance; `None`
    where even the first level is too much, or where there is no tree to see.
    """
    levels = range(max((depth for _, depth in teams), default=0), 0, -1)
    shown = next((found for deepest in levels if len(found := _down_to(teams, deepest)) <= _MOST), ())
    if len(shown) < _FEWEST:
        return None
    roots = tuple(team.id for team, depth in shown if depth == 0)
    below: dict[str, list[str]] = {}
    for team, _ in teams:
        if team.parent is not None:
            below.setdefault(team.parent, []).append(team.id)
    ids = {team.id for team, _ in shown}
    nodes = {team.id: _node(team, below.get(team.id, ()), ids, counts) for team, _ in shown}
    if len(roots) > 1:
        nodes[_ROOT] = Node(title=snapshot.settings.company or "All teams", href=None, note="", below=roots)
    whole = len(shown) == len(teams)
    return organisation(nodes, _ROOT if len(roots) > 1 else roots[0], "The organisation as a tree"), whole


def _down_to(teams: Ordered, deepest: int) -> Ordered:
    return [(team, depth) for team, depth in teams if depth <= deepest]


def _node(team: Team, below: Sequence[str], shown: set[str], counts: dict[str, int]) -> Node:
    known = words.plural(counts[team.id], "objective") if counts.get(team.id) else "no objectives"
    hidden = len([lower for lower in below if lower not in shown])
    note = f"{known}, {words.plural(hidden, 'team')} below" if hidden else known
    return Node(
        title=team.name,
        href=uri.relative(uri.team(team.id), uri.TEAMS),
        note=note,
        below=tuple(lower for lower in below if lower in shown),
    )
