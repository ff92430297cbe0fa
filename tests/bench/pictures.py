"""The pictures that stand on every page: sparklines and burn-ups of all objectives and key results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from okrsite_gen.pages import burn_ups, rows
from okrsite_gen.pages.burn_ups import Drawn
from okrsite_gen.scoring.snapshot import Snapshot


def measure(snapshot: Snapshot, phase: Callable[[str, Callable[[], Any]], Any]) -> None:
    """By one process; a build renders with as many as there are processors."""
    found = phase("put burn-ups in words", lambda: burn_ups_of(snapshot))
    phase("draw lines, burn-ups", lambda: draw(snapshot, found))


def burn_ups_of(snapshot: Snapshot) -> list[Drawn]:
    """Points, plans, forecasts and descriptions, as pages have them."""
    objectives = snapshot.objectives.values()
    whole = [burn_ups.of_objective(snapshot, objective, snapshot.past[objective.id]) for objective in objectives]
    parts = [burn_ups.of_key_result(snapshot, part) for objective in objectives for part in objective.key_results]
    return [found for found in (*whole, *parts) if found]


def draw(snapshot: Snapshot, found: Sequence[Drawn]) -> int:
    """All pictures; how many there are."""
    objectives = snapshot.objectives.values()
    lines = [rows.objective_spark(snapshot, objective, snapshot.past[objective.id]) for objective in objectives]
    lines += [rows.key_result_spark(part) for objective in objectives for part in objective.key_results]
    return sum(1 for picture in (*lines, *(one.picture for one in found)) if picture)
