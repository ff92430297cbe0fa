"""The pictures that stand on every page: sparklines and burn-ups of all objectives and key results, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from okrsite_gen.pages import burn_ups, rows
from okrsite_gen.scoring.snapshot import Snapshot


def measure(snapshot: Snapshot, phase: Callable[[str, Callable[[], Any]], Any]) -> None:
    """Times all of them; they are part of rendering, which is measured as a whole."""
    phase("sparklines, burn-ups", partial(draw, snapshot))


def draw(snapshot: Snapshot) -> int:
    """Draws them in this process, as pages do; how many there were."""
    drawn = 0
    for objective in snapshot.objectives.values():
        found = [rows.objective_spark(snapshot, objective), burn_ups.of_objective(snapshot, objective)]
        for key_result in objective.key_results:
            found += [rows.key_result_spark(key_result), burn_ups.of_key_result(snapshot, key_result)]
        drawn += sum(1 for picture in found if picture)
    return drawn
