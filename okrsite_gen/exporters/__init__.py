"""What other programs read: one module per format, each with a `NAME` and an `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from okrsite_gen.exporters import csv, json
from okrsite_gen.scoring.snapshot import Snapshot


class Exporter(Protocol):
    """A module of this folder; `NAME` is what `--format` takes."""

    NAME: str

    def export(self, snapshot: Snapshot, root: Path) -> str:
        """The whole document; `root` is the folder with okrsite.yml, read only to tell the lines of objectives."""


EXPORTERS: tuple[Exporter, ...] = (json, csv)
