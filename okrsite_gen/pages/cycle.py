"""A cycle: the scorecard while it runs, the review when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from okrsite_gen.charts import CHARTS, cycle_comparison
from okrsite_gen.charts.score_distribution import is_known
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.pages import crumbs, rows, stubs, uri, words
from okrsite_gen.pages.counts import ORDER, Count, counts, verdict
from okrsite_gen.pages.link_index import link_index
from okrsite_gen.pages.page import Page
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.team_cycle import RetrospectiveView, retrospectives
from okrsite_gen.pages.teams import TeamRow, in_sight, team_rows
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Mean, ObjectiveState, Snapshot

_MANY = 100
_LISTED = 60
_LEVELS = ("company", "department", "team")


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
class Group:
    """A team's objectives in the cycle, what needs attention first; `page` has all of them."""

    team: rows.Ref
    page: str
    mean: Mean | None
    objectives: Some[rows.ObjectiveRow]


@record
class CycleView:
    """The whole page. Of many objectives only those of the levels from the top that fit are listed one by one, then `every` leads to all.

    `undrawn` says why charts are not among `charts`, each reason once.
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
    groups: tuple[Group, ...]
    listed: int
    every: str
    teams: Some[TeamRow]
    types: tuple[TypeRow, ...]
    graded: Some[rows.ObjectiveRow]
    retired: Some[rows.ObjectiveRow]
    carried: Some[tuple[rows.Ref, rows.Ref]]
    retrospectives: Some[RetrospectiveView]
    wins: Some[tuple[str, rows.Ref, str]]
    within: tuple[rows.Ref, ...]
    around: tuple[rows.Ref, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """A page for each cycle with objectives."""
    used = used_cycles(snapshot)
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
    states = snapshot.of_cycle(cycle.id)
    teams = [row for row in team_rows(snapshot, cycle) if row.total]
    groups = _groups(snapshot, cycle, teams, many=len(states) > _MANY)
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
        groups=groups,
        listed=sum(len(group.objectives.shown) for group in groups),
        every=uri.facet("cycle", cycle.id) if len(states) > _MANY else "",
        teams=in_sight(snapshot, teams),
        types=_types(states),
        graded=_first(snapshot, [state for state in states if state.grade]),
        retired=_first(snapshot, [state for state in states if state.pace == "retired"]),
        carried=Some.first(_LISTED, _carried(snapshot, cycle)),
        retrospectives=Some.first(_LISTED, retrospectives(snapshot, cycle.id)),
        wins=Some.first(_LISTED, _wins(snapshot, cycle)),
        within=_cycles(snapshot, [other for other in snapshot.portfolio.cycles.values() if cycle.encloses(other)]),
        around=_cycles(snapshot, [other for other in snapshot.portfolio.cycles.values() if other.encloses(cycle)]),
    )


def _cycles(snapshot: Snapshot, cycles: list[Cycle]) -> tuple[rows.Ref, ...]:
    """The pages of those cycles that have one."""
    used = used_cycles(snapshot)
    ordered = sorted((cycle for cycle in cycles if cycle.id in used), key=lambda cycle: (cycle.starts, cycle.ends))
    return tuple(rows.cycle(snapshot, cycle.id) for cycle in ordered)


@once_unnoted
def used_cycles(snapshot: Snapshot) -> frozenset[str]:
    """Those that have objectives."""
    return frozenset(map(cycle_of, snapshot.portfolio.objectives))


def _groups(snapshot: Snapshot, cycle: Cycle, teams: Sequence[TeamRow], *, many: bool) -> tuple[Group, ...]:
    """By team; of many objectives those of the company, and of the levels below it as long as there is room."""
    shown: list[TeamRow] = []
    for level in _LEVELS if many else ():
        found = [row for row in teams if row.level == level]
        if shown and sum(len(snapshot.of_team(row.id, cycle.id)) for row in (*shown, *found)) > _LISTED:
            break
        shown += found
    return tuple(_group(snapshot, cycle, row) for row in (shown if many else teams))


def _group(snapshot: Snapshot, cycle: Cycle, row: TeamRow) -> Group:
    states = sorted(snapshot.of_team(row.id, cycle.id), key=lambda state: (ORDER.index(state.pace), state.id))
    return Group(team=row.team, page=row.page, mean=row.mean, objectives=_first(snapshot, states))


def _first(snapshot: Snapshot, states: Sequence[ObjectiveState]) -> Some[rows.ObjectiveRow]:
    shown = tuple(rows.objective_row(snapshot, state) for state in states[:_LISTED])
    return Some(shown=shown, total=len(states))


def _types(states: Sequence[ObjectiveState]) -> tuple[TypeRow, ...]:
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
    successors = link_index(snapshot).successors.items()
    found = sorted((later, before) for before, all_ in successors if cycle_of(before) == cycle.id for later in all_)
    return tuple((rows.about(snapshot, before), rows.about(snapshot, later)) for later, before in found)


def _wins(snapshot: Snapshot, cycle: Cycle) -> list[tuple[str, rows.Ref, str]]:
    """The newest first."""
    return [
        (win, rows.team(snapshot, check_in.team), uri.check_in(check_in.team, check_in.cycle, check_in.id))
        for check_in in reversed(snapshot.check_ins.in_cycles([cycle.id]).telling())
        for win in check_in.wins
    ]
