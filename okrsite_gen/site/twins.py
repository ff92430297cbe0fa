"""Data twins: what pages show, as files that programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from okrsite_gen.exporters import EXPORTERS, Exporter
from okrsite_gen.exporters.lines import lines_of
from okrsite_gen.exporters.objective import objective
from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Asset
from okrsite_gen.schemas import KINDS, in_json
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


def twins(snapshot: Snapshot, root: Path) -> Iterator[Asset]:
    """The whole export in each format, and each objective beside its page."""
    for exporter in EXPORTERS:
        yield Asset(uri.data(exporter.NAME), partial(_export, exporter, snapshot, root))
    states = list(snapshot.objectives.values())
    lines = lines_of([state.objective.place for state in states], root, snapshot.partial)
    for state, line in zip(states, lines, strict=True):
        aligned = snapshot.alignment.aligned.get(state.id)
        yield Asset(uri.objective_data(state.id), partial(_objective, state, line, aligned))


def schemas() -> Iterator[Asset]:
    """What editors read, for those who write from elsewhere."""
    for kind in KINDS:
        yield Asset(uri.schema(kind), partial(_schema, kind))


def _schema(kind: str) -> bytes:
    return in_json(kind).encode()


def _export(exporter: Exporter, snapshot: Snapshot, root: Path) -> bytes:
    return exporter.export(snapshot, root).encode()


def _objective(state: ObjectiveState, line: int | None, aligned: bool | None) -> bytes:  # noqa: FBT001 - a figure
    return (json.dumps(objective(state, line, aligned), ensure_ascii=False, allow_nan=False) + "\n").encode()
