"""Data twins: what pages show, as files that programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.exporters import EXPORTERS, Exporter
from okrsite_gen.exporters.lines import line_finder
from okrsite_gen.exporters.objective import objective
from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Asset
from okrsite_gen.schemas import KINDS, in_json
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


def twins(snapshot: Snapshot, root: Path) -> Iterator[Asset]:
    """The whole export in each format, and each objective beside its page."""
    for exporter in EXPORTERS:
        yield Asset(uri.data(exporter.NAME), partial(_export, exporter, snapshot, root))
    line_of = line_finder(root, snapshot.partial)
    for state in snapshot.objectives.values():
        aligned = snapshot.alignment.aligned.get(state.id)
        yield Asset(uri.objective_data(state.id), partial(_objective, state, line_of, aligned))


def schemas() -> Iterator[Asset]:
    """What editors read, for those who write from elsewhere."""
    for kind in KINDS:
        yield Asset(uri.schema(kind), partial(_schema, kind))


def _schema(kind: str) -> bytes:
    return in_json(kind).encode()


def _export(exporter: Exporter, snapshot: Snapshot, root: Path) -> bytes:
    return exporter.export(snapshot, root).encode()


def _objective(state: ObjectiveState, line_of: Callable[[Origin], int | None], aligned: bool | None) -> bytes:  # noqa: FBT001 - a figure
    found = objective(state, line_of(state.objective.place), aligned)
    return (json.dumps(found, ensure_ascii=False, allow_nan=False) + "\n").encode()
