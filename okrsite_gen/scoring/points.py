"""Histories: what was said, with where it left things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from okrsite_gen.model.check_in import Entry, Said
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.scoring.snapshot import Point

Numbers = tuple[float | None, float | None, float | None]  # the value, the current one and the progress of a point

_NONE: Numbers = (None, None, None)


def of_key_result(key_result: KeyResult, entries: Sequence[Entry]) -> Iterator[Point]:
    """Each entry with where the key result then stood, by the definition of its day."""
    return with_numbers(entries, _numbers(key_result, entries))


def of_objective(entries: Iterable[Entry]) -> Iterator[Point]:
    """What was said of it as a whole."""
    return with_numbers(entries, repeat(_NONE))


def with_numbers(entries: Iterable[Entry], numbers: Iterable[Numbers]) -> Iterator[Point]:
    """As many points as there are entries, or numbers."""
    for (value, current, progress), entry in zip(numbers, entries, strict=False):
        yield Point(
            date=entry.date,
            value=value,
            current=current,
            progress=progress,
            confidence=entry.confidence,
            status=entry.fields.status,
            by=entry.by,
            late=entry.late,
            entry=entry,
        )


def _numbers(key_result: KeyResult, entries: Sequence[Entry]) -> Iterator[Numbers]:
    said: list[Said] = []
    day, measure = dt.date.min, key_result.measure
    for entry in entries:
        if not entry.said.reports:
            yield _NONE
            continue
        said.append(entry.said)
        if key_result.versions and entry.date != day:
            day, measure = entry.date, key_result.on(entry.date).measure
        yield measure.value(entry.said), measure.current(said), measure.progress(said)
