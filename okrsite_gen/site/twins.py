"""Data twins: what pages show, as files that programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.exporters import EXPORTERS, Exporter
from okrsite_gen.exporters.compact import compact
from okrsite_gen.exporters.lines import LineFinder
from okrsite_gen.exporters.objective import objective
from okrsite_gen.exporters.portion import Portion, portions
from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Asset
from okrsite_gen.schemas import KINDS, in_json
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_Parts = Sequence[tuple[Portion, dict[str, str]]]


def twins(snapshot: Snapshot, root: Path) -> Iterator[Asset]:
    """The whole export in each format, of a large company in parts."""
    parts = [(portion, _addresses(portion)) for portion in portions(snapshot)]
    for exporter in EXPORTERS:
        address = uri.data(exporter.NAME)
        if not parts:
            yield Asset(address, partial(_export, exporter, snapshot, root))
            continue
        yield Asset(address, partial(_contents, exporter, snapshot, parts))
        for portion, addresses in parts:
            yield Asset(addresses[exporter.NAME][1:], partial(_part, exporter, snapshot, root, portion))


def twins_in(snapshot: Snapshot, line_of: LineFinder, team: str, cycle: str) -> Iterator[Asset]:
    """Of each objective, beside its page."""
    for state in snapshot.of_team(team, cycle):
        aligned = snapshot.alignment.aligned.get(state.id)
        yield Asset(uri.objective_data(state.id), partial(_objective, state, line_of, aligned))


def _addresses(portion: Portion) -> dict[str, str]:
    """By the names of the formats, as an export writes addresses."""
    return {one.NAME: "/" + uri.data_part(one.NAME, portion.cycle, portion.number) for one in EXPORTERS}


def schemas() -> Iterator[Asset]:
    """What editors read, for those who write from elsewhere."""
    for kind in KINDS:
        yield Asset(uri.schema(kind), partial(_schema, kind))


def _schema(kind: str) -> bytes:
    return in_json(kind).encode()


def _export(exporter: Exporter, snapshot: Snapshot, root: Path) -> bytes:
    return exporter.export(snapshot, root).encode()


def _contents(exporter: Exporter, snapshot: Snapshot, parts: _Parts) -> bytes:
    return _joined(exporter.contents(snapshot, parts))


def _part(exporter: Exporter, snapshot: Snapshot, root: Path, portion: Portion) -> bytes:
    return _joined(exporter.part(snapshot, root, portion))


def _joined(pieces: Iterable[str]) -> bytes:
    """One by one into bytes: of a text of many megabytes a single letter may ask for twice or four times the memory."""
    return b"".join(map(str.encode, pieces))


def _objective(state: ObjectiveState, line_of: Callable[[Origin], int | None], aligned: bool | None) -> bytes:  # noqa: FBT001 - a figure
    return (compact(objective(state, line_of(state.objective.place), aligned)) + "\n").encode()
