"""Links seen from their other end."""

from __future__ import annotations

from collections.abc import Mapping

from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency, Objective
from okrsite_gen.scoring.once import once_by_id, once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot


class LinkIndex:
    """Who supports, needs, succeeds or learned from whom, looked up by the id at the other end."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.supported_by: dict[str, list[str]] = {}
        self.needed_by: dict[str, list[Dependency]] = {}
        self.successors: dict[str, list[str]] = {}
        self.lessons: dict[str, list[str]] = {}
        for objective in snapshot.portfolio.objectives.values():
            self._add(objective)
        for retrospective in snapshot.portfolio.retrospectives:
            for lesson in retrospective.lessons:
                if lesson.carried_to:
                    self.lessons.setdefault(lesson.carried_to, []).append(lesson.lesson)

    def _add(self, objective: Objective) -> None:
        for link in objective.supports:
            known = self.supported_by.setdefault(link.to.split("#")[0], [])
            known.append(objective.id)
        for dependency in objective.depends_on:
            self.needed_by.setdefault(dependency.to.split("#")[0], []).append(dependency)
        if objective.successor_of:
            self.successors.setdefault(objective.successor_of, []).append(objective.id)


link_index = once_unnoted(LinkIndex)


@record
class Said:
    """Check-ins by id: the place of each in file order, and those in which something was decided.

    It is asked for ids that stand in a history, and of their order beside each other.
    """

    order: Mapping[str, int]
    deciding: Mapping[str, CheckIn]


@once_unnoted
def said_index(snapshot: Snapshot) -> Said:
    """Of all check-ins."""
    return Said(
        order={id_: place for place, id_ in enumerate(snapshot.check_ins.ids())},
        deciding={said.id: said for said in snapshot.check_ins.telling() if said.decisions},
    )


@once_by_id
def actions_about(snapshot: Snapshot) -> Mapping[str, list[Action]]:
    """The actions that serve an objective, by its id."""
    found: dict[str, list[Action]] = {}
    for action in snapshot.actions:
        if action.about:
            found.setdefault(action.about.split("#")[0], []).append(action)
    return found
