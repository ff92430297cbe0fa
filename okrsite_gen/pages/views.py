"""Live views that hand-written pages may place: `objectives team=growth status=at-risk` in a fenced block `okr`."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.pages import entries, kpis, rows, words
from okrsite_gen.pages.attention import AttentionRow, attention_rows
from okrsite_gen.pages.heat import Heat, heat, in_parts, pace_cell, teams_by_cycle
from okrsite_gen.pages.scorecard import Scorecard, scorecard
from okrsite_gen.pages.teams import TeamRow, team_rows
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a page: a template under `theme/pages/views/` and what it shows."""

    template: str
    view: Any


class ViewError(ValueError):
    """A view that cannot be shown: `str()` is the message, `help` the remedy."""

    def __init__(self, message: str, help: str) -> None:  # noqa: A002 - the name users see
        super().__init__(message)
        self.help = help


Options = dict[str, str]
_FILTERS = ("team", "cycle", "objective", "status", "type", "owner", "tag")


def find_view(snapshot: Snapshot, text: str) -> Fragment:
    """The view that one line of text asks for; raises `ViewError`."""
    try:
        name, *given = shlex.split(text)
    except ValueError:
        raise ViewError("the view is empty or has an unclosed quote", _usage()) from None
    if name not in VIEWS:
        raise ViewError(f"there is no view `{name}`", did_you_mean(name, VIEWS) or _usage())
    known, make = VIEWS[name]
    options = dict(_option(word, known) for word in given)
    _check(snapshot, options)
    return Fragment(template=f"views/{name}.html", view=make(snapshot, options))


def _usage() -> str:
    return "write one line, such as `objectives team=growth status=at-risk`; views are " + ", ".join(
        f"`{name}`" for name in VIEWS
    )


def _option(word: str, known: tuple[str, ...]) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not equals or not value:
        raise ViewError(f"`{word}` is not a filter", "write `name=value`, such as `team=growth`")
    if key not in known:
        usual = "filters here are " + ", ".join(f"`{name}`" for name in known)
        raise ViewError(f"there is no filter `{key}`", did_you_mean(key, known) or usual)
    return key, value


def _check(snapshot: Snapshot, options: Options) -> None:
    """Refuses filters that can never match, which are typing mistakes."""
    portfolio = snapshot.portfolio
    allowed: dict[str, list[str]] = {
        "team": list(portfolio.teams),
        "cycle": list(portfolio.cycles),
        "objective": [name for state in snapshot.objectives.values() for name in _names(state)],
        "owner": list(portfolio.people),
        "status": list(words.PACE_WORDS),
        "type": list(words.TYPE_WORDS),
    }
    for key, value in options.items():
        if key in allowed and value not in allowed[key]:
            raise ViewError(
                f"there is no {key} `{value}`",
                did_you_mean(value, allowed[key]) or f"choose from {', '.join(allowed[key][:12])}",
            )
        if key == "limit" and not value.isdecimal():
            raise ViewError(f"`{value}` is not a number", "write digits only, such as `limit=5`")


def _matches(
    snapshot: Snapshot, objective: ObjectiveState, state: ObjectiveState | KeyResultState, options: Options
) -> bool:
    whole = objective.objective
    part = state.key_result if isinstance(state, KeyResultState) else None
    current = snapshot.cycle.id if snapshot.cycle else ""
    values: dict[str, set[str | None]] = {
        "team": {whole.team},
        "cycle": {whole.cycle},
        "objective": set(_names(objective)),
        "status": {state.pace},
        "type": {objective.definition.type},
        "owner": {part.owner if part else whole.owner},
        "tag": {*whole.fields.tags, *(part.fields.tags if part else ())},
    }
    return all(options[key] in values[key] for key in _FILTERS if key in options) and (
        "cycle" in options or options.get("objective") == whole.id or whole.cycle == current
    )


def _names(state: ObjectiveState) -> tuple[str, str]:
    """An objective is named by its id, which names its cycle too, or by its slug among those of a cycle."""
    return state.objective.id, state.objective.slug


def _objectives(snapshot: Snapshot, options: Options) -> tuple[rows.ObjectiveRow, ...]:
    found = [state for state in snapshot.objectives.values() if _matches(snapshot, state, state, options)]
    return rows.objective_rows(snapshot, found[:_LIMIT])


def _key_results(snapshot: Snapshot, options: Options) -> tuple[rows.KeyResultRow, ...]:
    found = [
        state
        for objective in snapshot.objectives.values()
        for state in objective.key_results
        if _matches(snapshot, objective, state, options)
    ]
    return tuple(rows.key_result_row(snapshot, state) for state in found[:_LIMIT])


def _check_ins(snapshot: Snapshot, options: Options) -> tuple[entries.CheckInRow, ...]:
    found = (
        check_in
        for check_in in reversed(snapshot.check_ins)
        if not check_in.machine
        and options.get("team", check_in.team) == check_in.team
        and options.get("cycle", check_in.cycle) == check_in.cycle
    )
    limit = int(options.get("limit", "5"))
    return tuple(entries.check_in_row(snapshot, check_in) for check_in in islice(found, limit))


def _attention(snapshot: Snapshot, options: Options) -> tuple[AttentionRow, ...]:
    found = [
        row
        for row in attention_rows(snapshot)
        if options.get("team") in (None, row.state.objective.team if row.state else row.id)
    ]
    return tuple(found[: int(options.get("limit", "5"))])


def _scorecard(snapshot: Snapshot, options: Options) -> Scorecard | None:
    cycle = _cycle(snapshot, options)
    states = [state for state in snapshot.objectives.values() if cycle and state.objective.cycle == cycle.id]
    return scorecard(snapshot, cycle, states) if cycle else None


def _teams(snapshot: Snapshot, options: Options) -> tuple[TeamRow, ...]:
    return team_rows(snapshot, _cycle(snapshot, options))


def _trends(snapshot: Snapshot, options: Options) -> Heat | None:
    """Of many teams those near the top; `None` before the cycle's first day."""
    cycle = _cycle(snapshot, options)
    teams = teams_by_cycle(snapshot).get(cycle.id) if cycle else None
    if cycle is None or not teams or snapshot.as_of < cycle.starts:
        return None
    return heat(snapshot, cycle, in_parts(teams, len(snapshot.weeks[cycle.id].company))[0], pace_cell)


def _cycle(snapshot: Snapshot, options: Options) -> Cycle | None:
    return snapshot.portfolio.cycles[options["cycle"]] if "cycle" in options else snapshot.cycle


VIEWS: dict[str, tuple[tuple[str, ...], Callable[[Snapshot, Options], Any]]] = {
    "objectives": (_FILTERS, _objectives),
    "key-results": (_FILTERS, _key_results),
    "check-ins": (("team", "cycle", "limit"), _check_ins),
    "attention": (("team", "limit"), _attention),
    "kpis": ((), lambda snapshot, _: kpis.kpi_rows(snapshot)),
    "scorecard": (("cycle",), _scorecard),
    "teams": (("cycle",), _teams),
    "trends": (("cycle",), _trends),
}
