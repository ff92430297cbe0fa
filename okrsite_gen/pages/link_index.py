"""Links seen from their other end."""

from __future__ import annotations

from okrsite_gen.model.check_in import Action
from okrsite_gen.model.objective import Dependency
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


class LinkIndex:
    """Who supports, needs, succeeds or learned from whom, looked up by the id at the other end.

    `order` is the place of each check-in in file order, by id.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.supported_by: dict[str, list[str]] = {}
        self.needed_by: dict[str, list[Dependency]] = {}
        self.successors: dict[str, list[str]] = {}
        self.lessons: dict[str, list[str]] = {}
        self.actions: dict[str, list[Action]] = {}
        self.deciding = {said.id: said for said in snapshot.check_ins.telling() if said.decisions}
        self.order = {id_: place for place, id_ in enumerate(snapshot.check_ins.ids())}
        for state in snapshot.objectives.values():
            self._add(state)
        for retrospective in snapshot.portfolio.retrospectives:
            for lesson in retrospective.lessons:
                if lesson.carried_to:
                    self.lessons.setdefault(lesson.carried_to, []).append(lesson.lesson)
        for action in snapshot.actions:
            if action.about:
                self.actions.setdefault(action.about.split("#")[0], []).append(action)

    def _add(self, state: ObjectiveState) -> None:
        objective = state.objective
        for link in objective.supports:
            known = self.supported_by.setdefault(link.to.split("#")[0], [])
            known.append(objective.id)
        for dependency in objective.depends_on:
            self.needed_by.setdefault(dependency.to.split("#")[0], []).append(dependency)
        if objective.successor_of:
            self.successors.setdefault(objective.successor_of, []).append(objective.id)


link_index = once(LinkIndex)
