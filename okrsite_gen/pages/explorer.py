"""Every objective and key result in one table, and the same table by cycle, team, status, type, band, freshness, alignment and tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from okrsite_gen.light import digest
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, uri, words
from okrsite_gen.pages.explorer_data import assets, is_split
from okrsite_gen.pages.explorer_facets import Facet, Shown, all_values, facets, shown
from okrsite_gen.pages.explorer_form import EVERY_CYCLE, Form, asked, form
from okrsite_gen.pages.explorer_line import Lines
from okrsite_gen.pages.explorer_split import Some, Values, folders, in_pages, rows_of, size, split
from okrsite_gen.pages.explorer_table import KINDS, Kind
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.scoring.once import once_unnoted
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
    """A table to be, of `size` rows: the whole one, or that of a value. `parts` are its pages by their addresses, with their rows."""

    title: str
    query: str
    size: int
    parts: Mapping[str, tuple[Some, ...]]


@record
class Explorer:
    """What all pages of the explorer share; `stands` is another whenever something is that stands beside the rows of each."""

    whole: Values
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
    whole = _explorer(snapshot).whole
    yield from assets(snapshot, (place for place, _ in whole.rows), whole.size)


@once_unnoted
def _explorer(snapshot: Snapshot) -> Explorer:
    """Who shows rows of it notes their folders, and is given what else of it is shown."""
    found = folders(snapshot)
    values = tuple((kind, values) for number, kind in enumerate(KINDS) if (values := split(found, number)))
    rows = tuple((place, range(folder.size)) for place, folder in found.items())
    all_ = facets(values)
    whole = Values(id="", title="Explorer", rows=rows, size=size(rows))
    return Explorer(whole=whole, values=values, facets=all_, lines=Lines(snapshot), stands=digest(all_))


@once_unnoted
def _tables(snapshot: Snapshot) -> Mapping[str, Narrowed]:
    """By the address of their first page."""
    explorer = _explorer(snapshot)
    parts = _parts(uri.EXPLORER, explorer.whole, complete=False)
    whole = Narrowed(title=explorer.whole.title, query="", size=explorer.whole.size, parts=parts)
    narrowed = (_narrowed(explorer, kind, value) for kind, of_kind in explorer.values for value in of_kind)
    return {next(iter(found.parts)): found for found in (whole, *narrowed)}


def _parts(base: str, found: Values, *, complete: bool) -> dict[str, tuple[Some, ...]]:
    """The first page is there though it be empty."""
    pages = in_pages(found.rows, PER_PAGE)
    first = {base: next(pages, ())}
    more = pages if complete or found.size <= MOST else ()
    return first | {f"{base}{number}/": rows for number, rows in enumerate(more, 2)}


def _narrowed(explorer: Explorer, kind: Kind, value: Values) -> Narrowed:
    query = {"cycle": EVERY_CYCLE} if is_split(explorer.whole.size) and kind.name != "cycle" else {}
    return Narrowed(
        title=f"{kind.title}: {value.title}",
        query="?" + urlencode({kind.name: asked(kind, value), **query}),
        size=value.size,
        parts=_parts(uri.facet(kind.name, value.id), value, complete=kind.complete),
    )


def _pages(snapshot: Snapshot, address: str, found: Narrowed) -> Iterator[Page]:
    around = f"{_explorer(snapshot).stands} {found.query} {found.size}"
    for part, (its, rows) in enumerate(found.parts.items(), 1):
        yield Page(
            uri=its,
            title=found.title if part == 1 else f"{found.title}, part {part}",
            description=f"{words.plural(found.size, 'objective or key result', 'objectives and key results')} in one table.",
            section="explorer",
            template="explorer.html",
            view=partial(
                _view, snapshot, address, part, digest((around, [(place, list(some)) for place, some in rows]))
            ),
            crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)) if found.query else (crumbs.OVERVIEW,),
        )


def _view(snapshot: Snapshot, address: str, part: int, _stands: str) -> ExplorerView:
    explorer, found = _explorer(snapshot), _tables(snapshot)[address]
    pages = tuple(found.parts)
    its = pages[part - 1]
    here = rows_of(snapshot, found.parts[its])
    chosen = pages[0] if found.query else ""
    return ExplorerView(
        title=found.title,
        lines=explorer.lines.html(here, its),
        shown=len(here),
        total=found.size,
        facets=shown(explorer.facets, its, chosen),
        chosen=chosen,
        query=found.query,
        page=part,
        pages=pages,
        form=form(explorer.values, explorer.whole, len(here)) if here and not chosen and part == 1 else None,
    )
