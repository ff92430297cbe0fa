"""What other programs read: one module per format, each with a `NAME` and an `export`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from okrsite_gen.exporters import csv, json
from okrsite_gen.exporters.portion import Portion
from okrsite_gen.scoring.snapshot import Snapshot


class Exporter(Protocol):
    """A module of this folder; `NAME` is what `--format` takes."""

    NAME: str

    def export(self, snapshot: Snapshot, root: Path) -> str:
        """The whole document; `root` is the folder with okrsite.yml, read only to tell the lines of objectives."""

    def pieces(self, snapshot: Snapshot, root: Path) -> Iterator[str]:
        """The same piece by piece."""

    def part(self, snapshot: Snapshot, root: Path, portion: Portion) -> Iterator[str]:
        """What a large company's site has of it in one file."""

    def contents(self, snapshot: Snapshot, parts: Sequence[tuple[Portion, Mapping[str, str]]]) -> Iterator[str]:
        """What stands there in place of the whole: where the parts are, by the names of the formats."""


EXPORTERS: tuple[Exporter, ...] = (json, csv)
