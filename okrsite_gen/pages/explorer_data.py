"""The rows of the explorer as data for its script: a list for each column, names and addresses in tables of their own.

A file depends on its rows only: the tables hold what these name, in their order, and lists of known words are complete.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from okrsite_gen.model.portfolio import Place, Portfolio
from okrsite_gen.pages import rows, uri, words
from okrsite_gen.pages.counts import ORDER
from okrsite_gen.pages.explorer_line import now
from okrsite_gen.pages.explorer_table import Row, alignment, freshness, lines, table, tags
from okrsite_gen.pages.page import Asset
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, Snapshot

MOST_AT_ONCE = 30_000

_TYPES = tuple(words.TYPE_WORDS)
_BANDS = tuple(words.BAND_WORDS)
_FRESHNESS = ("fresh", "stale")
_ALIGNMENT = ("aligned", "unaligned")


def assets(snapshot: Snapshot, places: Iterable[Place], size: int) -> Iterator[Asset]:
    """One file, or one for each cycle where one would be too long; there are `size` rows in these folders."""
    if not is_split(size):
        yield Asset(uri.EXPLORER_ROWS, partial(_of_all, snapshot))
        return
    for cycle_id in dict.fromkeys(cycle for _, cycle in places):
        yield Asset(uri.explorer_rows(cycle_id), partial(_of_cycle, snapshot, cycle_id))


def is_split(size: int) -> bool:
    """Whether each cycle has a file of its own."""
    return size > MOST_AT_ONCE


def _of_all(snapshot: Snapshot) -> bytes:
    return _written(snapshot, table(snapshot))


def _of_cycle(snapshot: Snapshot, cycle_id: str) -> bytes:
    return _written(snapshot, lines(snapshot.of_cycle(cycle_id)))


def _written(snapshot: Snapshot, found: Sequence[Row]) -> bytes:
    data = columns(snapshot, found)
    return (json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def columns(snapshot: Snapshot, found: Sequence[Row]) -> dict[str, Any]:
    """What the file holds. Scores are hundredths as printed, confidence is tenths; `null` is unknown, an index leads to a table."""
    portfolio = snapshot.portfolio
    wholes = [row for row in found if row.part is None]
    cycles = Table(row.whole.objective.cycle for row in wholes)
    teams = Table(row.whole.objective.team for row in wholes)
    owners = Table(_owner(row) for row in found)
    told = Table(tag for row in found for tag in tags(row))
    return {
        "cycles": [
            [id_, portfolio.cycles[id_].title, portfolio.cycles[id_].starts.isoformat()] for id_ in cycles.items
        ],
        "teams": [[id_, rows.team(snapshot, id_).title] for id_ in teams.items],
        "owners": [_named(portfolio, id_) for id_ in owners.items],
        "tags": told.items,
        "types": _TYPES,
        "statuses": [[pace, words.PACE_WORDS[pace]] for pace in ORDER],
        "bands": [[band, words.BAND_WORDS[band]] for band in _BANDS],
        "freshness": _FRESHNESS,
        "alignment": _ALIGNMENT,
        "objectives": {
            "id": [row.whole.id.rpartition("/")[2] for row in wholes],
            "cycle": [cycles.at[row.whole.objective.cycle] for row in wholes],
            "team": [teams.at[row.whole.objective.team] for row in wholes],
            "type": [_TYPES.index(row.whole.definition.type) for row in wholes],
            "alignment": [_index(_ALIGNMENT, alignment(snapshot, row)) for row in wholes],
            "key_results": [len(row.whole.key_results) for row in wholes],
        },
        "key_results": {
            "id": [row.part.id.rpartition("#")[2] for row in found if row.part],
            "now": [now(row) for row in found if row.part],
        },
        "rows": _rows(found, owners, told),
    }


def _rows(found: Sequence[Row], owners: Table, told: Table) -> dict[str, list[Any]]:
    """What objectives and key results have alike, in the order of the table."""
    columns: dict[str, Callable[[Row], Any]] = {
        "title": lambda row: (row.part or row.whole).title,
        "owner": lambda row: owners.at.get(_owner(row)),
        "score": lambda row: _hundredths(_known(row.figures)),
        "expected": lambda row: _hundredths(row.figures.expected),
        "status": lambda row: ORDER.index(row.figures.pace),
        "confidence": lambda row: _tenths(row.figures.confidence),
        "band": lambda row: _index(_BANDS, row.figures.band),
        "freshness": lambda row: _index(_FRESHNESS, freshness(row.figures)),
        "tags": lambda row: [told.at[tag] for tag in tags(row)],
    }
    return {name: [value(row) for row in found] for name, value in columns.items()}


class Table:
    """What occurs, in the order of the rows, and the place of each (`None` has none)."""

    def __init__(self, found: Iterable[str | None]) -> None:
        self.items = [item for item in dict.fromkeys(found) if item is not None]
        self.at: dict[str | None, int] = {item: place for place, item in enumerate(self.items)}


def _owner(row: Row) -> str | None:
    return row.part.key_result.owner if row.part else row.whole.objective.owner


def _named(portfolio: Portfolio, person_id: str) -> list[str]:
    """Id and name; a name alone is of somebody without a page."""
    known = portfolio.people.get(person_id)
    return [person_id, known.label] if known else [person_id]


def _known(figures: Figures) -> float | None:
    """As `words.known_score`: what nobody has reported counts 0, but nobody knows that it is."""
    return None if figures.progress is None and figures.grade is None else figures.score


def _index(known: Sequence[str], word: str | None) -> int | None:
    return None if word is None else known.index(word)


def _hundredths(value: float | None) -> int | None:
    return None if value is None else round(100 * printed(value, 2))


def _tenths(value: float | None) -> int | None:
    return None if value is None else round(10 * printed(value, 1))
