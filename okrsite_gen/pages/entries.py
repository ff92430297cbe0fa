"""A check-in and its entries, as lines of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.check_in import ActionFields, CheckIn, Entry
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import quantity
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot


@record
class EntryRow:
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


@record
class CheckInRow:
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


def said_of(state: ObjectiveState, order: Mapping[str, int]) -> list[list[Entry]]:
    """What people said of an objective and its key results, one list a check-in, the newest first; `order` is file order by id."""
    said: dict[str, list[Entry]] = {}
    for figures in (state, *state.key_results):
        for point in figures.history:
            if not point.entry.machine:
                said.setdefault(point.entry.check_in, []).append(point.entry)
    return [said[check_in] for check_in in sorted(said, key=order.__getitem__, reverse=True)]


def entry_row(snapshot: Snapshot, entry: Entry) -> EntryRow:
    """What one entry says, with the value before and after."""
    objective = entry.about.split("#")[0]
    state = snapshot.key_results.get(entry.about)
    value, before, standing = _moved(state, entry)
    return EntryRow(
        entry=entry,
        permalink=uri.check_in(entry.team, entry.check_in.split("/")[1], entry.check_in),
        about=rows.about(snapshot, entry.about),
        objective=rows.about(snapshot, objective),
        team=rows.team(snapshot, entry.team),
        by=rows.person(snapshot, entry.by),
        value=value,
        before=before,
        standing=standing,
        projected=_projected(state, entry),
        asks=tuple((ask.what, rows.team(snapshot, ask.of)) for ask in entry.fields.asks),
    )


def _projected(state: KeyResultState | None, entry: Entry) -> str:
    """The owner's own guess at the end, as readers see values."""
    guess = entry.fields.projected
    return "" if state is None or guess is None else state.key_result.on(entry.date).measure.format(guess)


def _moved(state: KeyResultState | None, entry: Entry) -> tuple[str, str, str]:
    """The value this entry brought, the one before, and where that leaves a sum or a mean; empty where it brought none."""
    if state is None or not entry.said.reports:
        return "", "", ""
    reported = [point for point in state.history if point.current is not None]
    for index, point in enumerate(reported):
        if point.entry is entry:
            measure = state.key_result.on(point.date).measure
            if isinstance(measure, Metric) and measure.aggregate == "mean":
                return measure.format(point.value), "", f"mean now {measure.format(point.current)}"
            adds = isinstance(measure, Metric) and measure.aggregate == "sum"
            before = measure.format(reported[index - 1].current) if index else measure.start_text()
            return measure.format(point.current), before, f"{measure.format(point.value)} reported" if adds else ""
    return "", "", ""


def check_in_row(snapshot: Snapshot, check_in: CheckIn) -> CheckInRow:
    """A check-in for the feed; entries about what is not published are left out."""
    known = [
        entry for entry in check_in.entries if entry.about in snapshot.key_results or entry.about in snapshot.objectives
    ]
    permalink = uri.check_in(check_in.team, check_in.cycle, check_in.id)
    return CheckInRow(
        check_in=check_in,
        anchor=permalink.partition("#")[2],
        permalink=permalink,
        team=rows.team(snapshot, check_in.team),
        by=rows.person(snapshot, check_in.by),
        attendees=rows.people(snapshot, tuple(who for who in check_in.attendees if who != check_in.by)),
        entries=tuple(entry_row(snapshot, entry) for entry in known),
        kpis=tuple(_kpi_values(snapshot, check_in)),
        actions=tuple((action, rows.person(snapshot, action.who)) for action in check_in.actions if action.what),
    )


def _kpi_values(snapshot: Snapshot, check_in: CheckIn) -> Iterator[tuple[rows.Ref, str]]:
    for kpi_id, value in check_in.kpis.items():
        state = snapshot.kpis.get(kpi_id)
        if state:
            yield rows.Ref(title=state.kpi.title, uri=uri.kpi(kpi_id)), quantity(value, state.kpi.shown_unit)
