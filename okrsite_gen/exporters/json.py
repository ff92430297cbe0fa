"""`okrsite export --format json`: one document with everything that was written and everything that is computed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from okrsite_gen.exporters.check_in import check_in, retrospective
from okrsite_gen.exporters.lines import lines_of
from okrsite_gen.exporters.objective import EVERYBODY, objective
from okrsite_gen.exporters.plain import Plain, day, each, keys, number
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Person, Team
from okrsite_gen.scoring.snapshot import Alignment, KpiState, Snapshot

NAME = "json"

SCHEMA = 1


def export(snapshot: Snapshot, root: Path) -> str:
    """The document, with one item of each list a line: quick to write, and `grep` and `diff` can read it."""
    return "{\n" + ",\n".join(_members(document(snapshot, root))) + "\n}\n"


def document(snapshot: Snapshot, root: Path) -> Plain:
    """The document as plain data."""
    portfolio = snapshot.portfolio
    lines = lines_of([state.objective.place for state in snapshot.objectives.values()], root, snapshot.partial)
    return {
        "schema": SCHEMA,
        "as_of": day(snapshot.as_of),
        **_settings(snapshot),
        "people": each(portfolio.people.values(), _person),
        "kpis": each(snapshot.kpis.values(), _kpi),
        "retrospectives": each(portfolio.retrospectives, retrospective),
        "check_ins": [check_in(said, snapshot) for said in snapshot.check_ins],
        "cycles": [_cycle(cycle, snapshot) for cycle in portfolio.cycles.values()],
        "teams": [_team(team, snapshot) for team in portfolio.teams.values()],
        "objectives": [
            objective(state, line, snapshot.alignment.aligned.get(state.id))
            for state, line in zip(snapshot.objectives.values(), lines, strict=True)
        ],
        "alignment": _alignment(snapshot.alignment),
        "net_confidence": number(snapshot.net_confidence),
        "check_in_rate": number(snapshot.check_in_rate),
    }


def _alignment(found: Alignment) -> Plain:
    """Of what is live on the day; a link that leads nowhere is an error, so that an export never holds one."""
    return {
        "asked": found.today.asked,
        "unaligned": list(found.today.unaligned),
        "unaligned_share": number(found.today.share),
        "unsupported": list(found.unsupported),
        "circles": [list(circle) for circle in found.circles],
        "dangling": [],
    }


def _members(document: Plain) -> Iterator[str]:
    for key, value in document.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f'"{key}": [\n' + ",\n".join(map(_dumps, value)) + "\n]"
        else:
            yield f'"{key}": {_dumps(value)}'


def _dumps(value: Any) -> str:  # noqa: ANN401 - plain data
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _settings(snapshot: Snapshot) -> Plain:
    """okrsite.yml's keys; its `check_ins` is called `check_in_rhythm`, as `check_ins` are the check-ins themselves."""
    written = keys(snapshot.settings, "as_of", "check_ins")
    return written | {"check_in_rhythm": keys(snapshot.settings.check_ins)}


def _person(person: Person) -> Plain:
    return {"id": person.id} | keys(person, "id", "origin")


def _kpi(state: KpiState) -> Plain:
    history = [{"date": day(at.date), "value": number(at.value), "check_in": at.check_in} for at in state.history]
    written = {"id": state.kpi.id} | keys(state.kpi, "id", "origin")
    return written | {"current": number(state.current), "kept": state.kept, "history": history}


def _cycle(cycle: Cycle, snapshot: Snapshot) -> Plain:
    inside = [other.id for other in snapshot.portfolio.cycles.values() if cycle.encloses(other)]
    mean = snapshot.means.get((snapshot.company.id, cycle.id)) if snapshot.company else None
    score = number(mean.score) if mean else None
    return keys(cycle) | {"audience": cycle.audience or EVERYBODY, "encloses": inside, "score": score}


def _team(team: Team, snapshot: Snapshot) -> Plain:
    scores = {cycle: number(mean.score) for (of, cycle), mean in sorted(snapshot.means.items()) if of == team.id}
    return keys(team, "origin") | {"audience": team.audience or EVERYBODY, "scores": scores}
