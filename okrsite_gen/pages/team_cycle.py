"""A team in one cycle: its objectives with their key results, and what it learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from okrsite_gen.charts import score_burn_up
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import Place
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.check_in_places import says
from okrsite_gen.pages.counts import Count, counts, verdict
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Mean, Snapshot, Week


@record
class TeamCycleView:
    """The whole page; `key_results` is keyed by objective id."""

    team: Team
    ref: rows.Ref
    cycle: Cycle
    mean: Mean | None
    verdict: str
    counts: tuple[Count, ...]
    total: int
    burn_up: ChartSpec | Empty
    weeks: tuple[Week, ...]
    objectives: tuple[rows.ObjectiveRow, ...]
    key_results: dict[str, tuple[rows.KeyResultRow, ...]]
    retrospective: RetrospectiveView | None
    feed: str


@record
class RetrospectiveView:
    """A retrospective, its lessons with the objectives they were carried to."""

    retrospective: Retrospective
    team: rows.Ref
    lessons: tuple[tuple[str, rows.Ref | None], ...]


def pages_in(snapshot: Snapshot, team: str, cycle: str) -> Iterator[Page]:
    """The page of a team and a cycle with objectives."""
    if not snapshot.of_team(team, cycle):
        return
    its, when = snapshot.portfolio.teams[team], snapshot.portfolio.cycles[cycle]
    yield Page(
        uri=uri.team_cycle(team, cycle),
        title=f"{its.name}, {when.title}",
        description=f"The objectives and key results of {its.name} in {when.title}.",
        section="cycle" if snapshot.cycle is not None and cycle == snapshot.cycle.id else "teams",
        template="team_cycle.html",
        view=partial(_view, snapshot, its, when, said=says(snapshot, team, cycle)),
        crumbs=crumbs.cycle(snapshot, cycle),
        search=partial(stubs.team_cycle, its, when, _learned(snapshot).get((team, cycle))),
    )


@once_unnoted
def _learned(snapshot: Snapshot) -> Mapping[Place, Retrospective]:
    """What teams learned in a cycle."""
    return {(each.team, each.cycle): each for each in snapshot.portfolio.retrospectives}


def _view(snapshot: Snapshot, team: Team, cycle: Cycle, *, said: bool) -> TeamCycleView:
    states = snapshot.of_team(team.id, cycle.id)
    shared = [state for state in states if state.definition.type != "personal"]
    return TeamCycleView(
        team=team,
        ref=rows.team(snapshot, team.id),
        cycle=cycle,
        mean=snapshot.means.get((team.id, cycle.id)),
        verdict=verdict(states),
        counts=counts(shared),
        total=len(shared),
        burn_up=score_burn_up.chart(snapshot, cycle, team),
        weeks=snapshot.weeks[cycle.id].teams[team.id],
        objectives=rows.objective_rows(snapshot, states),
        key_results={
            state.id: tuple(rows.key_result_row(snapshot, found) for found in state.key_results) for state in states
        },
        retrospective=next(iter(retrospectives(snapshot, cycle.id, team.id)), None),
        feed=uri.feed(team.id, cycle.id) if said else "",
    )


def retrospectives(snapshot: Snapshot, cycle_id: str, team_id: str | None = None) -> tuple[RetrospectiveView, ...]:
    """A cycle's retrospectives, of one team or all."""
    return tuple(
        RetrospectiveView(
            retrospective=found,
            team=rows.team(snapshot, found.team),
            lessons=tuple(
                (lesson.lesson, rows.about(snapshot, lesson.carried_to) if lesson.carried_to else None)
                for lesson in found.lessons
            ),
        )
        for found in snapshot.portfolio.retrospectives
        if found.cycle == cycle_id and team_id in (None, found.team)
    )
