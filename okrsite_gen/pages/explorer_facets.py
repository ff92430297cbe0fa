"""What a table can be narrowed to, as links: on every page of the explorer, in short where there is much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from markupsafe import Markup

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, markup, uri
from okrsite_gen.pages.explorer_split import Values
from okrsite_gen.pages.explorer_table import Kind
from okrsite_gen.pages.page import Crumb, Page

MOST_CHOICES = 40
# Stands for the way up to the explorer until the page is known; no escaped text has a `<`.
_UP = "<up>"


@record
class Facet:
    """A name with its values as items of a list, by their addresses; `all` leads to the page that lists them where they are many."""

    title: str
    items: dict[str, str]
    all: str | None


@record
class Shown:
    """A facet on a page."""

    title: str
    items: Markup


@record
class ValuesView:
    """The page of a facet with many values."""

    items: Markup


def facets(values: tuple[tuple[Kind, tuple[Values, ...]], ...]) -> tuple[Facet, ...]:
    """All that occurs."""
    return tuple(
        Facet(
            title=kind.title,
            items={uri.facet(kind.name, value.id): _item(kind, value) for value in found},
            all=uri.facet_values(kind.name) if len(found) > MOST_CHOICES else None,
        )
        for kind, found in values
    )


def _item(kind: Kind, value: Values) -> str:
    sign = f'<span class="tone-{value.id}">{markup.shape(value.id)}</span> ' if kind.name == "status" else ""
    return (
        f'<li><a href="{_UP}{escape(kind.name)}/{escape(value.id)}/">{sign}{escape(value.title)} '
        f'<span class="okr-quiet okr-num">{value.size}</span></a></li>'
    )


def shown(found: tuple[Facet, ...], page: str, chosen: str) -> tuple[Shown, ...]:
    """The facets for the page at `page`, the value at `chosen` marked; of many values only that one."""
    return tuple(Shown(title=facet.title, items=_items(facet, page, chosen)) for facet in found)


def _items(facet: Facet, page: str, chosen: str) -> Markup:
    mine = facet.items.get(chosen)
    marked = mine.replace("<a ", '<a aria-current="page" ', 1) if mine else ""
    if facet.all:
        name = facet.all.removeprefix(uri.EXPLORER)
        return _placed([marked, f'<li><a href="{_UP}{name}">all {len(facet.items)}</a></li>'], page)
    return _placed([marked if address == chosen else item for address, item in facet.items.items()], page)


def _placed(items: list[str], page: str) -> Markup:
    up = "../" * (page.count("/") - 1)
    return Markup("".join(items).replace(_UP, up))  # noqa: S704 - each text is escaped


def all_values(found: tuple[Facet, ...]) -> Iterator[Page]:
    """A page for each facet that has many values."""
    for facet in found:
        if facet.all:
            yield Page(
                uri=facet.all,
                title=f"Explorer by {facet.title.lower()}",
                description=f"All {len(facet.items)} values to narrow the table by.",
                section="explorer",
                template="explorer_values.html",
                view=partial(_values, facet, facet.all),
                crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)),
            )


def _values(facet: Facet, page: str) -> ValuesView:
    return ValuesView(items=_placed(list(facet.items.values()), page))
