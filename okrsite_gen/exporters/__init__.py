"""What other programs read: one module per format, with a `name` and an `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from okrsite_gen.exporters import csv, json
from okrsite_gen.scoring.snapshot import Snapshot


class Exporter(Protocol):
    """What a module of this folder answers for."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    def export(self, snapshot: Snapshot, root: Path) -> str:
        """The whole document; `root` is the folder with okrsite.yml, read only to tell the lines of objectives."""


EXPORTERS: tuple[Exporter, ...] = (json, csv)
