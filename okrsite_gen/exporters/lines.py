"""The lines of places: each file is read once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading import sources, span_of


def lines_of(places: Sequence[Origin], root: Path) -> list[int]:
    """The 1-based line on which each of them begins."""
    source_of = sources(root)
    return [span_of(source_of(place.file), place).line for place in places]
