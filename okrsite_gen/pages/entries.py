"""A check-in and its entries, as lines of a page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import Generic, TypeVar

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import ActionFields, CheckIn, Entry
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.numbers import quantity
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.link_index import said_index
from okrsite_gen.scoring.once import lately, once_unnoted
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.watch import at_folder_of


class EntryRow(Light, frozen=True, kw_only=True):
    """One check-in's word on one thing, with what it changed; `permalink` is the check-in's."""

    entry: Entry
    permalink: str
    about: rows.Ref
    objective: rows.Ref
    team: rows.Ref
    by: rows.Ref | None
    value: str
    before: str
    standing: str
    projected: str
    asks: tuple[tuple[str, rows.Ref], ...]


class CheckInRow(Light, frozen=True, kw_only=True):
    """A check-in with its entries, for the feed."""

    check_in: CheckIn
    anchor: str
    permalink: str
    team: rows.Ref
    by: rows.Ref | None
    attendees: tuple[rows.Ref, ...]
    entries: tuple[EntryRow, ...]
    kpis: tuple[tuple[rows.Ref, str], ...]
    actions: tuple[tuple[ActionFields, rows.Ref | None], ...]


@lately
def said_of(snapshot: Snapshot, state: ObjectiveState) -> tuple[tuple[EntryRow, ...], ...]:
    """What people said of an objective and its key results, one group a check-in, the newest first."""
    lines, order = _lines_in(snapshot, place_of(state.id)), said_index(snapshot).order
    said = _by_check_in(state)
    return tuple(
        tuple(map(lines.row, said[check_in])) for check_in in sorted(said, key=order.__getitem__, reverse=True)
    )


def _by_check_in(state: ObjectiveState) -> dict[str, list[Entry]]:
    said: dict[str, list[Entry]] = {}
    for figures in (state, *state.key_results):
        for point in figures.history:
            if not point.entry.machine:
                said.setdefault(point.entry.check_in, []).append(point.entry)
    return said


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Kept(dict[K, V], Generic[K, V]):
    """What was made once for each key; `functools.cache` takes longer to set up than a page takes to use it."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self[key] = self._make(key)
        return made


class EntryRows:
    """Makes the lines of entries on a few pages: what returns there week after week is looked up once, and each line is made once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._watch = snapshot.watch
        self._made: dict[int, EntryRow] = {}
        self._subject = _Kept(partial(_Subject, snapshot))
        self._person = _Kept(partial(rows.person, snapshot))
        self._team = _Kept(partial(rows.team, snapshot))
        self._permalink = _Kept(_permalink)

    def knows(self, entry: Entry) -> bool:
        """Whether what it is about is published."""
        return self._subject[entry.about].published

    def row(self, entry: Entry) -> EntryRow:
        """What one entry says, with the value before and after; who is given a line that was made for others looks where they looked."""
        made = self._made.get(id(entry))
        if made is None:
            made = self._made[id(entry)] = self._row(entry)
        else:
            self._watch.note(at_folder_of(entry.about))
        return made

    def _row(self, entry: Entry) -> EntryRow:
        subject, fields = self._subject[entry.about], entry.fields
        state = subject.state
        value, before, standing = ("", "", "")
        if state is not None and entry.said.reports:
            value, before, standing = subject.values(state).moved(entry)
        return EntryRow(
            entry=entry,
            permalink=self._permalink[entry.team, entry.check_in],
            about=subject.ref,
            objective=subject.objective,
            team=self._team[entry.team],
            by=self._person[entry.by],
            value=value,
            before=before,
            standing=standing,
            projected=""
            if state is None or fields.projected is None
            else _measure(state, entry).format(fields.projected),
            asks=tuple((ask.what, self._team[ask.of]) for ask in fields.asks) if fields.asks else (),
        )


@once_unnoted
def _lately(_: Snapshot) -> dict[Place, EntryRows]:
    """Of the folder that was asked for last: the page of its check-ins and those of its objectives are made one after the other."""
    return {}


def _lines_in(snapshot: Snapshot, place: Place) -> EntryRows:
    kept = _lately(snapshot)
    if place not in kept:
        kept.clear()
        kept[place] = EntryRows(snapshot)
    return kept[place]


class _Subject:
    """What entries are about: the objective, or a key result with its `state`."""

    def __init__(self, snapshot: Snapshot, about: str) -> None:
        self.state = snapshot.key_results.get(about)
        self.published = self.state is not None or about in snapshot.objectives
        self.ref = rows.about(snapshot, about)
        self.objective = rows.about(snapshot, about.partition("#")[0])
        self._values: _Values | None = None

    def values(self, state: KeyResultState) -> _Values:
        """Those of its state, gathered when the first is asked for."""
        if self._values is None:
            self._values = _Values(state)
        return self._values


def _permalink(place: tuple[str, str]) -> str:
    """Of a team's check-in."""
    team, check_in = place
    return uri.check_in(team, check_in.split("/")[1], check_in)


class _Values:
    """The values of a key result, by check-in: each of them speaks of it once."""

    def __init__(self, state: KeyResultState) -> None:
        self._state = state
        self._reported = [point for point in state.history if point.current is not None]
        self._text = _Kept(state.definition.measure.format)  # what is now, next week is what was before
        self._places = {point.entry.check_in: place for place, point in enumerate(self._reported)}

    def moved(self, entry: Entry) -> tuple[str, str, str]:
        """The value this entry brought, the one before, and where that leaves a sum or a mean; empty where it brought none."""
        place = self._places.get(entry.check_in)
        if place is None:
            return "", "", ""
        point, measure = self._reported[place], _measure(self._state, entry)
        text = self._text.__getitem__ if measure is self._state.definition.measure else measure.format
        if isinstance(measure, Metric) and measure.aggregate == "mean":
            return measure.format(point.value), "", f"mean now {measure.format(point.current)}"
        adds = isinstance(measure, Metric) and measure.aggregate == "sum"
        before = text(self._reported[place - 1].current) if place else measure.start_text()
        return text(point.current), before, f"{measure.format(point.value)} reported" if adds else ""


def _measure(state: KeyResultState, entry: Entry) -> Measure:
    """As it was defined on the day of the entry."""
    return state.key_result.on(entry.date).measure if state.key_result.versions else state.definition.measure


def entry_row(snapshot: Snapshot, entry: Entry) -> EntryRow:
    """A line that stands alone."""
    return EntryRows(snapshot).row(entry)


def check_in_row(snapshot: Snapshot, check_in: CheckIn) -> CheckInRow:
    """A check-in that stands alone."""
    return check_in_rows(snapshot, (check_in,))[0]


def check_in_rows(
    snapshot: Snapshot, check_ins: Iterable[CheckIn], place: Place | None = None
) -> tuple[CheckInRow, ...]:
    """The check-ins of a feed, perhaps all of a folder; entries about what is not published are left out."""
    lines = _lines_in(snapshot, place) if place else EntryRows(snapshot)
    return tuple(_check_in_row(snapshot, check_in, lines) for check_in in check_ins)


def _check_in_row(snapshot: Snapshot, check_in: CheckIn, lines: EntryRows) -> CheckInRow:
    permalink = uri.check_in(check_in.team, check_in.cycle, check_in.id)
    return CheckInRow(
        check_in=check_in,
        anchor=permalink.partition("#")[2],
        permalink=permalink,
        team=rows.team(snapshot, check_in.team),
        by=rows.person(snapshot, check_in.by),
        attendees=rows.people(snapshot, tuple(who for who in check_in.attendees if who != check_in.by)),
        entries=tuple(map(lines.row, filter(lines.knows, check_in.entries))),
        kpis=tuple(_kpi_values(snapshot, check_in)),
        actions=tuple((action, rows.person(snapshot, action.who)) for action in check_in.actions if action.what),
    )


def _kpi_values(snapshot: Snapshot, check_in: CheckIn) -> Iterator[tuple[rows.Ref, str]]:
    for kpi_id, value in check_in.kpis.items():
        kpi = snapshot.portfolio.kpis.get(kpi_id)
        if kpi:
            yield rows.Ref(title=kpi.title, uri=uri.kpi(kpi_id)), quantity(value, kpi.shown_unit)
