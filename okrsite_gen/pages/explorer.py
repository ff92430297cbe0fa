"""Every objective and key result in one table, and the same table by cycle, team, status, type, band, freshness, alignment and tag."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, uri, words
from okrsite_gen.pages.explorer_data import assets, is_split
from okrsite_gen.pages.explorer_facets import Facet, Shown, all_values, facets, shown
from okrsite_gen.pages.explorer_form import EVERY_CYCLE, Form, asked, form
from okrsite_gen.pages.explorer_line import Lines
from okrsite_gen.pages.explorer_table import KINDS, Kind, Row, Values, split, table
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.scoring.snapshot import Snapshot

PER_PAGE = 200
# Longer tables stop after their first page; those by cycle and by team never do, so that every row is on some page.
MOST = 1000


@record
class ExplorerView:
    """A page of the table: `shown` of its `total` rows as HTML. `pages` are the addresses of its parts, `page` is 1-based.

    `chosen` is the address of what it is narrowed to, `query` asks the whole table's script for the same; both empty for the whole.
    """

    title: str
    lines: Markup
    shown: int
    total: int
    facets: tuple[Shown, ...]
    chosen: str
    query: str
    page: int
    pages: tuple[str, ...]
    form: Form | None


@record
class Narrowed:
    """A table to be: the whole one, or that of a value. `parts` are the addresses of its pages."""

    title: str
    query: str
    rows: tuple[Row, ...]
    parts: tuple[str, ...]


@record
class Explorer:
    """What all pages of the explorer share."""

    rows: tuple[Row, ...]
    values: tuple[tuple[Kind, tuple[Values, ...]], ...]
    facets: tuple[Facet, ...]
    lines: Lines


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The whole table, and one narrowed table for each value, in parts of PER_PAGE rows."""
    found = table(snapshot)
    values = tuple((kind, values) for kind in KINDS if (values := split(snapshot, kind, found)))
    explorer = Explorer(rows=found, values=values, facets=facets(values), lines=Lines(snapshot))
    whole = Narrowed(title="Explorer", query="", rows=found, parts=_parts(uri.EXPLORER, found, complete=False))
    yield from _pages(explorer, whole)
    yield from all_values(explorer.facets)
    for kind, of_kind in values:
        for value in of_kind:
            yield from _pages(explorer, _narrowed(explorer, kind, value))


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """What the script loads."""
    yield from assets(snapshot, table(snapshot))


def _parts(base: str, found: tuple[Row, ...], *, complete: bool) -> tuple[str, ...]:
    number = -(-len(found) // PER_PAGE) if complete or len(found) <= MOST else 1
    return (base, *(f"{base}{part}/" for part in range(2, number + 1)))


def _narrowed(explorer: Explorer, kind: Kind, value: Values) -> Narrowed:
    query = {"cycle": EVERY_CYCLE} if is_split(explorer.rows) and kind.name != "cycle" else {}
    return Narrowed(
        title=f"{kind.title}: {value.title}",
        query="?" + urlencode({kind.name: asked(kind, value), **query}),
        rows=value.rows,
        parts=_parts(uri.facet(kind.name, value.id), value.rows, complete=kind.complete),
    )


def _pages(explorer: Explorer, found: Narrowed) -> Iterator[Page]:
    for part, address in enumerate(found.parts, 1):
        yield Page(
            uri=address,
            title=found.title if part == 1 else f"{found.title}, part {part}",
            description=f"{words.plural(len(found.rows), 'objective or key result', 'objectives and key results')} in one table.",
            section="explorer",
            template="explorer.html",
            view=partial(_view, explorer, found, part),
            crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)) if found.query else (crumbs.OVERVIEW,),
        )


def _view(explorer: Explorer, found: Narrowed, part: int) -> ExplorerView:
    here = found.rows[(part - 1) * PER_PAGE : part * PER_PAGE]
    chosen = found.parts[0] if found.query else ""
    return ExplorerView(
        title=found.title,
        lines=explorer.lines.html(here, found.parts[part - 1]),
        shown=len(here),
        total=len(found.rows),
        facets=shown(explorer.facets, found.parts[part - 1], chosen),
        chosen=chosen,
        query=found.query,
        page=part,
        pages=found.parts,
        form=form(explorer.values, explorer.rows, len(here)) if here and not chosen and part == 1 else None,
    )
