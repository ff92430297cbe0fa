"""The home page, which answers whether we are all right, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import entries, rows, sayings, uri, words
from okrsite_gen.pages.aligned import Fit, fit
from okrsite_gen.pages.attention import AttentionRow, attention_rows
from okrsite_gen.pages.counts import Count, sentence
from okrsite_gen.pages.groups import Group, groups
from okrsite_gen.pages.heat import Heat, heat, near_the_top, pace_cell
from okrsite_gen.pages.kpis import KpiRow, kpi_rows
from okrsite_gen.pages.page import Page
from okrsite_gen.pages.pulse import Pulse, changed_counts, pulse
from okrsite_gen.pages.sayings import Saying, Some
from okrsite_gen.pages.teams import in_order
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_MOVES, _WINS, _BLOCKERS, _ATTENTION = 10, 6, 8, 5
_TEAMS, _WEEKS = 30, 8
_LEVELS = ("company", "department", "team")


@record
class HomeView:
    """The first screen, then what changed, then the teams."""

    cycle: Cycle | None
    week: int
    days_left: int
    verdict: str
    others: str
    groups: tuple[Group, ...]
    counts: tuple[Count, ...]
    total: int
    personal: int
    cycles: tuple[rows.Ref, ...]
    moves: Some[entries.EntryRow]
    wins: Some[Saying]
    blockers: Some[Saying]
    attention: Some[AttentionRow]
    pulse: Pulse | None
    fit: Fit | None
    teams: Heat | None
    north_star: KpiRow | None


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    settings = snapshot.settings
    name = settings.company or "OKRs"
    yield Page(
        uri=uri.HOME,
        title=f"{name}: objectives and key results",
        description=settings.mission or f"How {name} stands against its objectives and key results.",
        section="home",
        template="home.html",
        view=partial(_view, snapshot),
    )


def _view(snapshot: Snapshot) -> HomeView:
    cycle = snapshot.cycle
    everything = snapshot.of_cycle(cycle.id) if cycle else ()
    current = [state for state in everything if state.definition.type != "personal"]
    found = groups(snapshot, snapshot.company.id) if snapshot.company else ()
    company = [row.state for group in found for row in group.objectives]
    return HomeView(
        cycle=cycle,
        week=cycle.week(snapshot.as_of) if cycle else 0,
        days_left=(cycle.ends - snapshot.as_of).days if cycle else 0,
        verdict=_verdict(company),
        others=_others(snapshot, current),
        groups=found,
        counts=changed_counts(snapshot, cycle, current),
        total=len(current),
        personal=len(everything) - len(current),
        cycles=rows.cycles(snapshot),
        moves=Some.first(_MOVES, _moves(snapshot)),
        wins=Some.first(_WINS, tuple(sayings.wins(snapshot, recent(snapshot)))),
        blockers=Some.first(_BLOCKERS, _blockers(snapshot)),
        attention=Some.first(_ATTENTION, attention_rows(snapshot)),
        pulse=pulse(snapshot),
        fit=fit(snapshot, cycle) if cycle else None,
        teams=_teams(snapshot, cycle),
        north_star=next((row for row in kpi_rows(snapshot) if row.north_star), None),
    )


def _teams(snapshot: Snapshot, cycle: Cycle | None) -> Heat | None:
    """All teams in the last weeks; of many only those near the top. `None` before the cycle's first day."""
    if cycle is None or cycle.id not in snapshot.weeks or snapshot.as_of < cycle.starts:
        return None
    found = in_order(snapshot)
    shown = found if len(found) <= _TEAMS else near_the_top(found)[:_TEAMS]
    return heat(snapshot, cycle, shown, pace_cell, last=_WEEKS)


def _verdict(company: list[ObjectiveState]) -> str:
    if not company:
        return ""
    return f"Of {words.plural(len(company), 'company objective')}, {sentence(company)}."


def _others(snapshot: Snapshot, current: list[ObjectiveState]) -> str:
    company = snapshot.company
    others = [state for state in current if company is None or state.objective.team != company.id]
    if not others:
        return ""
    teams = len({state.objective.team for state in others})
    return f"In {words.plural(teams, 'team')}, of {words.plural(len(others), 'objective')}, {sentence(others)}."


def _moves(snapshot: Snapshot) -> tuple[entries.EntryRow, ...]:
    """The newest report of the last week on each key result, the company's first; personal ones stay apart."""
    lines, seen = entries.EntryRows(snapshot), dict[str, entries.EntryRow]()
    for check_in in sorted(recent(snapshot), key=lambda check_in: check_in.date, reverse=True):
        for entry in check_in.entries:
            if entry.about in snapshot.key_results and entry.about not in seen and not entry.machine:
                row = lines.row(entry)
                if row.value and row.value != row.before and not _personal(snapshot, entry.about):
                    seen[entry.about] = row
    return tuple(sorted(seen.values(), key=lambda row: _level(snapshot, row.entry.about)))


def _level(snapshot: Snapshot, about: str) -> int:
    return _LEVELS.index(snapshot.portfolio.teams[about.partition("/")[0]].level)


def _personal(snapshot: Snapshot, about: str) -> bool:
    return snapshot.objectives[about.partition("#")[0]].definition.type == "personal"


@once
def recent(snapshot: Snapshot) -> tuple[CheckIn, ...]:
    """The check-ins of the last seven days, the company's first, then the departments', newest first among each."""
    since = snapshot.as_of - WEEK
    found = list(reversed(snapshot.check_ins.since(since)))
    return tuple(sorted(found, key=lambda check_in: _LEVELS.index(snapshot.portfolio.teams[check_in.team].level)))


def _blockers(snapshot: Snapshot) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            text=blocker,
            team_id=check_in.team,
            team=rows.team(snapshot, check_in.team),
            date=check_in.date,
            permalink=uri.check_in(check_in.team, check_in.cycle, check_in.id),
            about=rows.about(snapshot, entry.about),
        )
        for check_in in recent(snapshot)
        for entry in check_in.entries
        for blocker in entry.fields.blockers
        if entry.about.split("#")[0] in snapshot.objectives and not _personal(snapshot, entry.about)
    )
