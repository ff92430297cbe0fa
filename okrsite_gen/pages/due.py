"""What falls due for a team soon: steps, key results, actions and promises to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import uri
from okrsite_gen.pages.dates import open_steps
from okrsite_gen.pages.team_index import TeamIndex, open_objectives
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

_AHEAD = dt.timedelta(days=28)


@record
class Due:
    """Something that falls due in the next four weeks."""

    date: dt.date
    kind: str
    text: str
    uri: str | None


def due_soon(snapshot: Snapshot, team: Team, index: TeamIndex) -> tuple[Due, ...]:
    """Steps, key results, actions and promises to others that fall due in the next four weeks."""
    return ahead(snapshot, [*_results(snapshot, team), *_actions(team, index), *_promises(team, index)])


def ahead(snapshot: Snapshot, found: Iterable[Due]) -> tuple[Due, ...]:
    """What falls due in the next four weeks, in the order of days."""
    soon = [due for due in found if snapshot.as_of <= due.date <= snapshot.as_of + _AHEAD]
    return tuple(sorted(soon, key=lambda due: (due.date, due.kind, due.text)))


def _actions(team: Team, index: TeamIndex) -> Iterator[Due]:
    for row in index.actions.get(team.id, []):
        if row.action.due:
            yield Due(date=row.action.due, kind="action", text=row.action.what, uri=row.permalink)


def _promises(team: Team, index: TeamIndex) -> Iterator[Due]:
    for need in index.between.needed_from(team.id):
        if need.needed_by:
            yield Due(date=need.needed_by, kind=f"for {need.team.title}", text=need.text, uri=need.about.uri)


def _results(snapshot: Snapshot, team: Team) -> Iterator[Due]:
    for objective in open_objectives(snapshot, team):
        yield from results(objective.key_results)


def results(states: Iterable[KeyResultState]) -> Iterator[Due]:
    """Those of the key results that are live, and their steps that are not done."""
    for state in states:
        if state.live:
            page = uri.key_result(state.id)
            yield Due(date=state.definition.time.due, kind="key result", text=state.title, uri=page)
            for step in open_steps(state):
                if step.due:
                    yield Due(date=step.due, kind="step", text=step.title, uri=page)
