"""Links seen from their other end."""

from __future__ import annotations

from collections.abc import Mapping

from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency, Objective
from okrsite_gen.model.portfolio import place_of
from okrsite_gen.scoring.concluded import concluded_once
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_by_id, once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot


@record
class LinkIndex:
    """Who supports, needs, succeeds or learned from whom, looked up by the id at the other end."""

    supported_by: dict[str, list[str]]
    needed_by: dict[str, list[Dependency]]
    successors: dict[str, list[str]]
    lessons: dict[str, list[str]]

    def add(self, objective: Objective) -> None:
        """Its links."""
        for link in objective.supports:
            known = self.supported_by.setdefault(link.to.split("#")[0], [])
            known.append(objective.id)
        for dependency in objective.depends_on:
            self.needed_by.setdefault(dependency.to.split("#")[0], []).append(dependency)
        if objective.successor_of:
            self.successors.setdefault(objective.successor_of, []).append(objective.id)


@once_unnoted
def link_index(snapshot: Snapshot) -> LinkIndex:
    """Of all objectives; what is defined alone tells it."""
    return concluded_once(snapshot, "links from their other end", LinkIndex, _link_index)


def _link_index(snapshot: Snapshot) -> LinkIndex:
    index = LinkIndex(supported_by={}, needed_by={}, successors={}, lessons={})
    for objective in snapshot.portfolio.objectives.values():
        index.add(objective)
    for retrospective in snapshot.portfolio.retrospectives:
        for lesson in retrospective.lessons:
            if lesson.carried_to:
                index.lessons.setdefault(lesson.carried_to, []).append(lesson.lesson)
    return index


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


def actions_about(snapshot: Snapshot, objective: str) -> list[Action]:
    """The actions that serve an objective."""
    found = _actions(snapshot).get("/".join(place_of(objective)), [])
    return [action for action in found if action.about and action.about.partition("#")[0] == objective]


@once_by_id
def _actions(snapshot: Snapshot) -> Mapping[str, list[Action]]:
    """By the folder of what they serve: there are fewer of these than of objectives, and each is looked at for every build."""
    return grouped((one for one in snapshot.actions if one.about), lambda one: "/".join(place_of(one.about or "")))
