"""How well objectives are written, for those who help others to write them: what to fix first, every team, cycle by cycle.

It counts lines of text and never ranks anybody: teams stand in the order of the organisation, and no owner is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from okrsite_gen.light import digest
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import team_of
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.teams import deepest_level, in_order
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.written import LineView, ObjectiveView, line_view, objective_view
from okrsite_gen.rules.quality import FULL, WEIGHTS, Aspect, Line, OfCycle, Points, Written, by_cycle, points, quality
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot

_FIRST, _CYCLES = 10, 12


@record
class TeamRow:
    """A team with objectives of its own, or one above such; `counts` are its remarks by aspect, `common` is its most frequent rule."""

    title: str
    page: str | None
    depth: int
    objectives: int
    points: Points | None
    counts: tuple[tuple[str, int], ...]
    common: str


@record
class RuleRow:
    """How often a rule speaks, and what it takes off in all."""

    rule: str
    aspect: Aspect
    weight: int
    number: int


@record
class QualityView:
    """The whole company. `first` are the lines that lose most, of `faulty` with any fault."""

    points: Points | None
    objectives: int
    lines: int
    faulty: int
    first: tuple[LineView, ...]
    teams: Some[TeamRow]
    rules: tuple[RuleRow, ...]
    cycles: tuple[OfCycle, ...]
    more_cycles: int


@record
class TeamView:
    """One team: every objective with its working."""

    team: rows.Ref
    points: Points
    sum: str
    objectives: tuple[ObjectiveView, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The company, and each team with objectives in cycles that are not over."""
    company = snapshot.settings.company or "The company"
    yield Page(
        uri=uri.QUALITY,
        title="How well they are written",
        description=f"{company}: how well objectives and key results are written, what to fix first, and how it changes.",
        section="how-to-read",
        template="quality.html",
        view=partial(_view, snapshot, _stands(quality(snapshot).values())),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("quality of writing champions rules score what to fix first"),
    )
    for team_id, written in _by_team(snapshot).items():
        team = rows.team(snapshot, team_id)
        yield Page(
            uri=uri.quality(team_id),
            title=f"How well the objectives of {team.title} are written",
            description=f"{team.title}: every objective and key result with the rules that speak of it.",
            section="how-to-read",
            template="quality_team.html",
            view=partial(_team_view, snapshot, team_id, _stands(written)),
            crumbs=(crumbs.OVERVIEW, Crumb("How well they are written", uri.QUALITY)),
        )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """Every line with its points, as data."""
    yield twin(snapshot, uri.QUALITY, partial(_data, snapshot, _stands(quality(snapshot).values())))


@once_unnoted
def _by_team(snapshot: Snapshot) -> Mapping[str, list[Written]]:
    return grouped(quality(snapshot).values(), lambda one: team_of(one.state.id))


def _stands(found: Iterable[Written]) -> str:
    """Another whenever something is that is shown of these; what no rule speaks of is as it is defined."""
    lines = (line for one in found for line in one.lines if line.faults)
    faulty = [(line.state.id, [(fault.rule, fault.problem) for fault in line.faults]) for line in lines]
    return digest(repr(faulty))


def _view(snapshot: Snapshot, _: str) -> QualityView:
    found, cycles = quality(snapshot), by_cycle(snapshot)
    lines = [line for one in found.values() for line in one.lines]
    faulty = [line for line in lines if line.faults]
    return QualityView(
        points=points(found.values()),
        objectives=len(found),
        lines=len(lines),
        faulty=len(faulty),
        first=tuple(line_view(snapshot, line) for line in _first(snapshot, faulty)),
        teams=_in_sight(tuple(_teams(snapshot, _by_team(snapshot)))),
        rules=tuple(_rules(faulty)),
        cycles=cycles[-_CYCLES:],
        more_cycles=max(0, len(cycles) - _CYCLES),
    )


def _first(snapshot: Snapshot, faulty: Iterable[Line]) -> list[Line]:
    """What loses most; of equals the company's own first, since everybody reads them."""
    company = snapshot.company.id if snapshot.company else ""

    def order(line: Line) -> tuple[int, bool, str]:
        return line.left, line.state.id.partition("/")[0] != company, line.state.id

    return sorted(faulty, key=order)[:_FIRST]


def _teams(snapshot: Snapshot, by_team: Mapping[str, list[Written]]) -> Iterator[TeamRow]:
    parents = {team.id: team.parent for team in snapshot.portfolio.teams.values()}
    shown: set[str] = set()
    for team_id in by_team:
        above: str | None = team_id
        while above and above not in shown:
            shown.add(above)
            above = parents.get(above)
    for team, depth in in_order(snapshot):
        if team.id in shown:
            yield _team_row(team.id, team.name, depth, by_team.get(team.id, []))


def _in_sight(found: tuple[TeamRow, ...]) -> Some[TeamRow]:
    """Of very many teams the levels near the top."""
    deepest = deepest_level([row.depth for row in found])
    return Some(shown=tuple(row for row in found if row.depth <= deepest), total=len(found))


def _team_row(team_id: str, title: str, depth: int, written: list[Written]) -> TeamRow:
    faults = [fault for one in written for line in one.lines for fault in line.faults]
    aspects, by_rule = Counter(fault.aspect for fault in faults), Counter(fault.rule for fault in faults)
    return TeamRow(
        title=title,
        page=uri.quality(team_id) if written else None,
        depth=depth,
        objectives=len(written),
        points=points(written),
        counts=tuple((aspect, aspects[aspect]) for aspect in WEIGHTS if aspects[aspect]),
        common=min(by_rule, key=lambda rule: (-by_rule[rule], rule), default=""),
    )


def _rules(faulty: Iterable[Line]) -> list[RuleRow]:
    """Those that take most first."""
    faults = [fault for line in faulty for fault in line.faults]
    number = Counter(fault.rule for fault in faults)
    known = {fault.rule: fault for fault in faults}
    found = [
        RuleRow(rule=rule, aspect=known[rule].aspect, weight=known[rule].weight, number=count)
        for rule, count in number.items()
    ]
    return sorted(found, key=lambda row: (-row.weight * row.number, row.rule))


def _team_view(snapshot: Snapshot, team_id: str, _: str) -> TeamView:
    written = _by_team(snapshot)[team_id]
    found = points(written)
    assert found is not None  # noqa: S101 - a team has a page where it has objectives
    sums = " + ".join(str(one.points.left) for one in written)
    return TeamView(
        team=rows.team(snapshot, team_id),
        points=found,
        sum=f"{sums} = {found.left}" if len(written) > 1 else str(found.left),
        objectives=tuple(objective_view(snapshot, one) for one in written),
    )


def _data(snapshot: Snapshot, _: str) -> dict[str, object]:
    found = quality(snapshot)
    return {
        "points_per_line": FULL,
        "weights": {aspect: dict(weights) for aspect, weights in WEIGHTS.items()},
        "company": _points(points(found.values())),
        "teams": [{"id": id_, **_points(points(written))} for id_, written in sorted(_by_team(snapshot).items())],
        "objectives": [
            {"id": id_, **_points(one.points), "lines": [_line_data(line) for line in one.lines]}
            for id_, one in found.items()
        ],
        "cycles": [
            {"id": one.cycle.id, "objectives": one.objectives, "lines": one.lines, **_points(one.points)}
            for one in by_cycle(snapshot)
        ],
    }


def _points(found: Points | None) -> dict[str, object]:
    return {"left": found.left, "of": found.of, "share": found.share} if found else {"left": 0, "of": 0, "share": None}


def _line_data(line: Line) -> dict[str, object]:
    return {
        "id": line.state.id,
        "left": line.left,
        "rules": [
            {"rule": fault.rule, "weight": fault.weight, "message": fault.problem.message} for fault in line.faults
        ],
    }
