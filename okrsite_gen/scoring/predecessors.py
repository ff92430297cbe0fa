"""What an objective carries on."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


def carried_over(snapshot: Snapshot, objective: ObjectiveState) -> list[ObjectiveState]:
    """What it carries on and was not reached, the latest first, back to what was; one of each cycle, none of its own."""
    found: dict[str, ObjectiveState] = {}
    for before in predecessors(snapshot, objective):
        if before.outcome not in ("missed", "retired"):
            break
        if before.objective.cycle != objective.objective.cycle:
            found.setdefault(before.objective.cycle, before)
    return list(found.values())


def predecessors(snapshot: Snapshot, objective: ObjectiveState) -> Iterator[ObjectiveState]:
    """Along `successor_of`; a circle is gone round once."""
    seen = {objective.id}
    before = objective.objective.successor_of
    while before is not None and before not in seen and before in snapshot.objectives:
        seen.add(before)
        yield snapshot.objectives[before]
        before = snapshot.objectives[before].objective.successor_of
