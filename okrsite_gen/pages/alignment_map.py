"""The alignment map: how the work of the whole company hangs together, and a page for each team to look closer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Generic, TypeVar

from markupsafe import Markup

from okrsite_gen.charts.overview import Group, overview
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, loose_ends, rows, stubs, uri
from okrsite_gen.pages.icicle import Icicle, icicle
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.reach import reach
from okrsite_gen.pages.share_weeks import ShareWeeks, share_weeks
from okrsite_gen.pages.support_tree import Branch, SupportTree
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.units import Unit, Units, look_within, units
from okrsite_gen.scoring.between_teams import alone, skipping
from okrsite_gen.scoring.snapshot import Asked, ObjectiveState, Pace, Snapshot

T = TypeVar("T")
Named = tuple[rows.Ref, tuple[tuple[Pace, ...], ...]]

_MANY = 150  # live objectives; from here on lists are cut, and the pages of teams hold the rest
_FEW = 4
_DEEPEST = 5
_NAMED_UNITS = 60
_LIST = 20
_ROWS = 200


@record
class Shown(Generic[T]):
    """The first of a list, and how many there are in all."""

    items: tuple[T, ...]
    total: int


@record
class Pictures:
    """A team and all below it: `units` are the rows that say the same as a nested icicle, `marks` every objective in one picture."""

    unit: Unit
    icicle: Icicle | None
    units: tuple[Unit, ...]
    marks: Markup


@record
class MapView:
    """The company's map. Without `pictures` nothing is live today; `cycles` are those that run."""

    pictures: Pictures | None
    cycles: tuple[rows.Ref, ...]
    share: float | None
    series: ShareWeeks | None
    unaligned: Shown[loose_ends.Loose]
    unsupported: Shown[loose_ends.Unsupported]
    alone: Shown[rows.Ref]
    skips: Shown[loose_ends.Skip]
    tree: tuple[Branch, ...]
    open: bool


@record
class OwnRow:
    """A team's objective: what it supports, which company objectives it leads to, and how many objectives support it."""

    state: ObjectiveState
    ref: rows.Ref
    owner: rows.Ref | None
    supports: tuple[rows.Ref, ...]
    leads_to: tuple[rows.Ref, ...]
    supporters: int
    unaligned: bool
    top: bool


@record
class UnitView:
    """A team's map; `own` are its own objectives, `unaligned` those of the teams below."""

    pictures: Pictures
    page: rows.Ref
    series: ShareWeeks | None
    own: tuple[OwnRow, ...]
    more: int
    unaligned: Shown[loose_ends.Loose]


class _Map:
    """What the map's pages are made of."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.units = units(snapshot)

    def company(self) -> MapView:
        """The map's first page."""
        snapshot, top = self.snapshot, self.units.top
        look_within(snapshot, top)
        many = top.live > _MANY
        running = sorted({state.objective.cycle for state in self.units.states})
        width, deep = (_FEW, 1) if many else (_MANY, _DEEPEST)
        tree = SupportTree(snapshot, reach(snapshot), width, deep)
        return MapView(
            pictures=self._pictures(top, uri.MAP) if top.live else None,
            cycles=tuple(rows.cycle(snapshot, cycle) for cycle in running),
            share=snapshot.alignment.today.share,
            series=self._series(None),
            unaligned=_shown(loose_ends.unaligned(snapshot, top.unaligned)),
            unsupported=_shown(loose_ends.unsupported(snapshot)),
            alone=_shown(loose_ends.lone_teams(snapshot)),
            skips=_shown(loose_ends.skips(snapshot)),
            tree=tree.branches(),
            open=not many,
        )

    def team(self, unit: Unit) -> UnitView:
        """A team's page."""
        look_within(self.snapshot, unit)
        mine = {state.id for state in unit.own}
        below = [id_ for id_ in unit.unaligned if id_ not in mine]
        return UnitView(
            pictures=self._pictures(unit, unit.ref.uri or uri.MAP),
            page=rows.team(self.snapshot, unit.id),
            series=self._series(unit.id),
            own=tuple(self._own(state) for state in unit.own[:_ROWS]),
            more=len(unit.own[_ROWS:]),
            unaligned=_shown(loose_ends.unaligned(self.snapshot, below)),
        )

    def _pictures(self, unit: Unit, page: str) -> Pictures:
        drawn = icicle(self.units, unit)
        return Pictures(
            unit=unit,
            icicle=drawn,
            units=_in_sight(self.units, unit, drawn) if drawn and drawn.nested else (),
            marks=overview(groups(self.units, unit, page), f"Every live objective of {unit.ref.title}"),
        )

    def _series(self, team: str | None) -> ShareWeeks | None:
        """The Mondays of the home page's cycle: everybody's, or those of a team's own objectives."""
        cycle = self.snapshot.cycle
        if cycle is None or cycle.id not in self.snapshot.aligned_weeks:
            return None
        weeks = self.snapshot.aligned_weeks[cycle.id]
        if team is None:
            return share_weeks(cycle, weeks.company, "all teams' objectives")
        return share_weeks(cycle, weeks.teams.get(team, ()), "the team's own objectives")

    def _own(self, state: ObjectiveState) -> OwnRow:
        snapshot, led = self.snapshot, reach(self.snapshot)
        names = [state.id, *(part.id for part in state.key_results)]
        known = (link.to for link in state.objective.supports if link.to.partition("#")[0] in snapshot.objectives)
        return OwnRow(
            state=state,
            ref=rows.about(snapshot, state.id),
            owner=rows.person(snapshot, state.objective.owner),
            supports=tuple(rows.about(snapshot, to) for to in known),
            leads_to=tuple(rows.about(snapshot, led.tops[place].id) for place in led.leads_to.get(state.id, ())),
            supporters=len({lower for name in names for lower in led.supporters.get(name, ())}),
            unaligned=self.units.is_unaligned(state),
            top=snapshot.portfolio.teams[state.objective.team].level == "company",
        )


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The map, and a page for each team that has live objectives, or teams below it that do."""
    company = snapshot.settings.company or "the company"
    yield Page(
        uri=uri.MAP,
        title="Alignment map",
        description=f"How the objectives of {company} hang together: by team, what leads nowhere, and what nobody works for.",
        section="map",
        template="map.html",
        view=partial(_company, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("alignment, unaligned, unsupported, organisation"),
    )
    for unit in units(snapshot).by_id.values():
        if unit.live:
            yield Page(
                uri=uri.unit(unit.id),
                title=f"Alignment of {unit.ref.title}",
                description=f"What {unit.ref.title} works on, what it supports, and what leads nowhere.",
                section="map",
                template="map_unit.html",
                view=partial(_team, snapshot, unit.id),
                crumbs=_path(snapshot, unit),
            )


def _company(snapshot: Snapshot) -> MapView:
    return _Map(snapshot).company()


def _team(snapshot: Snapshot, team: str) -> UnitView:
    shared = _Map(snapshot)
    return shared.team(shared.units.by_id[team])


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """The map as data."""
    yield twin(snapshot, uri.MAP, partial(_lists, snapshot))


def groups(units: Units, unit: Unit, page: str) -> tuple[Group, ...]:
    """The picture's groups: each team while there are not too many, else what is right under `unit`; then those that lead nowhere."""
    inside = list(units.within(unit))
    found = [(one, [one]) for one in inside]
    if len(inside) > _NAMED_UNITS:
        found = [(unit, [unit]), *((lower, list(units.within(lower))) for lower in units.under(unit))]
    named = [(one.ref, tuple(filter(None, (_aligned(units, each) for each in parts)))) for one, parts in found]
    drawn = [
        Group(title=ref.title, href=uri.relative(ref.uri, page) if ref.uri else None, blocks=blocks)
        for ref, blocks in _chunks([(ref, blocks) for ref, blocks in named if blocks])
    ]
    lost = tuple(state.pace for one in inside for state in one.own if units.is_unaligned(state))
    return *drawn, Group(title="Unaligned", href="#unaligned", blocks=(lost,) if lost else ())


def _in_sight(units: Units, top: Unit, drawn: Icicle) -> tuple[Unit, ...]:
    """The teams that the icicle names, each before those below it."""
    deepest = top.depth + len(drawn.rows) - 1
    return tuple(unit for unit in units.within(top) if unit.depth <= deepest)


def _aligned(units: Units, unit: Unit) -> tuple[Pace, ...]:
    return tuple(state.pace for state in unit.own if not units.is_unaligned(state))


def _chunks(named: list[Named]) -> list[Named]:
    """Neighbours under one name, `A to B`, where there are too many to name each."""
    size = -(-len(named) // _NAMED_UNITS)
    if size <= 1:
        return named
    parts = [named[at : at + size] for at in range(0, len(named), size)]
    return [
        (
            rows.Ref(title=f"{part[0][0].title} to {part[-1][0].title}", uri=None),
            tuple(block for _, blocks in part for block in blocks),
        )
        for part in parts
    ]


def _path(snapshot: Snapshot, unit: Unit) -> tuple[Crumb, ...]:
    above = []
    parent = snapshot.portfolio.teams[unit.id].parent
    while parent:
        above.append(Crumb(snapshot.portfolio.teams[parent].name, uri.unit(parent)))
        parent = snapshot.portfolio.teams[parent].parent
    return crumbs.OVERVIEW, Crumb("Alignment map", uri.MAP), *reversed(above)


def _lists(snapshot: Snapshot) -> Mapping[str, object]:
    everybody, cycle = units(snapshot), snapshot.cycle
    look_within(snapshot, everybody.top)
    today = snapshot.alignment.today
    weeks = snapshot.aligned_weeks[cycle.id] if cycle and cycle.id in snapshot.aligned_weeks else None
    return {
        "asked": today.asked,
        "unaligned": today.unaligned,
        "unaligned_share": today.share,
        "unsupported": snapshot.alignment.unsupported,
        "alone": alone(snapshot),
        "skipped": [{"from": link.source, "to": link.to} for link in skipping(snapshot)],
        "teams": [_plain(snapshot, unit) for unit in everybody.by_id.values() if unit.live],
        "cycle": cycle.id if cycle else None,
        "weeks": [_week(week) for week in weeks.company] if weeks else [],
    }


def _plain(snapshot: Snapshot, unit: Unit) -> Mapping[str, object]:
    return {
        "team": unit.id,
        "parent": snapshot.portfolio.teams[unit.id].parent,
        "own": [state.id for state in unit.own],
        "live": unit.live,
        "asked": unit.asked,
        "unaligned": len(unit.unaligned),
        "states": {count.pace: count.number for count in unit.counts},
    }


def _week(week: Asked) -> Mapping[str, object]:
    return {"date": week.date, "asked": week.asked, "unaligned": week.unaligned, "unaligned_share": week.share}


def _shown(items: tuple[T, ...]) -> Shown[T]:
    return Shown(items=items[:_LIST], total=len(items))
