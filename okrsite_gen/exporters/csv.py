"""`okrsite export --format csv`: one row per key result, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from okrsite_gen.exporters.objective import key_result_today
from okrsite_gen.exporters.plain import Plain, number
from okrsite_gen.exporters.portion import Portion
from okrsite_gen.model import address
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

NAME = "csv"

_WRITTEN = ("kind", "weight", "owner", "unit", "baseline", "target", "limit", "low", "high", "starts", "due", "tags")
_COMPUTED = ("current", "progress", "score", "band", "outcome", "expected", "pace", "confidence", "trend")
_FRESHNESS = ("live", "stale", "last_check_in")
COLUMNS = (
    ("id", "cycle", "team", "objective", "objective_type", "objective_owner", "objective_score", "objective_pace", "key_result")
    + (_WRITTEN + _COMPUTED + _FRESHNESS)
    + ("url",)
)  # fmt: skip
PARTS = ("cycle", "objectives", "url")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(snapshot: Snapshot, root: Path) -> str:
    """The table with its header; lines end with a line feed."""
    return "".join(pieces(snapshot, root))


def pieces(snapshot: Snapshot, root: Path) -> Iterator[str]:  # noqa: ARG001 - a row tells no line
    """The same line by line."""
    return _table(COLUMNS, _rows(snapshot.objectives.values()))


def part(snapshot: Snapshot, root: Path, portion: Portion) -> Iterator[str]:  # noqa: ARG001 - as above
    """The same table of what is in a cycle."""
    return _table(COLUMNS, _rows(portion.states(snapshot)))


def contents(snapshot: Snapshot, parts: Sequence[tuple[Portion, Mapping[str, str]]]) -> Iterator[str]:  # noqa: ARG001 - the parts tell all
    """A table of the parts: a spreadsheet opens them one by one."""
    return _table(PARTS, ([portion.cycle, str(portion.objectives), files[NAME]] for portion, files in parts))


class _Line:
    """A file whose writers get back what they wrote."""

    def write(self, text: str) -> str:
        return text


def _table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    table = csv.writer(_Line(), lineterminator="\n")
    yield table.writerow(columns)
    for row in rows:
        yield table.writerow(row)


def _rows(states: Iterable[ObjectiveState]) -> Iterator[list[str]]:
    for objective in states:
        for state in objective.key_results:
            row = _row(objective, state)
            yield [_cell(row.get(column)) for column in COLUMNS]


def _row(objective: ObjectiveState, state: KeyResultState) -> Plain:
    return key_result_today(state) | {
        "cycle": objective.objective.cycle,
        "team": objective.objective.team,
        "objective": objective.definition.objective,
        "objective_type": objective.definition.type,
        "objective_owner": objective.definition.owner,
        "objective_score": number(objective.score),
        "objective_pace": objective.pace,
        "key_result": state.definition.fields.title,
        "url": "/" + address.key_result(state.id),
    }


def _cell(value: Any) -> str:  # noqa: ANN401 - any plain value
    """Nothing for what is absent; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _cell("; ".join(map(str, value))) if isinstance(value, list) else str(value)
