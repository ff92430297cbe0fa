"""The lines of places: each file is read once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading import sources, span_of


def lines_of(places: Sequence[Origin], root: Path, partial: Collection[str]) -> list[int | None]:
    """The 1-based line on which each of them begins; `None` in files that are `partial`."""
    source_of = sources(root)
    return [None if place.file in partial else span_of(source_of(place.file), place).line for place in places]
