"""The lines of places: a file is read again for those that need it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading import sources, span_of

# Nearly every objective is a file of its own, and begins with its first key: to read such a file as YAML takes fifty times as long.
_FIRST_KEY = re.compile(r"(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[\t -~]*)?\r?\n)*(?=[A-Za-z_])")


def lines_of(places: Sequence[Origin], root: Path, partial: Collection[str]) -> list[int | None]:
    """The 1-based line on which each of them begins; `None` in files that are `partial`."""
    return list(map(line_finder(root, partial), places))


def line_finder(root: Path, partial: Collection[str]) -> Callable[[Origin], int | None]:
    """Tells the line of a place as above; places of one file one after the other are told from one reading of it."""
    source_of = sources(root, kept=1)

    def find(place: Origin) -> int | None:
        if place.file in partial:
            return None
        source = source_of(place.file)
        first = None if place.path else _FIRST_KEY.match(source.text)
        return first[0].count("\n") + 1 if first else span_of(source, place).line

    return find
