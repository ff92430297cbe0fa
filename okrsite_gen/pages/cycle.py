"""A cycle: the scorecard while it runs, the review when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from okrsite_gen.charts import CHARTS, cycle_comparison
from okrsite_gen.charts.score_distribution import is_known
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, stubs, uri, words
from okrsite_gen.pages.counts import Count, counts, verdict
from okrsite_gen.pages.page import Page
from okrsite_gen.pages.team_cycle import RetrospectiveView, retrospectives
from okrsite_gen.pages.teams import TeamRow, team_rows
from okrsite_gen.scoring.snapshot import Mean, ObjectiveState, Snapshot

_MANY = 150
_LISTED = 60


@record
class TypeRow:
    """The outcomes of one type of objective."""

    type: str
    total: int
    achieved: int
    missed: int
    retired: int
    running: int
    mean: float | None


@record
class CycleView:
    """The whole page. Of many objectives, only those above the team level are listed one by one; `teams` always leads to all.

    `graded` and `wins` hold the first few dozen. `undrawn` says why charts are not among `charts`, each reason once.
    """

    cycle: Cycle
    over: bool
    begun: bool
    verdict: str
    company: Mean | None
    before: rows.Ref | None
    before_score: float | None
    counts: tuple[Count, ...]
    total: int
    personal: int
    unreported: int
    cycles: tuple[rows.Ref, ...]
    charts: tuple[ChartSpec, ...]
    undrawn: tuple[Empty, ...]
    groups: tuple[tuple[rows.Ref, str, Mean | None, tuple[rows.ObjectiveRow, ...]], ...]
    teams: tuple[TeamRow, ...]
    types: tuple[TypeRow, ...]
    graded: tuple[rows.ObjectiveRow, ...]
    missed: tuple[rows.ObjectiveRow, ...]
    retired: tuple[rows.ObjectiveRow, ...]
    carried: tuple[tuple[rows.Ref, rows.Ref], ...]
    retrospectives: tuple[RetrospectiveView, ...]
    wins: tuple[tuple[str, rows.Ref, str], ...]
    within: tuple[rows.Ref, ...]
    around: tuple[rows.Ref, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """A page for each cycle with objectives."""
    used = {state.objective.cycle for state in snapshot.objectives.values()}
    for cycle in snapshot.portfolio.cycles.values():
        if cycle.id not in used:
            continue
        yield Page(
            uri=uri.cycle(cycle.id),
            title=cycle.title,
            description=f"{cycle.title}, {words.day(cycle.starts)} to {words.day(cycle.ends)}: scores by team, grades and lessons.",
            section="cycle" if snapshot.cycle is not None and cycle.id == snapshot.cycle.id else "cycles",
            template="cycle.html",
            view=partial(_view, snapshot, cycle),
            crumbs=(crumbs.OVERVIEW,),
            search=partial(stubs.cycle, cycle),
        )


def _view(snapshot: Snapshot, cycle: Cycle) -> CycleView:
    states = [state for state in snapshot.objectives.values() if state.objective.cycle == cycle.id]
    lines = {row.state.id: row for row in rows.objective_rows(snapshot, states)}
    company = snapshot.company
    team_states = [state for state in states if state.definition.type != "personal"]
    before = cycle_comparison.cycle_before(snapshot, cycle)
    charts = [kind.chart(snapshot, cycle, None) for kind in CHARTS]
    mean = snapshot.means.get((company.id, before.id)) if company and before else None
    return CycleView(
        cycle=cycle,
        over=snapshot.as_of > cycle.ends,
        begun=snapshot.as_of >= cycle.starts,
        verdict=verdict(states),
        personal=len(states) - len(team_states),
        company=snapshot.means.get((company.id, cycle.id)) if company else None,
        before=rows.cycle(snapshot, before.id) if before else None,
        before_score=mean.score if mean else None,
        counts=counts(team_states),
        total=len(team_states),
        charts=tuple(chart for chart in charts if isinstance(chart, ChartSpec)),
        undrawn=tuple({chart.why: chart for chart in charts if isinstance(chart, Empty)}.values()),
        unreported=sum(1 for state in team_states if not is_known(state)),
        cycles=rows.cycles(snapshot),
        groups=_by_team(snapshot, cycle, lines),
        teams=tuple(row for row in team_rows(snapshot, cycle) if row.total),
        types=_types(states),
        graded=tuple(lines[state.id] for state in states if state.grade)[:_LISTED],
        missed=tuple(lines[state.id] for state in states if state.outcome == "missed"),
        retired=tuple(lines[state.id] for state in states if state.pace == "retired"),
        carried=_carried(snapshot, cycle),
        retrospectives=retrospectives(snapshot, cycle.id)[:_LISTED],
        wins=_wins(snapshot, cycle),
        within=_cycles(snapshot, [other for other in snapshot.portfolio.cycles.values() if cycle.encloses(other)]),
        around=_cycles(snapshot, [other for other in snapshot.portfolio.cycles.values() if other.encloses(cycle)]),
    )


def _cycles(snapshot: Snapshot, cycles: list[Cycle]) -> tuple[rows.Ref, ...]:
    """The pages of those cycles that have one."""
    used = {state.objective.cycle for state in snapshot.objectives.values()}
    ordered = sorted((cycle for cycle in cycles if cycle.id in used), key=lambda cycle: (cycle.starts, cycle.ends))
    return tuple(rows.cycle(snapshot, cycle.id) for cycle in ordered)


def _by_team(
    snapshot: Snapshot, cycle: Cycle, lines: dict[str, rows.ObjectiveRow]
) -> tuple[tuple[rows.Ref, str, Mean | None, tuple[rows.ObjectiveRow, ...]], ...]:
    teams = [row for row in team_rows(snapshot, cycle) if row.total]
    if len(lines) > _MANY:
        teams = [row for row in teams if row.level != "team"]
    return tuple(
        (row.team, row.page, row.mean, tuple(line for line in lines.values() if line.team == row.team)) for row in teams
    )


def _types(states: list[ObjectiveState]) -> tuple[TypeRow, ...]:
    found = []
    for kind in ("committed", "aspirational", "learning", "personal"):
        mine = [state for state in states if state.definition.type == kind]
        scores = [state.score for state in mine if state.score is not None and state.pace != "retired"]
        outcome = Counter(state.outcome for state in mine)
        if mine:
            found.append(
                TypeRow(
                    type=kind,
                    total=len(mine),
                    achieved=outcome["achieved"],
                    missed=outcome["missed"],
                    retired=outcome["retired"],
                    running=outcome[None],
                    mean=sum(scores) / len(scores) if any(map(is_known, mine)) else None,
                )
            )
    return tuple(found)


def _carried(snapshot: Snapshot, cycle: Cycle) -> tuple[tuple[rows.Ref, rows.Ref], ...]:
    """Objectives of this cycle that went on in a later one."""
    return tuple(
        (rows.about(snapshot, before), rows.about(snapshot, state.id))
        for state in snapshot.objectives.values()
        if (before := state.objective.successor_of) and before.split("/")[1] == cycle.id
    )


def _wins(snapshot: Snapshot, cycle: Cycle) -> tuple[tuple[str, rows.Ref, str], ...]:
    return tuple(
        (win, rows.team(snapshot, check_in.team), uri.check_in(check_in.team, check_in.cycle, check_in.id))
        for check_in in reversed(snapshot.check_ins)
        if check_in.cycle == cycle.id
        for win in check_in.wins
    )[:_LISTED]
