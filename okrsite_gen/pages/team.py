"""A team's page: what it wants, what it does this week, what is ahead, how its health is; then its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import between, crumbs, rows, stubs, uri
from okrsite_gen.pages.actions import ActionRow
from okrsite_gen.pages.aligned import is_unaligned
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.counts import Count, counts, verdict
from okrsite_gen.pages.due import Due, due_soon
from okrsite_gen.pages.groups import Group, groups
from okrsite_gen.pages.kpis import KpiRow, kpi_rows
from okrsite_gen.pages.lines import Line, latest_lines
from okrsite_gen.pages.meets import Meets, meets
from okrsite_gen.pages.page import Page
from okrsite_gen.pages.team_index import TeamIndex, open_objectives
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_by_id, once_unnoted
from okrsite_gen.scoring.snapshot import Mean, Snapshot

_SAID = 6


@record
class PastCycle:
    """How the team did in a cycle."""

    cycle: Cycle
    uri: str
    mean: Mean | None
    counts: tuple[Count, ...]


@record
class TeamView:
    """The whole page. `too_much` says why the team is overloaded; empty where it is not."""

    team: Team
    cycle: Cycle | None
    mean: Mean | None
    verdict: str
    too_much: str
    alone: bool
    unaligned: tuple[rows.Ref, ...]
    groups: tuple[Group, ...]
    next: tuple[Line, ...]
    due: tuple[Due, ...]
    kpis: tuple[KpiRow, ...]
    actions: tuple[ActionRow, ...]
    blockers: tuple[tuple[Blocker, rows.Ref], ...]
    asks_by: tuple[between.AskView, ...]
    asks_of: tuple[between.AskView, ...]
    needs: tuple[between.NeedView, ...]
    needed: tuple[between.NeedView, ...]
    meets: Meets
    said: tuple[CheckIn, ...]
    lead: rows.Ref | None
    members: tuple[rows.Ref, ...]
    parent: rows.Ref | None
    children: tuple[rows.Ref, ...]
    cycles: tuple[PastCycle, ...]
    feed: str


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """A page for each team."""
    for team in snapshot.portfolio.teams.values():
        yield Page(
            uri=uri.team(team.id),
            title=team.name,
            description=f"What {team.name} wants to reach, how it stands and what comes next.",
            section="teams",
            template="team.html",
            view=partial(_view, snapshot, team),
            crumbs=crumbs.team(snapshot, team.id),
            source=team.origin,
            search=partial(stubs.team, snapshot, team),
            feed=uri.atom(uri.team(team.id)),
        )


@once_unnoted
def _children(snapshot: Snapshot) -> Mapping[str | None, list[Team]]:
    """The teams right below each."""
    return grouped(snapshot.portfolio.teams.values(), lambda team: team.parent)


@once_by_id
def _kpis_of(snapshot: Snapshot) -> Mapping[str, list[KpiRow]]:
    """By the team or the person that sees to them."""
    return grouped(kpi_rows(snapshot), lambda row: row.state.kpi.owner or "")


def _kpis(snapshot: Snapshot, team: Team) -> tuple[KpiRow, ...]:
    """Those of the team and of its people, the north star first."""
    found = [row for owner in {team.id, *team.members} for row in _kpis_of(snapshot).get(owner, [])]
    return tuple(sorted(found, key=lambda row: (not row.north_star, row.state.kpi.id)))


def _view(snapshot: Snapshot, team: Team) -> TeamView:
    index = TeamIndex(snapshot)
    cycle = snapshot.cycle
    states = snapshot.of_team(team.id, cycle.id) if cycle else ()
    said = tuple(islice(index.said(team.id), _SAID))
    return TeamView(
        team=team,
        cycle=cycle,
        mean=snapshot.means.get((team.id, cycle.id)) if cycle else None,
        verdict=verdict(states),
        too_much=between.too_much(snapshot, index.overloaded[team.id]) if team.id in index.overloaded else "",
        alone=team.id in index.alone,
        unaligned=tuple(
            rows.about(snapshot, state.id) for state in snapshot.of_team(team.id) if is_unaligned(snapshot, state)
        ),
        groups=groups(snapshot, team.id),
        next=_next(snapshot, team),
        due=due_soon(snapshot, team, index),
        kpis=_kpis(snapshot, team),
        actions=tuple(index.actions.get(team.id, [])),
        blockers=tuple((found, rows.about(snapshot, found.about)) for found in index.blockers.get(team.id, [])),
        asks_by=index.between.asks_by(team.id),
        asks_of=index.between.asks_of(team.id),
        needs=index.between.needs_of(team.id),
        needed=index.between.needed_from(team.id),
        meets=meets(snapshot, team, index),
        said=said,
        lead=rows.person(snapshot, team.lead),
        members=rows.people(snapshot, team.members),
        parent=rows.team(snapshot, team.parent) if team.parent else None,
        children=tuple(rows.team(snapshot, child.id) for child in _children(snapshot).get(team.id, [])),
        cycles=_cycles(snapshot, team),
        feed=uri.feed(said[0].team, said[0].cycle) if said else "",
    )


def _next(snapshot: Snapshot, team: Team) -> tuple[Line, ...]:
    """What the last words on the team's open objectives promise, newest first."""
    found = [line for state in open_objectives(snapshot, team) for line in latest_lines(snapshot, state, "next")]
    return tuple(sorted(found, key=lambda line: line.date, reverse=True))


def _cycles(snapshot: Snapshot, team: Team) -> tuple[PastCycle, ...]:
    """Every cycle with objectives, the latest first."""
    ids = {state.objective.cycle for state in snapshot.of_team(team.id)}
    cycles = sorted(
        (snapshot.portfolio.cycles[found] for found in ids), key=lambda cycle: (cycle.ends, cycle.starts), reverse=True
    )
    return tuple(
        PastCycle(
            cycle=cycle,
            uri=uri.team_cycle(team.id, cycle.id),
            mean=snapshot.means.get((team.id, cycle.id)),
            counts=counts(
                state for state in snapshot.of_team(team.id, cycle.id) if state.definition.type != "personal"
            ),
        )
        for cycle in cycles
    )
