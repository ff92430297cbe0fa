"""Check-in files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from okrsite_gen.diagnostics import Key, Origin, Problem, Related
from okrsite_gen.loading.entries import Occasion, Word, key_result_entry, objective_entry
from okrsite_gen.loading.link import Linked
from okrsite_gen.loading.names import Names
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.check_ins import CHECK_IN_NAME, DUPLICATE_ENTRY, OUTSIDE_WINDOW
from okrsite_gen.loading.problems.values import MISSING_KEY, UNKNOWN_KEY
from okrsite_gen.loading.schema import Shape, missing
from okrsite_gen.loading.spread import altered, spread
from okrsite_gen.loading.units import is_unlike, unlike_unit
from okrsite_gen.model.check_in import ActionFields, CheckIn, CheckInFields, Entry, EntryFields
from okrsite_gen.model.cycle import LATE_DAYS, Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.meant import date_help
from okrsite_gen.reading.discover import is_check_in_stem
from okrsite_gen.reading.document import Document, Found

_ELSEWHERE = {
    "date": "remove it: the date of a check-in is its file name's",
    **dict.fromkeys(("author", "from", "writer"), "did you mean `by`?"),
}
_FIELDS = Shape(CheckInFields, elsewhere=_ELSEWHERE)
_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:-.*)?")
_NOTHING = EntryFields()


@record
class ActionLine:
    """A line under `actions:` with its place and what it is for (a full id)."""

    fields: ActionFields
    origin: Origin
    about: str | None


@record
class Held:
    """A check-in as read, with what sorts it and the actions that it opens and closes."""

    check_in: CheckIn
    stem: str
    actions: tuple[ActionLine, ...] = ()

    @property
    def order(self) -> tuple[dt.date, str, bool, str]:
        """Date, then stem, CSV first, then path."""
        return self.check_in.date, self.stem, not self.check_in.machine, self.check_in.path


def read_check_in(document: Document, linked: Linked, problems: list[Problem]) -> Held | None:
    """The check-in; `None` when it has no date or its cycle could not be read."""
    found, origin = document.found, Origin(document.found.file)
    day = _date_of(found.stem)
    if day is None and is_check_in_stem(found.stem):
        message = f"`{found.stem}` does not begin with a date of the calendar"
        problems.append(CHECK_IN_NAME.at(origin, message, f"name the file by its day; {date_help(found.stem[:10])}"))
    if document.data is None:
        return None
    fields, data = _FIELDS.sift(document.data, origin, problems)
    if fields is None:
        return None
    cycle = linked.frame.calendar.get(found.cycle or "")
    occasion = _occasion(found, fields, day, cycle or linked.frame.calendar.stand_in(found.cycle or ""))
    _check_names(fields, data, origin, linked, problems)
    entries = tuple(_entries(fields, data, origin, occasion, linked, problems))
    actions = tuple(_actions(fields, data, origin, occasion, linked, problems))
    if day is None or cycle is None:
        return None
    if not occasion.counts:
        problems.append(outside(origin, f"`{day}` is", cycle))
    return Held(check_in=made(occasion, fields, entries, origin), stem=found.stem, actions=actions)


def outside(where: Origin, what: str, cycle: Cycle) -> Problem:
    """The warning of a day that is not counted."""
    message = f"{what} outside `{cycle.id}` (`{cycle.starts}` to `{cycle.ends}`) and the {LATE_DAYS} days after it, and not counted"
    return OUTSIDE_WINDOW.at(where, message, "correct the date, or move it to the cycle it belongs to")


def made(occasion: Occasion, fields: CheckInFields, entries: tuple[Entry, ...], origin: Origin) -> CheckIn:
    """The check-in of an occasion; what it says of objectives and key results is in its entries alone."""
    return CheckIn(
        **spread(fields) | {"key_results": {}, "objectives": {}},
        id=occasion.id,
        team=occasion.team,
        cycle=occasion.cycle.id,
        date=occasion.date,
        path=origin.file,
        machine=occasion.machine,
        late=occasion.late,
        counts=occasion.counts,
        entries=entries,
        origin=origin,
    )


def _date_of(stem: str) -> dt.date | None:
    match = _DATED.fullmatch(stem)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _occasion(found: Found, fields: CheckInFields, day: dt.date | None, cycle: Cycle) -> Occasion:
    team = found.team or ""
    full_id = f"{team}/{cycle.id}/{found.stem}"
    return Occasion(id=full_id, team=team, cycle=cycle, date=day or cycle.starts, by=fields.by, machine=False)


def _check_names(fields: CheckInFields, data: Any, origin: Origin, linked: Linked, problems: list[Problem]) -> None:  # noqa: ANN401 - plain data
    """People, teams, KPIs and the audience."""
    for names, name, path in _named(fields, linked):
        if name not in names.known and not names.open:
            names.check(name, place(data, origin, *path), problems)
    linked.frame.check_audience(fields.audience, origin.at("audience"), problems)
    for kpi_id, value in fields.kpis.items():
        kpi = linked.frame.kpis.known.get(kpi_id)
        if kpi and is_unlike(value, kpi.shown_unit):
            problems.append(unlike_unit(value, kpi.shown_unit, origin.at("kpis", kpi_id), "KPI"))


def _named(fields: CheckInFields, linked: Linked) -> Iterator[tuple[Names, str, tuple[Key, ...]]]:
    """Every id that a check-in names, with its place."""
    people, teams = linked.frame.people.participants, linked.frame.team_names
    if fields.by:
        yield people, fields.by, ("by",)
    if fields.facilitator:
        yield people, fields.facilitator, ("facilitator",)
    yield from ((people, person, ("attendees", index)) for index, person in enumerate(fields.attendees))
    yield from (
        (people, action.who, ("actions", index, "who")) for index, action in enumerate(fields.actions) if action.who
    )
    yield from ((linked.frame.kpis.names, kpi, ("kpis", kpi, "[key]")) for kpi in fields.kpis)
    sections: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("key_results", fields.key_results),
        ("objectives", fields.objectives),
    )
    for section, entries in sections:
        for text, entry in entries.items():
            for index, vote in enumerate(entry.votes):
                if vote.by:
                    yield people, vote.by, (section, text, "votes", index, "by")
            yield from ((teams, ask.of, (section, text, "asks", index, "of")) for index, ask in enumerate(entry.asks))


def _entries(
    fields: CheckInFields,
    data: Any,  # noqa: ANN401 - plain data
    origin: Origin,
    occasion: Occasion,
    linked: Linked,
    problems: list[Problem],
) -> Iterator[Entry]:
    seen: dict[str, Origin] = {}
    for section, text, said in _spoken_of(fields):
        key = origin.key(section, text)
        word = Word(text=text, fields=said, key=key, data=data[section][text], origin=origin.at(section, text))
        read = key_result_entry if section == "key_results" else objective_entry
        entry = read(word, occasion, linked, problems)
        if entry is None:
            continue
        if entry.about in seen:
            related = Related("the first one is here", seen[entry.about])
            problems.append(
                DUPLICATE_ENTRY.at(key, f"`{entry.about}` is spoken of twice here", "keep one of the two", related)
            )
            continue
        seen[entry.about] = key
        yield entry


def _spoken_of(fields: CheckInFields) -> Iterator[tuple[str, str, EntryFields]]:
    for text, said in fields.key_results.items():
        yield "key_results", text, said
    for text, of_objective in fields.objectives.items():
        yield "objectives", text, altered(_NOTHING, **spread(of_objective))


def _actions(
    fields: CheckInFields,
    data: Any,  # noqa: ANN401 - plain data
    origin: Origin,
    occasion: Occasion,
    linked: Linked,
    problems: list[Problem],
) -> Iterator[ActionLine]:
    for index, action in enumerate(fields.actions):
        where = place(data, origin, "actions", index)
        if action.what is None and action.id is None:
            problems.extend(_nameless(where, problems))
            continue
        about = None
        if action.for_:
            about = linked.index.resolve(action.for_, (occasion.team, occasion.cycle.id), where.at("for"), problems)
        yield ActionLine(
            fields=action,
            origin=where,
            about=about if about in linked.objectives or about in linked.key_results else None,
        )


def _nameless(where: Origin, told: list[Problem]) -> list[Problem]:
    """An action without `what` and `id`, unless one of the two was misspelt, which was told."""
    misspelt = (each.where for each in told if each.rule == UNKNOWN_KEY.id and isinstance(each.where, Origin))
    if any(key.file == where.file and key.path[:-1] == where.path for key in misspelt):
        return []
    message, fix = "`actions`: `what` is missing", "write `what:`, or the `id:` of an action that is done"
    return [MISSING_KEY.at(missing(where, "what"), message, fix)]
