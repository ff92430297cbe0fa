"""The alignment matrix: which team works for which company objective, and with how many objectives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, uri
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.reach import reach
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.units import Unit, units
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_MOST = 60
_SHADES = 10


@record
class Column:
    """A company objective: its number, and how many live objectives below lead to it."""

    number: int
    state: ObjectiveState
    ref: rows.Ref
    cycle: rows.Ref
    total: int


@record
class MatrixRow:
    """A team's own live objectives: how many lead to each column, and how many nowhere."""

    unit: Unit
    counts: tuple[int, ...]
    none: int


@record
class MatrixView:
    """A stretch of the matrix; `none` is the total of what leads nowhere, `parts` all stretches where there are several.

    `shade` has by count how strong its cell is coloured, 0 to 10.
    """

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    none: int
    part: int
    parts: tuple[str, ...]
    shade: Mapping[int, int]


class Matrix:
    """All rows, made once for a site. They follow from what is defined; only how a company objective stands is looked up anew."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._units = units(snapshot)
        self._reach = reach(snapshot)
        below = (unit for unit in self._units.by_id.values() if unit.own and unit.level != "company")
        self.rows = tuple(map(self._row, below))

    def _row(self, unit: Unit) -> MatrixRow:
        counts = [0] * len(self._reach.tops)
        for state in unit.own:
            for place in self._reach.leads_to.get(state.id, ()):
                counts[place] += 1
        none = sum(1 for state in unit.own if self._units.is_unaligned(state))
        return MatrixRow(unit=unit, counts=tuple(counts), none=none)

    def columns(self) -> tuple[Column, ...]:
        """The company objectives, numbered from 1 on."""
        return tuple(
            Column(
                number=place + 1,
                state=self.snapshot.objectives[top.id],
                ref=rows.about(self.snapshot, top.id),
                cycle=rows.cycle(self.snapshot, top.objective.cycle),
                total=sum(row.counts[place] for row in self.rows),
            )
            for place, top in enumerate(self._reach.tops)
        )

    def view(self, part: int) -> MatrixView:
        """Part 1 is the first."""
        shown = self.rows[(part - 1) * _MOST : part * _MOST]
        counts = {count for row in self.rows for count in row.counts}
        most = max(counts, default=0)
        return MatrixView(
            columns=self.columns(),
            rows=shown,
            none=sum(row.none for row in self.rows),
            part=part,
            parts=self.addresses(),
            shade={count: -(-_SHADES * count // most) if most else 0 for count in counts},
        )

    def addresses(self) -> tuple[str, ...]:
        """A page for every so many teams."""
        parts = max(1, -(-len(self.rows) // _MOST))
        return (uri.MATRIX, *(uri.matrix_part(part) for part in range(2, parts + 1)))


_matrix = once_unnoted(Matrix)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page, or one for every so many teams."""
    matrix = _matrix(snapshot)
    for part, address in enumerate(matrix.addresses(), start=1):
        title = "Alignment matrix" + (f", part {part}" if part > 1 else "")
        yield Page(
            uri=address,
            title=title,
            description=f"{title}: how many objectives of each team lead to each company objective.",
            section="map",
            template="matrix.html",
            view=partial(_view, snapshot, part),
            crumbs=(crumbs.OVERVIEW, Crumb("Alignment map", uri.MAP)),
        )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """All rows as data, under the ids of the company objectives."""
    yield twin(snapshot, uri.MATRIX, partial(_lists, snapshot))


def _view(snapshot: Snapshot, part: int) -> MatrixView:
    return _matrix(snapshot).view(part)


def _lists(snapshot: Snapshot) -> Mapping[str, object]:
    matrix = _matrix(snapshot)
    ids = [column.state.id for column in matrix.columns()]
    return {
        "company_objectives": ids,
        "teams": [
            {"team": row.unit.id, "leads_to": dict(zip(ids, row.counts, strict=True)), "none": row.none}
            for row in matrix.rows
        ],
    }
