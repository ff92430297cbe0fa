"""Every objective and key result in one table, and the same table by cycle, team, status, type, band, freshness, alignment and tag."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
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
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import at_folder_of

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
    """What all pages of the explorer share; `stands` is another whenever something is that stands beside the rows of each."""

    rows: tuple[Row, ...]
    values: tuple[tuple[Kind, tuple[Values, ...]], ...]
    facets: tuple[Facet, ...]
    lines: Lines
    stands: str


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The whole table, and one narrowed table for each value, in parts of PER_PAGE rows."""
    explorer = _explorer(snapshot)
    for address, found in _tables(snapshot).items():
        yield from _pages(snapshot, address, found)
        if address == uri.EXPLORER:
            yield from all_values(explorer.facets)


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """What the script loads."""
    yield from assets(snapshot, _explorer(snapshot).rows)


@once_unnoted
def _explorer(snapshot: Snapshot) -> Explorer:
    """Who shows rows of it notes their folders, and is given what else of it is shown."""
    found = table(snapshot)
    values = tuple((kind, values) for kind in KINDS if (values := split(snapshot, kind, found)))
    all_ = facets(values)
    return Explorer(rows=found, values=values, facets=all_, lines=Lines(snapshot), stands=_digest(repr(all_)))


@once_unnoted
def _tables(snapshot: Snapshot) -> Mapping[str, Narrowed]:
    """By the address of their first page."""
    explorer = _explorer(snapshot)
    parts = _parts(uri.EXPLORER, explorer.rows, complete=False)
    whole = Narrowed(title="Explorer", query="", rows=explorer.rows, parts=parts)
    narrowed = (_narrowed(explorer, kind, value) for kind, of_kind in explorer.values for value in of_kind)
    return {found.parts[0]: found for found in (whole, *narrowed)}


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


def _pages(snapshot: Snapshot, address: str, found: Narrowed) -> Iterator[Page]:
    around = f"{_explorer(snapshot).stands} {found.query} {len(found.rows)}"
    for part, its in enumerate(found.parts, 1):
        here = (f"{row.whole.id} {row.part.id if row.part else ''}" for row in _shown(found, part))
        yield Page(
            uri=its,
            title=found.title if part == 1 else f"{found.title}, part {part}",
            description=f"{words.plural(len(found.rows), 'objective or key result', 'objectives and key results')} in one table.",
            section="explorer",
            template="explorer.html",
            view=partial(_view, snapshot, address, part, _digest(around, *here)),
            crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)) if found.query else (crumbs.OVERVIEW,),
        )


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()


def _shown(found: Narrowed, part: int) -> tuple[Row, ...]:
    return found.rows[(part - 1) * PER_PAGE : part * PER_PAGE]


def _view(snapshot: Snapshot, address: str, part: int, _stands: str) -> ExplorerView:
    explorer, found = _explorer(snapshot), _tables(snapshot)[address]
    here = _shown(found, part)
    for row in here:
        snapshot.watch.note(at_folder_of(row.whole.id))
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
