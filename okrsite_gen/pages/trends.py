"""Trends: a cycle week by week, for the company and by team, and how well the programme is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.company_weeks import CompanyWeeks, company_weeks
from okrsite_gen.pages.heat import Heat, Rows, confidence_cell, heat, in_parts, pace_cell, teams_by_cycle
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.programme_health import HealthView, health_view
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.health import health
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.weeks import week_ends


@record
class TrendsView:
    """A cycle week by week: `company` and `health` on its first page only; `parts` are all its pages where there are several.

    While nothing has begun there are no tables; `cycle` is the one to wait for, if there is one.
    """

    cycle: Cycle | None
    cycles: tuple[rows.Ref, ...]
    company: CompanyWeeks | None = None
    health: HealthView | None = None
    pace: Heat | None = None
    confidence: Heat | None = None
    parts: tuple[Crumb, ...] = ()


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The home page's cycle under the tab; each cycle that has begun under its own address, in parts of some dozens of teams."""
    cycles, teams = begun(snapshot), teams_by_cycle(snapshot)
    refs = tuple(rows.Ref(title=cycle.title, uri=uri.trends(cycle.id)) for cycle in cycles)
    here = snapshot.cycle
    if here in cycles and here is not None:
        yield next(_of_cycle(snapshot, here, uri.TRENDS, teams[here.id], refs))
    else:
        yield _page(uri.TRENDS, "Trends", lambda: TrendsView(cycle=here, cycles=refs))
    for cycle in cycles:
        yield from _of_cycle(snapshot, cycle, uri.trends(cycle.id), teams[cycle.id], refs)


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """The weeks of each cycle that has begun, as data."""
    for cycle in begun(snapshot):
        addresses = [uri.trends(cycle.id), *([uri.TRENDS] if cycle == snapshot.cycle else [])]
        yield from (twin(snapshot, address, partial(_lists, snapshot, cycle)) for address in addresses)


def begun(snapshot: Snapshot) -> tuple[Cycle, ...]:
    """The cycles that have weeks to show, the latest first."""
    used = set(map(cycle_of, snapshot.portfolio.objectives))
    known = (snapshot.portfolio.cycles[cycle_id] for cycle_id in used)
    found = [cycle for cycle in known if cycle.starts <= snapshot.as_of]
    return tuple(sorted(found, key=lambda cycle: (cycle.ends, cycle.starts, cycle.id), reverse=True))


def _lists(snapshot: Snapshot, cycle: Cycle) -> Mapping[str, object]:
    found = snapshot.weeks[cycle.id]
    return {
        "cycle": cycle.id,
        "company": found.company,
        "teams": dict(found.teams),
        "health": health(snapshot, cycle.id),
    }


def _of_cycle(
    snapshot: Snapshot, cycle: Cycle, first: str, teams: Rows, cycles: tuple[rows.Ref, ...]
) -> Iterator[Page]:
    """All pages of a cycle, the first one at `first`."""
    parts = in_parts(teams, len(week_ends(cycle, snapshot.as_of)))
    addresses = [first, *(uri.trends_part(cycle.id, part) for part in range(2, len(parts) + 1))]
    spans = [f"{part[0][0].name} to {part[-1][0].name}" for part in parts if len(parts) > 1]
    named = tuple(Crumb(span, address) for span, address in zip(spans, addresses, strict=bool(spans)))
    for number, (address, part) in enumerate(zip(addresses, parts, strict=True), start=1):
        title = f"Trends in {cycle.title}" + (f", part {number}" if number > 1 else "")
        show = _whole if number == 1 else _tables
        yield _page(address, title, partial(show, snapshot, cycle, part, named, cycles))


def _page(address: str, title: str, view: Callable[[], TrendsView]) -> Page:
    under = address != uri.TRENDS
    return Page(
        uri=address,
        title=title,
        description=f"{title}: how the company and its teams stood week by week, how sure they were, and who reported.",
        section="trends",
        template="trends.html",
        view=view,
        crumbs=(crumbs.OVERVIEW, Crumb("Trends", uri.TRENDS)) if under else (crumbs.OVERVIEW,),
        search=stubs.page("scores and confidence week by week"),
    )


def _whole(
    snapshot: Snapshot, cycle: Cycle, teams: Rows, parts: tuple[Crumb, ...], cycles: tuple[rows.Ref, ...]
) -> TrendsView:
    return dataclasses.replace(
        _tables(snapshot, cycle, teams, parts, cycles),
        company=company_weeks(snapshot, cycle),
        health=health_view(snapshot, cycle),
    )


def _tables(
    snapshot: Snapshot, cycle: Cycle, teams: Rows, parts: tuple[Crumb, ...], cycles: tuple[rows.Ref, ...]
) -> TrendsView:
    return TrendsView(
        cycle=cycle,
        cycles=cycles,
        pace=heat(snapshot, cycle, teams, pace_cell),
        confidence=heat(snapshot, cycle, teams, confidence_cell),
        parts=parts,
    )
