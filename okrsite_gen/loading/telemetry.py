"""Machine-made values: CSV files beside the check-ins, one check-in a file and day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.check_ins import Held, made, outside
from okrsite_gen.loading.entries import Occasion, Word, in_window, key_result_entry
from okrsite_gen.loading.link import Linked
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.schema import Shape
from okrsite_gen.loading.spread import altered
from okrsite_gen.model.check_in import CheckInFields, Entry, EntryFields
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import Confidence, Date, Note, Number, PersonId, Reference, record, schema
from okrsite_gen.reading.document import Document


@schema
class RowFields:
    """A row of a CSV file."""

    date: Date
    key_result: Reference
    value: Number
    confidence: Confidence | None = None
    note: Note | None = None
    by: PersonId | None = None


@record
class Row:
    """A row with its place."""

    fields: RowFields
    data: object
    origin: Origin


_ROW = Shape(RowFields)
_NOTHING = EntryFields()
_UNSAID = CheckInFields()


def read_telemetry(document: Document, linked: Linked, problems: list[Problem]) -> Iterator[Held]:
    """The check-ins of a file, by day. A cell that is wrong takes its row with it, or only itself where it is optional."""
    found = document.found
    rows = list(_rows(document, linked, problems))
    cycle = linked.frame.calendar.get(found.cycle or "")
    if cycle:
        problems.extend(_outside(rows, cycle))
    for day, of_day in _by_day(rows).items():
        around = cycle or linked.frame.calendar.stand_in(found.cycle or "")
        full_id = f"{found.team}/{around.id}/{found.stem}-{day}"
        occasion = Occasion(id=full_id, team=found.team or "", cycle=around, date=day, by=None, machine=True)
        words = [_word(row) for row in of_day]
        entries = tuple(_entries(of_day, words, occasion, linked, problems))
        if cycle:
            yield Held(check_in=made(occasion, _UNSAID, entries, Origin(found.file)), stem=found.stem)


def _rows(document: Document, linked: Linked, problems: list[Problem]) -> Iterator[Row]:
    listed: list[Mapping[str, Any]] = (document.data or {}).get("rows", [])
    people = linked.frame.people.participants
    for index, data in enumerate(listed):
        origin = place(document.data, Origin(document.found.file), "rows", index)
        fields = _ROW.read(data, origin, problems)
        if fields is None:
            continue
        if fields.by:
            people.check(fields.by, origin.at("by"), problems)
        yield Row(fields=fields, data=data, origin=origin)


def _by_day(rows: list[Row]) -> dict[dt.date, list[Row]]:
    days: dict[dt.date, list[Row]] = defaultdict(list)
    for row in rows:
        days[row.fields.date].append(row)
    return days


def _outside(rows: list[Row], cycle: Cycle) -> Iterator[Problem]:
    """One warning a file, at the first day that is not counted."""
    lost = [row for row in rows if not in_window(row.fields.date, cycle)]
    if lost:
        first = f"`{lost[0].fields.date}`"
        what = f"{first} is" if len(lost) == 1 else f"{len(lost)} rows, the first of {first}, are"
        yield outside(lost[0].origin.at("date"), what, cycle)


def _word(row: Row) -> Word:
    said = altered(_NOTHING, value=row.fields.value, confidence=row.fields.confidence, note=row.fields.note)
    return Word(
        text=row.fields.key_result, fields=said, key=row.origin.at("key_result"), data=row.data, origin=row.origin
    )


def _entries(
    rows: list[Row], words: list[Word], occasion: Occasion, linked: Linked, problems: list[Problem]
) -> Iterator[Entry]:
    for row, word in zip(rows, words, strict=True):
        entry = key_result_entry(word, altered(occasion, by=row.fields.by), linked, problems)
        if entry:
            yield entry
