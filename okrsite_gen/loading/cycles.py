"""Cycles: those that follow from their id, and those of cycles.yml."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import field

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.names import Names, usable
from okrsite_gen.loading.problems.cycles import CYCLE_TOO_LONG, ENDS_BEFORE_START, RESERVED_ID, STANDARD_CYCLE
from okrsite_gen.loading.schema import Shape
from okrsite_gen.model.address import RESERVED
from okrsite_gen.model.cycle import Cycle, CycleFields
from okrsite_gen.model.fields import FIRST_YEAR, LAST_YEAR, record
from okrsite_gen.model.settings import Settings
from okrsite_gen.reading.document import Document

_STANDARD = re.compile(r"(?P<year>\d{4})(?:-(?:h(?P<half>[12])|q(?P<quarter>[1-4])|m(?P<month>0?[1-9]|1[0-2])))?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ENTRY = Shape(CycleFields)
_LONGEST = 3653  # days


@record
class Calendar:
    """All cycles by id. `doubtful` are ids of entries that could not be used; `open` when cycles.yml could not be read at all."""

    settings: Settings
    entries: Mapping[str, Cycle]
    doubtful: Collection[str] = ()
    open: bool = False
    asked: dict[str, Cycle | None] = field(default_factory=dict)

    def get(self, cycle_id: str) -> Cycle | None:
        """The cycle of that id, if it is one; always the same object."""
        if cycle_id not in self.asked:
            self.asked[cycle_id] = self.entries.get(cycle_id) or standard_cycle(cycle_id, self.settings)
        return self.asked[cycle_id]

    def stands_for_one(self, cycle_id: str) -> bool:
        """Whether a cycle of that id was meant, though it could not be read."""
        return cycle_id in self.doubtful or (self.open and self.get(cycle_id) is None)

    def stand_in(self, cycle_id: str) -> Cycle:
        """In place of a cycle that could not be read: no date lies outside it."""
        return Cycle(id=cycle_id, title=cycle_id, starts=dt.date(FIRST_YEAR, 1, 1), ends=dt.date(LAST_YEAR, 12, 31))


def standard_cycle(cycle_id: str, settings: Settings) -> Cycle | None:
    """`2026`, `2026-h2`, `2026-q4`, `2026-m11`; a fiscal year that does not start in January is named by the year it ends in."""
    match = _STANDARD.fullmatch(cycle_id)
    if not match or not FIRST_YEAR < int(match["year"]) < LAST_YEAR:
        return None
    year = int(match["year"])
    if match["month"]:
        month = int(match["month"])
        return _months(cycle_id, f"{_MONTHS[month - 1]} {year}", (year, month), 1)
    begins = (year if settings.fiscal_year_starts == 1 else year - 1, settings.fiscal_year_starts)
    if match["quarter"]:
        quarter = int(match["quarter"])
        return _months(cycle_id, _quarter_title(settings, year, quarter), _later(begins, 3 * (quarter - 1)), 3)
    if match["half"]:
        half = int(match["half"])
        return _months(cycle_id, f"H{half} {year}", _later(begins, 6 * (half - 1)), 6)
    return _months(cycle_id, str(year), begins, 12)


def _quarter_title(settings: Settings, year: int, quarter: int) -> str:
    title = settings.cycle_title or "Q{q} {yyyy}"
    return title.replace("{yyyy}", str(year)).replace("{yy}", f"{year % 100:02}").replace("{q}", str(quarter))


def _later(month: tuple[int, int], count: int) -> tuple[int, int]:
    years, index = divmod(month[1] - 1 + count, 12)
    return month[0] + years, index + 1


def _months(cycle_id: str, title: str, first: tuple[int, int], count: int) -> Cycle:
    last = dt.date(*_later(first, count), 1) - dt.timedelta(days=1)
    return Cycle(id=cycle_id, title=title, starts=dt.date(*first, 1), ends=last)


def read_calendar(
    documents: Collection[Document], settings: Settings, audiences: Names, problems: list[Problem]
) -> Calendar:
    """The cycles of cycles.yml, beside the standard ones."""
    entries: dict[str, Cycle] = {}
    doubtful: set[str] = set()
    for document in documents:
        for cycle_id, data in (document.data or {}).items():
            cycle = _read_entry(cycle_id, data, Origin(document.found.file), settings, problems)
            if cycle is None:
                doubtful.add(cycle_id)
            else:
                entries[cycle_id] = cycle
                if cycle.audience:
                    audiences.check(cycle.audience, Origin(document.found.file, (cycle_id, "audience")), problems)
    unreadable = any(document.data is None for document in documents)
    return Calendar(settings=settings, entries=entries, doubtful=doubtful, open=unreadable)


def _read_entry(cycle_id: str, data: object, file: Origin, settings: Settings, problems: list[Problem]) -> Cycle | None:
    usable_id = usable(cycle_id, "a cycle", file.key(cycle_id), problems)
    fields = _ENTRY.read(data, file.at(cycle_id), problems)
    if cycle_id in RESERVED:
        problems.append(
            RESERVED_ID.at(
                file.key(cycle_id), f"`{cycle_id}` is a folder of the site itself", "choose another id for the cycle"
            )
        )
    elif standard_cycle(cycle_id, settings):
        help_ = "remove the entry, or choose an id of your own"
        problems.append(
            STANDARD_CYCLE.at(
                file.key(cycle_id), f"`{cycle_id}` is a standard cycle, its dates follow from its id", help_
            )
        )
    elif fields and fields.ends < fields.starts:
        message = f"`{cycle_id}` ends on `{fields.ends}`, before it starts on `{fields.starts}`"
        problems.append(ENDS_BEFORE_START.at(file.at(cycle_id, "ends"), message, "correct `starts` or `ends`"))
    elif fields and (fields.ends - fields.starts).days > _LONGEST:
        message = f"`{cycle_id}` runs from `{fields.starts}` to `{fields.ends}`, more than ten years"
        help_ = "correct `starts` or `ends`, or make several cycles of it"
        problems.append(CYCLE_TOO_LONG.at(file.at(cycle_id, "ends"), message, help_))
    elif fields and usable_id:
        title = fields.title or cycle_id
        return Cycle(id=cycle_id, title=title, starts=fields.starts, ends=fields.ends, audience=fields.audience)
    return None
