"""`okrsite export --format csv`: one row per key result, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from okrsite_gen.exporters.objective import key_result_today
from okrsite_gen.exporters.plain import Plain, number
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

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(snapshot: Snapshot, root: Path) -> str:  # noqa: ARG001 - a row tells no line
    """The table with its header; lines end with a line feed."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_rows(snapshot))
    return out.getvalue()


def _rows(snapshot: Snapshot) -> Iterator[list[str]]:
    for objective in snapshot.objectives.values():
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
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return _cell("; ".join(map(str, value)))
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
        case _:
            return str(value)
