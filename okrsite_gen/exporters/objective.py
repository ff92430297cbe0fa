"""An objective and its key results as plain data: what was written, then what is computed of it."""

from __future__ import annotations

import dataclasses

from okrsite_gen.exporters.plain import Plain, day, each, keys, number, plain
from okrsite_gen.kinds import KINDS
from okrsite_gen.model import address
from okrsite_gen.model.objective import Dependency, Link, Objective
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState

EVERYBODY = "company"

# Every kind's own keys stand in every key result: null where the kind has none of them.
_KIND_KEYS: Plain = {
    each.name: None
    for kind in KINDS
    for each in dataclasses.fields(kind)  # type: ignore[arg-type]  # every kind is a schema, so a dataclass
}


def objective(state: ObjectiveState, line: int | None, aligned: bool | None) -> Plain:  # noqa: FBT001 - a figure of the item
    """One item of `objectives`; `line` is where it is written, `aligned` is `None` where it is not asked."""
    about = state.objective
    return {
        "id": about.id,
        "title": state.definition.objective,
        "team": about.team,
        "cycle": about.cycle,
        **_written(about, state),
        **_computed(state),
        "aligned": aligned,
        "url": "/" + address.objective(about.id),
        "source": {"path": about.place.file, "line": line},
        "key_results": each(state.key_results, key_result),
    }


def key_result(state: KeyResultState) -> Plain:
    """One item of an objective's `key_results`."""
    found = key_result_today(state)
    found["history"] = [
        {
            "date": point.date.isoformat(),
            "value": number(point.value),
            "progress": number(point.progress),
            "confidence": number(point.confidence),
            "status": point.status,
            "by": point.by,
            "late": point.late,
        }
        for point in state.history
    ]
    return found


def key_result_today(state: KeyResultState) -> Plain:
    """The same without its history."""
    fields, time = state.definition.fields, state.definition.time
    return {
        "id": state.id,
        **keys(fields, "id"),
        "owner": state.key_result.owner,
        "starts": day(time.starts),
        "due": day(time.due),
        **_KIND_KEYS,
        **keys(state.definition.measure),
        "current": number(state.current),
        **_computed(state),
        "trend": number(state.trend),
    }


def _written(about: Objective, state: ObjectiveState) -> Plain:
    """The author's keys; references are full ids."""
    return {
        **keys(state.definition, "objective"),
        "audience": state.definition.audience or EVERYBODY,
        "supports": each(about.supports, _link),
        "depends_on": each(about.depends_on, _dependency),
        "successor_of": about.successor_of,
    }


def _link(link: Link) -> Plain:
    return {"to": link.to, "as": link.kind}


def _dependency(dependency: Dependency) -> Plain:
    return keys(dependency, "source", "origin")


def _computed(state: Figures) -> Plain:
    return {
        "progress": number(state.progress),
        "score": number(state.score),
        "computed_score": number(state.computed_score),
        "band": state.band,
        "outcome": state.outcome,
        "expected": number(state.expected),
        "pace": state.pace,
        "confidence": number(state.confidence),
        "live": state.live,
        "stale": state.stale,
        "last_check_in": day(state.last_check_in),
        "success": number(state.success),
        "forecast": plain(state.forecast),
        "needed_per_week": number(state.needed_per_week),
        "achieved_per_week": number(state.achieved_per_week),
        "early_warnings": list(state.early_warnings),
    }
