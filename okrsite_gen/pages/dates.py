"""Days that somebody should know of: what falls due, and when cycles begin and end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from okrsite_gen.kinds.milestones import Milestones, Step
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.briefs import counted
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

Kind = Literal["cycle-begins", "cycle-ends", "late-end", "key-result", "step", "dependency", "action"]
KINDS: tuple[Kind, ...] = ("cycle-begins", "cycle-ends", "late-end", "key-result", "step", "dependency", "action")


@record
class Dated:
    """Something on a day that concerns `teams` (of a dependency: who needs it, then of whom); `ids` tell it from all others.

    `about` is what it is part of. `state` is a key result's, `with_cycle` whether it is due on its cycle's last day; `agreed` is a
    dependency's.
    """

    day: dt.date
    kind: Kind
    title: str
    uri: str
    ids: tuple[str, ...]
    teams: tuple[str, ...]
    about: rows.Ref | None = None
    owner: rows.Ref | None = None
    state: KeyResultState | None = None
    with_cycle: bool = False
    agreed: bool | None = None


class Dates:
    """All of a company, in the order of days, and by team; personal objectives and drafts are in no calendar."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._states = [state for state in unclosed(snapshot) if state.in_rates]
        self._left = _left(snapshot)
        found = [*self._cycles(), *self._key_results(), *self._dependencies(), *self._actions()]
        self.all = tuple(sorted(found, key=_order))
        self._by_team: dict[str, list[Dated]] = {}
        self._with_cycle: dict[str, list[KeyResultState]] = {}
        for dated in self.all:
            if dated.state and dated.with_cycle:
                self._with_cycle.setdefault(dated.state.key_result.cycle, []).append(dated.state)
            for team in dict.fromkeys(dated.teams):
                self._by_team.setdefault(team, []).append(dated)

    def due_with(self, dated: Dated) -> tuple[KeyResultState, ...]:
        """The key results that are due with a cycle, where `dated` is its end."""
        return tuple(self._with_cycle.get(dated.ids[-1], ())) if dated.kind == "cycle-ends" else ()

    def of_team(self, team_id: str) -> tuple[Dated, ...]:
        """A team's, in the order of days."""
        return tuple(self._by_team.get(team_id, ()))

    def _cycles(self) -> Iterator[Dated]:
        """Beginning, end and the last day for late check-ins, of cycles for which the last is not over."""
        teams: dict[str, dict[str, None]] = {}
        for team, cycle_id in map(place_of, counted(self._snapshot)):
            teams.setdefault(cycle_id, {})[team] = None
        for cycle_id, theirs in teams.items():
            cycle = self._snapshot.portfolio.cycles[cycle_id]
            if cycle.last_entry >= self._snapshot.as_of:
                yield from turns(cycle, tuple(theirs))

    def _key_results(self) -> Iterator[Dated]:
        for objective in self._states:
            for state in objective.key_results:
                if state.live:
                    yield self._key_result(objective, state)
                    for step in self._open_steps(state):
                        if step.due:
                            yield self._step(state, step, step.due)

    def _open_steps(self, state: KeyResultState) -> list[Step]:
        measure, left = state.definition.measure, self._left.get(state.id, ())
        return [step for step in measure.milestones if step.id in left] if isinstance(measure, Milestones) else []

    def _key_result(self, objective: ObjectiveState, state: KeyResultState) -> Dated:
        day = state.definition.time.due
        return Dated(
            day=day,
            kind="key-result",
            title=state.title,
            uri=uri.key_result(state.id),
            ids=("due", state.id),
            teams=(objective.objective.team,),
            about=rows.about(self._snapshot, objective.id),
            owner=rows.person(self._snapshot, state.key_result.owner),
            state=state,
            with_cycle=day == self._snapshot.portfolio.cycles[objective.objective.cycle].ends,
        )

    def _step(self, state: KeyResultState, step: Step, day: dt.date) -> Dated:
        return Dated(
            day=day,
            kind="step",
            title=step.title,
            uri=uri.key_result(state.id),
            ids=("step", state.id, step.id),
            teams=(state.key_result.team,),
            about=rows.about(self._snapshot, state.id),
            owner=rows.person(self._snapshot, state.key_result.owner),
        )

    def _dependencies(self) -> Iterator[Dated]:
        for state in self._states:
            if state.pace != "retired":
                for number, need in enumerate(state.objective.depends_on):
                    if need.needed_by:
                        yield self._dependency(state, need, need.needed_by, number)

    def _dependency(self, state: ObjectiveState, need: Dependency, day: dt.date, number: int) -> Dated:
        return Dated(
            day=day,
            kind="dependency",
            title=need.what or rows.about(self._snapshot, need.to).title,
            uri=uri.objective(state.id),
            ids=("needed", state.id, str(number)),
            teams=(state.objective.team, need.to.partition("/")[0]),
            about=rows.about(self._snapshot, state.id),
            agreed=need.agreed,
        )

    def _actions(self) -> Iterator[Dated]:
        for action in self._snapshot.actions:
            if action.due and action.done is None:
                yield Dated(
                    day=action.due,
                    kind="action",
                    title=action.what,
                    uri=uri.check_in(action.team, action.cycle, action.check_in),
                    ids=("action", action.check_in, action.id),
                    teams=(action.team,),
                    about=rows.about(self._snapshot, action.about) if action.about else None,
                    owner=rows.person(self._snapshot, action.who),
                )


dates = once(Dates)


@once
def _left(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """The ids of the steps that are not done, by key result; each folder's are kept."""
    found = concluded_by_folder(snapshot, "open steps", dict[str, tuple[str, ...]], partial(_left_in, snapshot))
    return {id_: steps for of_folder in found.values() for id_, steps in of_folder.items()}


def _left_in(snapshot: Snapshot, place: Place) -> dict[str, tuple[str, ...]]:
    live = (state for objective in snapshot.of_team(*place) for state in objective.key_results if state.live)
    left = ((state.id, tuple(step.id for step in open_steps(state))) for state in live)
    return {id_: steps for id_, steps in left if steps}


def open_steps(state: KeyResultState) -> tuple[Step, ...]:
    """The steps of a key result that are not done, in the order of the plan; none of other kinds."""
    measure = state.definition.measure
    if not isinstance(measure, Milestones):
        return ()
    done = measure.done([point.entry.said for point in state.history])
    return tuple(step for step in measure.milestones if step not in done)


def turns(cycle: Cycle, teams: tuple[str, ...]) -> Iterator[Dated]:
    """When a cycle begins and ends, and the last day for what is said late."""
    found: tuple[tuple[Kind, dt.date, str], ...] = (
        ("cycle-begins", cycle.starts, f"{cycle.title} begins"),
        ("cycle-ends", cycle.ends, f"{cycle.title} ends"),
        ("late-end", cycle.last_entry, f"Last day for late check-ins of {cycle.title}"),
    )
    for kind, day, title in found:
        yield Dated(day=day, kind=kind, title=title, uri=uri.cycle(cycle.id), ids=(kind, cycle.id), teams=teams)


def _order(dated: Dated) -> tuple[dt.date, int, str, tuple[str, ...]]:
    return dated.day, KINDS.index(dated.kind), dated.title, dated.ids
