"""How each objective fits in: its way up, its neighbours, and the picture of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from okrsite_gen.charts.neighbourhood import Neighbourhood, neighbourhood
from okrsite_gen.pages import neighbours
from okrsite_gen.pages.link_index import link_index
from okrsite_gen.pages.ways import Ways
from okrsite_gen.scoring.snapshot import Snapshot


def measure(snapshot: Snapshot, phase: Callable[[str, Callable[[], Any]], Any]) -> None:
    """Times ways, looking up and drawing apart; all three are part of rendering, which is measured as a whole."""
    phase("ways up", partial(ways, snapshot))
    charts = phase("neighbours looked up", partial(look_up, snapshot))
    phase(f"{len(charts):,} neighbourhoods", partial(draw, charts))


def ways(snapshot: Snapshot) -> int:
    """Of each objective; how many lead somewhere."""
    found = Ways(snapshot)
    return sum(bool(found.up(state.objective).steps) for state in snapshot.objectives.values())


def look_up(snapshot: Snapshot) -> list[Neighbourhood]:
    """Of each objective what is drawn of it."""
    index = link_index(snapshot)
    return [
        neighbours.chart(snapshot, state, neighbours.groups(snapshot, state, index))
        for state in snapshot.objectives.values()
    ]


def draw(charts: list[Neighbourhood]) -> int:
    """The pictures alone; how many letters they have."""
    return sum(len(neighbourhood(chart)) for chart in charts)
