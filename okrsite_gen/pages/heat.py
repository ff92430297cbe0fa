"""Heat tables: teams by weeks, with each state as a colour, a shape and words. Cells stand by the hundred, so Python writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from markupsafe import Markup

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import rounded
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import place_of
from okrsite_gen.pages import rows, uri, words
from okrsite_gen.pages.markup import shape
from okrsite_gen.pages.teams import in_order
from okrsite_gen.scoring.briefs import briefs
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Pace, Snapshot, Week

Cell = Callable[[Week], Markup]
Rows = Sequence[tuple[Team, int]]

OUTSIDE = -1  # the depth of a team that stands in no tree
_CELLS, _FEWEST, _MOST = 800, 8, 40


@record
class Head:
    """A week's name and the day on which it ended; `current` is the one that runs."""

    number: int
    ends: dt.date
    current: bool


@record
class HeatRow:
    """A team; `cells` is empty for one without objectives in the cycle. `above` tells its parent where rows are in no tree."""

    team: rows.Ref
    depth: int
    above: str
    cells: tuple[Markup, ...]


@record
class Heat:
    """A table of the weeks in `heads`."""

    heads: tuple[Head, ...]
    rows: tuple[HeatRow, ...]


@once_unnoted
def teams_by_cycle(snapshot: Snapshot) -> dict[str, Rows]:
    """Of each cycle the teams with objectives in it, and those above them, as a tree; personal objectives are no team's."""
    order, teams = in_order(snapshot), snapshot.portfolio.teams
    wanted: dict[str, set[str]] = {}
    for brief in briefs(snapshot).values():
        own, cycle = place_of(brief.id)
        found = wanted.setdefault(cycle, set())
        team = None if brief.personal else own
        while team and team not in found:
            found.add(team)
            team = teams[team].parent
    return {cycle: tuple((team, depth) for team, depth in order if team.id in found) for cycle, found in wanted.items()}


def in_parts(teams: Rows, weeks: int) -> list[Rows]:
    """Tables of some dozens of teams, so that none grows without end: the tree, else first those near the top."""
    most = max(_FEWEST, min(_MOST, _CELLS // weeks))
    if len(teams) <= most:
        return [teams]
    upper = near_the_top(teams)
    shown = {team.id for team, _ in upper}
    ordered = [*upper, *((team, OUTSIDE) for team, _ in teams if team.id not in shown)]
    return [ordered[at : at + most] for at in range(0, len(ordered), most)]


def near_the_top(teams: Rows) -> Rows:
    """The company, its departments and whatever stands right under it."""
    return [(team, depth) for team, depth in teams if depth <= 1 or team.level != "team"]


def heads(cycle: Cycle, weeks: Sequence[Week], as_of: dt.date) -> tuple[Head, ...]:
    """The columns."""
    running = as_of <= cycle.ends
    return tuple(Head(number=week.number, ends=week.ends, current=running and week is weeks[-1]) for week in weeks)


def heat(snapshot: Snapshot, cycle: Cycle, teams: Rows, cell: Cell, *, last: int = 0) -> Heat:
    """The table of some teams; `last` keeps that many weeks (0: all)."""
    found = snapshot.weeks[cycle.id]
    return Heat(
        heads=heads(cycle, found.company, snapshot.as_of)[-last:],
        rows=tuple(
            _row(cycle, team, depth, rows.team(snapshot, team.parent or ""), found.teams.get(team.id, ())[-last:], cell)
            for team, depth in teams
        ),
    )


def _row(cycle: Cycle, team: Team, depth: int, above: rows.Ref, weeks: Sequence[Week], cell: Cell) -> HeatRow:
    return HeatRow(
        team=rows.Ref(title=team.name, uri=uri.team_cycle(team.id, cycle.id) if weeks else uri.team(team.id)),
        depth=max(depth, 0),
        above=above.title if depth == OUTSIDE else "",
        cells=tuple(cell(week) for week in weeks),
    )


def known_score(week: Week) -> float | None:
    """The score; unknown while nobody has reported anything, though it counts 0."""
    return None if week.pace in (None, "no-check-in") else week.score


def pace_cell(week: Week) -> Markup:
    """The state and the score; what was expected is told to who asks and to who listens."""
    return _cell(f"tone-{week.pace or 'none'}", week.pace, words.score(known_score(week)), _pace_words(week))


def confidence_cell(week: Week) -> Markup:
    """The mean confidence, tinted by its height; a ring where everybody was silent."""
    if week.confidence is None:
        return _cell("tone-none", "stale" if week.live and not week.fresh else None, "–", _unsaid(week))
    said = f"of 10, said of {week.said} of {words.plural(week.live, 'key result')}"
    return _cell(f"level-{rounded(week.confidence, 0):.0f}", None, f"{rounded(week.confidence, 1):.1f}", said)


def _pace_words(week: Week) -> str:
    """`behind, 0.34 expected`."""
    if week.pace is None:
        return "nothing to score"
    plan = "" if week.expected is None else f", {words.score(week.expected)} expected"
    return words.PACE_WORDS[week.pace] + plan


def _unsaid(week: Week) -> str:
    if not week.live:
        return "no live key result"
    return "no confidence was said" if week.fresh else "nobody spoke in time"


@cache
def _cell(tone: str, state: Pace | None, value: str, said: str) -> Markup:
    return Markup('<td class="{}" title="{}">{}{}<span class="okr-sr"> {}</span></td>').format(
        tone, said, shape(state) if state else "", value, said
    )
