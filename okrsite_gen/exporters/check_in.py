"""Check-ins and retrospectives as plain data, as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from okrsite_gen.exporters.plain import Plain, day, keys_of, plain
from okrsite_gen.model.check_in import CheckIn, CheckInFields
from okrsite_gen.model.retrospective import Retrospective, RetrospectiveFields
from okrsite_gen.scoring.snapshot import Snapshot


def check_in(said: CheckIn, snapshot: Snapshot) -> Plain:
    """One item of `check_ins`: a file, or the rows of one day of a CSV file (`machine`)."""
    return {
        "id": said.id,
        "team": said.team,
        "cycle": said.cycle,
        "date": day(said.date),
        "path": said.path,
        "machine": said.machine,
        "late": said.late,
        "counts": said.counts,
        **keys_of(CheckInFields, said, "key_results", "objectives"),
        "key_results": _entries(said, "key_results", said.key_results, snapshot.key_results),
        "objectives": _entries(said, "objectives", said.objectives, snapshot.objectives),
    }


def _entries(said: CheckIn, section: str, written: Mapping[str, Any], published: Mapping[str, Any]) -> Plain:
    """The entries by reference as written, each with the full id (`about`); what is not published stays out."""
    about = {entry.origin.path[1]: entry.about for entry in said.entries if entry.origin.path[0] == section}
    return {
        reference: {"about": about[reference], **plain(entry)}
        for reference, entry in written.items()
        if about.get(reference) in published
    }


def retrospective(held: Retrospective) -> Plain:
    """One item of `retrospectives`."""
    return {
        "team": held.team,
        "cycle": held.cycle,
        "path": held.path,
        **keys_of(RetrospectiveFields, held),
    }
