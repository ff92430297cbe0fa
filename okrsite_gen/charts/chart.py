"""What a kind of chart is, and where its picture goes: on a page, on a slide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from okrsite_gen.charts.marks import Box, Mark
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Team
from okrsite_gen.scoring.snapshot import Snapshot


class Chart(Protocol):
    """One kind of chart of analysis: what it says of a cycle and perhaps a team, and how that is laid out."""

    NAME: str
    SUMMARY: str

    def chart(self, snapshot: Snapshot, cycle: Cycle, team: Team | None) -> ChartSpec | Empty:
        """The data, or why there is nothing to draw."""

    def height(self, chart: ChartSpec, /) -> float:
        """How high it wants to be, in letters."""

    def marks(self, chart: ChartSpec, box: Box) -> Iterator[Mark]:
        """The picture, inside the box."""
