"""What a table can be narrowed to, as links: on every page of the explorer, in short where there is much."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, uri
from okrsite_gen.pages.explorer_table import Kind, Values
from okrsite_gen.pages.page import Crumb, Page

MOST_CHOICES = 40


@record
class Choice:
    """A value to narrow the table by; `pace` where it is a state."""

    title: str
    uri: str
    number: int
    pace: str | None


@record
class Facet:
    """A name with its values (`Status`: at risk, behind ...). Where they are many, `all` leads to the page that lists them."""

    title: str
    choices: tuple[Choice, ...]
    number: int
    all: str | None


@record
class ValuesView:
    """The page of a facet with many values."""

    facet: Facet


def facets(values: tuple[tuple[Kind, tuple[Values, ...]], ...]) -> tuple[Facet, ...]:
    """All that occurs."""
    return tuple(_facet(kind, found) for kind, found in values)


def _facet(kind: Kind, found: tuple[Values, ...]) -> Facet:
    return Facet(
        title=kind.title,
        choices=tuple(
            Choice(
                title=value.title,
                uri=uri.facet(kind.name, value.id),
                number=len(value.rows),
                pace=value.id if kind.name == "status" else None,
            )
            for value in found
        ),
        number=len(found),
        all=uri.facet_values(kind.name) if len(found) > MOST_CHOICES else None,
    )


def in_short(found: tuple[Facet, ...], chosen: str) -> tuple[Facet, ...]:
    """Of many values only the one that is chosen."""
    return tuple(_short(facet, chosen) if facet.all else facet for facet in found)


def _short(facet: Facet, chosen: str) -> Facet:
    return dataclasses.replace(facet, choices=tuple(choice for choice in facet.choices if choice.uri == chosen))


def all_values(found: tuple[Facet, ...]) -> Iterator[Page]:
    """A page for each facet that has many values."""
    for facet in found:
        if facet.all:
            yield Page(
                uri=facet.all,
                title=f"Explorer by {facet.title.lower()}",
                description=f"All {facet.number} values to narrow the table by.",
                section="explorer",
                template="explorer_values.html",
                view=partial(ValuesView, facet=facet),
                crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)),
            )
