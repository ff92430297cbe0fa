"""A team's page: what it wants, what it does this week, what is ahead, how its health is; then its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import between, crumbs, rows, uri, words
from okrsite_gen.pages.counts import Count, counts, sentence
from okrsite_gen.pages.groups import Group, groups
from okrsite_gen.pages.kpis import KpiRow, kpi_rows
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.snapshot import Mean, ObjectiveState, Snapshot

_AHEAD = dt.timedelta(days=28)
_RHYTHM = 10


@record
class Line:
    """A line of a check-in about an objective or key result."""

    text: str
    about: rows.Ref
    date: dt.date


@record
class Due:
    """Something that falls due in the next four weeks."""

    date: dt.date
    kind: str
    text: str
    uri: str | None


@record
class PastCycle:
    """How the team did in a cycle."""

    cycle: Cycle
    uri: str
    mean: Mean | None
    counts: tuple[Count, ...]
    total: int


@record
class TeamView:
    """The whole page."""

    team: Team
    cycle: Cycle | None
    mean: Mean | None
    verdict: str
    groups: tuple[Group, ...]
    next: tuple[Line, ...]
    due: tuple[Due, ...]
    kpis: tuple[KpiRow, ...]
    actions: tuple[tuple[Action, rows.Ref | None], ...]
    blockers: tuple[Line, ...]
    asks_by: tuple[between.AskView, ...]
    asks_of: tuple[between.AskView, ...]
    needs: tuple[between.NeedView, ...]
    needed: tuple[between.NeedView, ...]
    rhythm: tuple[CheckIn, ...]
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
            view=_view(snapshot, team),
            crumbs=crumbs.team(snapshot, team.id),
            source=team.origin,
            search=f"team {team.name}",
        )


def _view(snapshot: Snapshot, team: Team) -> TeamView:
    cycle = snapshot.cycle
    states = snapshot.of_team(team.id, cycle.id) if cycle else ()
    said = [found for found in reversed(snapshot.check_ins) if found.team == team.id and not found.machine]
    return TeamView(
        team=team,
        cycle=cycle,
        mean=snapshot.means.get((team.id, cycle.id)) if cycle else None,
        verdict=f"Of {words.plural(len(states), 'objective')}, {sentence(states)}." if states else "",
        groups=groups(snapshot, team.id),
        next=_lines(snapshot, team, "next"),
        due=_due(snapshot, team),
        kpis=_kpis(snapshot, team),
        actions=_actions(snapshot, team),
        blockers=_lines(snapshot, team, "blockers"),
        asks_by=between.asks_by(snapshot, team.id),
        asks_of=between.asks_of(snapshot, team.id),
        needs=between.needs_of(snapshot, team.id),
        needed=between.needed_from(snapshot, team.id),
        rhythm=tuple(said[:_RHYTHM]),
        lead=rows.person(snapshot, team.lead),
        members=rows.people(snapshot, team.members),
        parent=rows.team(snapshot, team.parent) if team.parent else None,
        children=tuple(
            rows.team(snapshot, found.id) for found in snapshot.portfolio.teams.values() if found.parent == team.id
        ),
        cycles=_cycles(snapshot, team),
        feed=uri.feed(said[0].team, said[0].cycle) if said else "",
    )


def _open(snapshot: Snapshot, team: Team) -> list[ObjectiveState]:
    return [state for state in snapshot.of_team(team.id) if not state.closed and state.pace != "retired"]


def _lines(snapshot: Snapshot, team: Team, key: str) -> tuple[Line, ...]:
    """What the latest entry of each live objective and key result says under `key`, newest first."""
    found = []
    for objective in _open(snapshot, team):
        for state in (objective, *objective.key_results):
            if state.history and state.live and not state.stale:
                point = state.history[-1]
                about = rows.about(snapshot, point.entry.about)
                found += [Line(text=text, about=about, date=point.date) for text in getattr(point.entry.fields, key)]
    return tuple(sorted(found, key=lambda line: line.date, reverse=True))


def _due(snapshot: Snapshot, team: Team) -> tuple[Due, ...]:
    """Steps, key results, actions and promises to others that fall due in the next four weeks."""
    found = [*_due_results(snapshot, team), *_due_actions(snapshot, team), *_due_promises(snapshot, team)]
    ahead = [due for due in found if snapshot.as_of <= due.date <= snapshot.as_of + _AHEAD]
    return tuple(sorted(ahead, key=lambda due: (due.date, due.kind, due.text)))


def _due_actions(snapshot: Snapshot, team: Team) -> Iterator[Due]:
    for action in snapshot.actions:
        if action.team == team.id and action.due and action.done is None:
            yield Due(date=action.due, kind="action", text=action.what, uri=None)


def _due_promises(snapshot: Snapshot, team: Team) -> Iterator[Due]:
    for need in between.needed_from(snapshot, team.id):
        if need.needed_by:
            yield Due(date=need.needed_by, kind=f"for {need.team.title}", text=need.text, uri=need.about.uri)


def _due_results(snapshot: Snapshot, team: Team) -> Iterator[Due]:
    for objective in _open(snapshot, team):
        for state in objective.key_results:
            if not state.live:
                continue
            page, measure = uri.key_result(state.id), state.definition.measure
            yield Due(date=state.definition.time.due, kind="key result", text=state.title, uri=page)
            if isinstance(measure, Milestones):
                done = {step for point in state.history for step in point.entry.said.done}
                for step in measure.milestones:
                    if step.due and step.id not in done:
                        yield Due(date=step.due, kind="step", text=step.title, uri=page)


def _kpis(snapshot: Snapshot, team: Team) -> tuple[KpiRow, ...]:
    owners = {team.id, *team.members}
    return tuple(row for row in kpi_rows(snapshot) if row.state.kpi.owner in owners)


def _actions(snapshot: Snapshot, team: Team) -> tuple[tuple[Action, rows.Ref | None], ...]:
    still = [action for action in snapshot.actions if action.team == team.id and action.done is None]
    ordered = sorted(still, key=lambda action: (action.due or dt.date.max, action.id))
    return tuple((action, rows.person(snapshot, action.who)) for action in ordered)


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
            counts=counts(states := snapshot.of_team(team.id, cycle.id)),
            total=len(states),
        )
        for cycle in cycles
    )
