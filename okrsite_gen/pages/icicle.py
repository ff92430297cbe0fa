"""The organisation as an icicle: a team on top, those below it under it, each as wide as it has live objectives.

A table with spans, so that words wrap, rows grow and nothing covers anything, whatever the names are.
"""

from __future__ import annotations

from okrsite_gen.model.fields import record
from okrsite_gen.pages.units import Unit, Units

COLUMNS = 120
_NARROWEST = 12  # columns: a tenth of the width, so that a name has room
_MOST = COLUMNS // _NARROWEST


@record
class Cell:
    """A stretch of a row: a team, what a team has of its own (`own`), or nothing (`unit` is `None`)."""

    unit: Unit | None
    span: int
    own: bool = False


@record
class Icicle:
    """`columns` in all. `rows` are under each other, the team itself first; `nested` tells whether each row hangs on the one above.

    Else the team has so many below it that they stand in several lines.
    """

    columns: int
    rows: tuple[tuple[Cell, ...], ...]
    nested: bool


def icicle(units: Units, top: Unit) -> Icicle | None:
    """The icicle of a team; `None` where it has nothing below it."""
    if not top.below:
        return None
    for deep in (2, 1):
        leaves = _leaves(units, top, deep)
        if leaves <= _MOST:
            return _nested(units, top, deep)
    return _lines(units, top)


def _leaves(units: Units, unit: Unit, deep: int) -> int:
    if not deep or not unit.below:
        return 1
    return bool(unit.own) + sum(_leaves(units, lower, deep - 1) for lower in units.under(unit))


def _nested(units: Units, top: Unit, deep: int) -> Icicle:
    rows: list[list[Cell]] = [[] for _ in range(deep + 1)]

    def put(unit: Unit, at: int) -> int:
        """Puts a team and all below it; returns its width."""
        if at == deep or not unit.below:
            span = _width(unit.live, top.live)
            for row in rows[at + 1 :]:
                row.append(Cell(unit=None, span=span))
        else:
            span = sum(put(lower, at + 1) for lower in units.under(unit)) + own(unit, at + 1)
        rows[at].append(Cell(unit=unit, span=span))
        return span

    def own(unit: Unit, at: int) -> int:
        if not unit.own:
            return 0
        span = _width(len(unit.own), top.live)
        rows[at].append(Cell(unit=unit, span=span, own=True))
        for row in rows[at + 1 :]:
            row.append(Cell(unit=None, span=span))
        return span

    columns = put(top, 0)
    return Icicle(
        columns=columns, rows=tuple(tuple(row) for row in rows if any(cell.unit for cell in row)), nested=True
    )


def _lines(units: Units, top: Unit) -> Icicle:
    """The team, then those below it in as many lines as they need, all to one scale."""
    below = units.under(top)
    lines = -(-len(below) // _MOST)
    rows: list[list[Cell]] = [[]]
    for unit in below:
        span = min(COLUMNS, _width(unit.live, top.live, lines))
        if sum(cell.span for cell in rows[-1]) + span > COLUMNS:
            rows.append([])
        rows[-1].append(Cell(unit=unit, span=span))
    for row in rows:
        left = COLUMNS - sum(cell.span for cell in row)
        if left:
            row.append(Cell(unit=None, span=left))
    first = (Cell(unit=top, span=COLUMNS),)
    return Icicle(columns=COLUMNS, rows=(first, *map(tuple, rows)), nested=False)


def _width(live: int, of: int, lines: int = 1) -> int:
    return max(_NARROWEST, round(COLUMNS * lines * live / of))
