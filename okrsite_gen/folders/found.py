"""What the rules that look at one objective alone find in a folder: its check-ins are open there already, and what is kept says it again."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from okrsite_gen import rules, scoring
from okrsite_gen.folders.notes import Told, related_in, told
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.rules.finding import Finding, Found
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


def ground(defined: Portfolio, as_of: dt.date) -> Snapshot:
    """Everything around objectives, of which there are none in it."""
    return scoring.take(dataclasses.replace(defined, objectives={}), as_of)


def found_in(around: Snapshot, states: Iterable[ObjectiveState]) -> dict[str, list[Told]]:
    """By rule, what is found in objectives that nobody else speaks of and to which no action belongs."""
    asked = dataclasses.replace(around, objectives={state.id: state for state in states})
    found = ((rule.ID, list(map(told, rule.check(asked)))) for rule in rules.asked_alone(around))
    return {rule: some for rule, some in found if some}


def together(parts: Iterable[dict[str, list[Told]]], left: frozenset[str]) -> Found:
    """The same of all folders; the objectives `left` are to be asked again."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for part in parts:
        for rule, found in part.items():
            findings[rule] += (_finding(one) for one in found if one.about.partition("#")[0] not in left)
    return Found(findings=findings, left=left)


def _finding(one: Told) -> Finding:
    return Finding(
        about=one.about,
        where=one.where,
        message=one.message,
        help=one.help,
        related=related_in(one.related),
        reason=one.reason,
    )
