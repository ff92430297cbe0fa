"""The organisation as a tree that grows to the right: names are links, lines run between columns and cross no name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from okrsite_gen.charts.tidy import tidy
from okrsite_gen.model.fields import record

_COLUMN, _BOX, _ROW, _HIGH = 232, 196, 40, 34
_LONGEST = 27


@record
class Node:
    """A team: its name, the page behind it (as a link from this page), a word or two under the name, and the ids below it."""

    title: str
    href: str | None
    note: str
    below: tuple[str, ...]


def organisation(nodes: Mapping[str, Node], root: str, title: str) -> Markup:
    """The picture of all nodes that hang on `root`."""
    places = tidy({name: node.below for name, node in nodes.items()}, root)
    corners = {name: (depth * _COLUMN + 1, round(across * _ROW) + 1) for name, (depth, across) in places.items()}
    width = max(x for x, _ in corners.values()) + _BOX + 1
    height = max(y for _, y in corners.values()) + _HIGH + 1
    boxes = "".join(_box(nodes[name], x, y) for name, (x, y) in corners.items())
    return Markup(  # noqa: S704 - texts are escaped one by one
        f'<svg class="okr-organisation" role="group" aria-label="{escape(title)}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<path d="{"".join(_lines(nodes, corners))}"/>{boxes}</svg>'
    )


def _lines(nodes: Mapping[str, Node], corners: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """From the right of each box to the left of those below it."""
    for name, (x, y) in corners.items():
        begin, middle = y + _HIGH // 2, x + _BOX + (_COLUMN - _BOX) // 2
        for lower in nodes[name].below:
            end_x, end_y = corners[lower]
            yield f"M{x + _BOX} {begin}H{middle}V{end_y + _HIGH // 2}H{end_x}"


def _box(node: Node, x: int, y: int) -> str:
    title = node.title
    short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    whole = "" if short == title else f"<title>{escape(title)}</title>"
    drawn = (
        f'<rect x="{x}" y="{y}" width="{_BOX}" height="{_HIGH}" rx="4"/>'
        f'<text x="{x + 9}" y="{y + 15}">{escape(short)}</text><text class="note" x="{x + 9}" y="{y + 28}">{escape(node.note)}</text>'
    )
    return f"<g>{whole}{drawn}</g>" if node.href is None else f'<a href="{escape(node.href)}">{whole}{drawn}</a>'
