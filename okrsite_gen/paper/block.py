"""What stands on a sheet of paper: pieces as high as they need to be, painted where there is room for them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence

from okrsite_gen.charts.draw import width
from okrsite_gen.charts.marks import Anchor, Line, Mark, Place, Text
from okrsite_gen.charts.paragraph import wrapped
from okrsite_gen.charts.spec import Tone
from okrsite_gen.model.fields import record

LEFT, RIGHT = 45.0, 550.0
_LEADING = 1.32

Paint = Callable[[float], Iterable[Mark]]


@record
class Block:
    """`paint` makes its marks below a height on the sheet; `head` is what is said again where it begins a further sheet."""

    height: float
    paint: Paint
    head: Block | None = None


@record
class Cell:
    """A column's text between two places of the sheet; `sign` is a state that is drawn before it."""

    left: float
    right: float
    text: str
    size: float = 8.5
    tone: Tone = "ink"
    anchor: Anchor = "start"
    bold: bool = False
    sign: str = ""
    most: int = 4
    below: str = ""


def fitted(cell: Cell, smallest: float) -> Cell:
    """With letters small enough for its longest word, but no smaller than that."""
    widest = max((width(word, cell.size, bold=cell.bold) for word in cell.text.split()), default=0.0)
    room = _room(cell)
    return cell if widest <= room else dataclasses.replace(cell, size=max(smallest, 0.99 * cell.size * room / widest))


def gap(height: float) -> Block:
    """Nothing."""
    return Block(height=height, paint=lambda _: ())


def rule(tone: Tone = "line") -> Block:
    """A line across the sheet."""
    return Block(height=0.8, paint=lambda top: [Line(points=((LEFT, top), (RIGHT, top)), tone=tone, width=0.8)])


def paragraph(
    text: str,
    size: float,
    *,
    tone: Tone = "ink",
    bold: bool = False,
    most: int = 6,
    left: float = LEFT,
    right: float = RIGHT,
) -> Block:
    """Lines between the margins."""
    lines = wrapped(text, right - left, size, most=most, bold=bold)

    def paint(top: float) -> Iterator[Mark]:
        for at, line in enumerate(lines):
            yield Text(place=(left, _base(top, at, size)), text=line, size=size, tone=tone, bold=bold)

    return Block(height=len(lines) * size * _LEADING, paint=paint)


def row(cells: Sequence[Cell], signs: Callable[[str, Place, float], Iterable[Mark]], pad: float = 3.0) -> Block:
    """Cells beside each other, as high as the highest."""
    laid = [(cell, _lines(cell), _below(cell)) for cell in cells]
    height = max(len(lines) * cell.size + len(below) * _small(cell) for cell, lines, below in laid) * _LEADING

    def paint(top: float) -> Iterator[Mark]:
        for cell, lines, below in laid:
            yield from _painted(cell, lines, below, top + pad, signs)

    return Block(height=height + 2 * pad, paint=paint)


def stacked(blocks: Sequence[Block]) -> Block:
    """Blocks under each other that stay together."""

    def paint(top: float) -> Iterator[Mark]:
        for block in blocks:
            yield from block.paint(top)
            top += block.height

    return Block(height=sum(block.height for block in blocks), paint=paint)


def beside(one: Block, other: Block) -> Block:
    """Two blocks with the same top; each keeps to its own half."""
    return Block(height=max(one.height, other.height), paint=lambda top: [*one.paint(top), *other.paint(top)])


def _painted(
    cell: Cell,
    lines: Sequence[str],
    below: Sequence[str],
    top: float,
    signs: Callable[[str, Place, float], Iterable[Mark]],
) -> Iterator[Mark]:
    left = cell.left + _indent(cell)
    x = {"start": left, "middle": (left + cell.right) / 2, "end": cell.right}[cell.anchor]
    if cell.sign:
        yield from signs(cell.sign, (cell.left + 0.5 * cell.size, top + 0.68 * cell.size), cell.size)
    for at, line in enumerate(lines):
        place = x, _base(top, at, cell.size)
        yield Text(place=place, text=line, size=cell.size, tone=cell.tone, anchor=cell.anchor, bold=cell.bold)
    start = top + len(lines) * cell.size * _LEADING
    for at, line in enumerate(below):
        place = x, _base(start, at, _small(cell))
        yield Text(place=place, text=line, size=_small(cell), tone="muted", anchor=cell.anchor)


def _lines(cell: Cell) -> list[str]:
    return wrapped(cell.text, _room(cell), cell.size, most=cell.most, bold=cell.bold)


def _below(cell: Cell) -> list[str]:
    return wrapped(cell.below, _room(cell), _small(cell), most=3) if cell.below else []


def _room(cell: Cell) -> float:
    return cell.right - cell.left - _indent(cell)


def _indent(cell: Cell) -> float:
    return 1.35 * cell.size if cell.sign else 0.0


def _small(cell: Cell) -> float:
    return 0.87 * cell.size


def _base(top: float, line: int, size: float) -> float:
    """The base line of a text's nth line."""
    return top + line * size * _LEADING + size
