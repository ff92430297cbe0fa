"""The path to a page, from the home page down."""

from __future__ import annotations

from okrsite_gen.model.objective import Objective
from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Crumb
from okrsite_gen.scoring.snapshot import Snapshot

OVERVIEW = Crumb("Overview", uri.HOME)


def cycle(snapshot: Snapshot, cycle_id: str) -> tuple[Crumb, ...]:
    """Overview, cycle."""
    return OVERVIEW, Crumb(snapshot.portfolio.cycles[cycle_id].title, uri.cycle(cycle_id))


def objective(snapshot: Snapshot, found: Objective) -> tuple[Crumb, ...]:
    """Overview, cycle, the team in that cycle."""
    team = snapshot.portfolio.teams[found.team]
    return *cycle(snapshot, found.cycle), Crumb(team.name, uri.team_cycle(found.team, found.cycle))


def team(snapshot: Snapshot, team_id: str) -> tuple[Crumb, ...]:
    """Overview, teams, and the teams above."""
    above = []
    parent = snapshot.portfolio.teams[team_id].parent
    while parent:
        above.append(Crumb(snapshot.portfolio.teams[parent].name, uri.team(parent)))
        parent = snapshot.portfolio.teams[parent].parent
    return OVERVIEW, Crumb("Teams", uri.TEAMS), *reversed(above)
