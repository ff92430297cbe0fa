"""Check-ins and retrospectives as plain data, as they were written."""

from __future__ import annotations

from okrsite_gen.exporters.plain import Plain, day, keys, keys_of, number
from okrsite_gen.loading.actions import slug
from okrsite_gen.model.check_in import CheckIn, CheckInFields, Entry, ObjectiveEntryFields
from okrsite_gen.model.retrospective import Retrospective, RetrospectiveFields
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

_COLUMNS = ("value", "confidence", "note")


def check_in(said: CheckIn, snapshot: Snapshot) -> Plain:
    """One item of `check_ins`: a file, or the rows of one day of a CSV file (`machine`)."""
    known = snapshot.key_results
    return {
        "id": said.id,
        "team": said.team,
        "cycle": said.cycle,
        "date": day(said.date),
        "path": said.path,
        "machine": said.machine,
        "late": said.late,
        "counts": said.counts,
        **keys_of(CheckInFields, said, "key_results", "objectives", "actions"),
        "actions": [keys(action) | {"id": action.id or slug(action.what or "")} for action in said.actions],
        "key_results": {
            str(entry.origin.path[1]): {"about": entry.about, **_entry(entry, state)}
            for entry in said.entries
            if entry.origin.path[0] == "key_results" and (state := known.get(entry.about))
        },
        "objectives": {
            str(entry.origin.path[1]): {"about": entry.about} | keys_of(ObjectiveEntryFields, entry.fields)
            for entry in said.entries
            if entry.origin.path[0] == "objectives" and entry.about in snapshot.objectives
        },
        "rows": [
            {"about": entry.about, "by": entry.by, **_columns(_entry(entry, state))}
            for entry in said.entries
            if entry.machine and (state := known.get(entry.about))
        ],
    }


def _columns(entry: Plain) -> Plain:
    return {key: entry[key] for key in _COLUMNS}


def _entry(entry: Entry, state: KeyResultState) -> Plain:
    """As written, the value in the key result's own terms: of a judged one `60%` is 0.6."""
    written = keys(entry.fields)
    if entry.fields.value is not None:
        written["value"] = number(state.definition.measure.value(entry.said))
    return written


def retrospective(held: Retrospective) -> Plain:
    """One item of `retrospectives`."""
    return {
        "team": held.team,
        "cycle": held.cycle,
        "path": held.path,
        **keys_of(RetrospectiveFields, held),
    }
