"""How the company hangs together: the links, who leads where, Monday by Monday; and what its map weighs."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial
from typing import Any

import html5lib

from okrsite_gen.charts.tidy import tidy
from okrsite_gen.pages import alignment_map, matrix, uri
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.alignment import AlignedByCycle, Links, align
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.theme import body_folders

Phase = Callable[[str, Callable[[], Any]], Any]
Row = Callable[[str, str], None]


def measure(snapshot: Snapshot, phase: Phase, row: Row) -> None:
    """Times links with shares and series, the map's pages, and a tree of 10,000 teams; weighs the map's first page."""
    row("links", f"{sum(len(objective.supports) for objective in snapshot.portfolio.objectives.values()):,}")
    phase("links, shares, series", partial(aligned, snapshot))
    found = phase("map and matrix planned", lambda: [*alignment_map.pages(snapshot), *matrix.pages(snapshot)])
    renderer = Renderer(snapshot, body_folders(None), lambda _: None)
    body = phase("map page", partial(renderer.body, next(page for page in found if page.uri == uri.MAP)))
    weigh(body, row)
    units = [page for page in found if page.template == "map_unit.html"]
    phase(f"{len(units):,} teams' maps", partial(render, renderer, units))
    phase("a tree of 10,000 teams", partial(tidy, ten_thousand(), "top"))


def aligned(snapshot: Snapshot) -> None:
    """All that alignment takes, from the portfolio on."""
    links = Links(snapshot.portfolio)
    align(links, snapshot.as_of)
    series = AlignedByCycle(links, snapshot.portfolio, snapshot.as_of)
    assert all(series[cycle].company for cycle in series), "every cycle has begun"


def weigh(body: str, row: Row) -> None:
    """The page's own part, without the frame that every page has: in kB as it is sent, and in nodes."""
    picture = body[body.index('<div class="okr-overview">') : body.index('<ul class="okr-legend">')]
    row("map page, text", f"{packed(body.replace(picture, '')):.1f} kB gz")
    row("map page, overview", f"{packed(picture):.1f} kB gz")
    row("map page, nodes", f"{nodes(body):,}")
    row("overview, nodes", f"{nodes(picture):,}")


def packed(text: str) -> float:
    return len(gzip.compress(text.encode())) / 1000


def nodes(body: str) -> int:
    return sum(1 for _ in html5lib.parseFragment(body, namespaceHTMLElements=False).iter()) - 1


def render(renderer: Renderer, pages: list[Page]) -> int:
    return sum(len(renderer.body(page)) for page in pages)


def ten_thousand() -> dict[str, list[str]]:
    """Ten of ten of a hundred teams, and what is above them."""
    children: dict[str, list[str]] = {"top": [f"division-{one}" for one in range(10)]}
    for division in list(children["top"]):
        children[division] = [f"{division}-{one}" for one in range(10)]
        for department in children[division]:
            children[department] = [f"{department}-{one}" for one in range(100)]
    return children
