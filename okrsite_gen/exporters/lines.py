"""The lines of places: a file is read again for those that need it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading import sources, span_of
from okrsite_gen.reading.text import Tree
from okrsite_gen.source import Source

# Nearly every objective is a file of its own, and begins with its first key: to read such a file as YAML takes fifty times as long.
_FIRST_KEY = re.compile(r"(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[\t -~]*)?\r?\n)*(?=[A-Za-z_])")


def lines_of(places: Sequence[Origin], root: Path, partial: Collection[str]) -> list[int | None]:
    """The 1-based line on which each of them begins; `None` in files that are `partial`."""
    return list(map(LineFinder(root, partial), places))


@dataclass(slots=True)
class LineFinder:
    """Tells the line of a place as above; places of one file one after the other are told from one reading of it.

    The folder of the last file stays open for the next one's: most lie beside each other.
    """

    root: Path
    partial: Collection[str]
    source_of: Callable[[str], Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.source_of = sources(self.root, kept=1, opened=Tree(self.root))

    def __call__(self, place: Origin) -> int | None:
        """The 1-based line on which it begins."""
        if place.file in self.partial:
            return None
        source = self.source_of(place.file)
        first = None if place.path else _FIRST_KEY.match(source.text)
        return first[0].count("\n") + 1 if first else span_of(source, place).line
