"""The cycle that the home page shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.portfolio import Portfolio, cycle_of


def cycle_on(portfolio: Portfolio, day: dt.date) -> Cycle | None:
    """The cycle that `day` is about, else the latest begun, else the first; only cycles with objectives, if any has some."""
    used = set(map(cycle_of, portfolio.objectives))
    cycles = [cycle for cycle in portfolio.cycles.values() if cycle.id in used] or list(portfolio.cycles.values())
    holding = [cycle for cycle in cycles if cycle.holds(day)]
    if holding:
        return _current(portfolio, holding)
    begun = [cycle for cycle in cycles if cycle.starts <= day]
    if begun:
        return max(begun, key=lambda cycle: (cycle.starts, -cycle.days, cycle.id))
    return min(cycles, key=lambda cycle: (cycle.starts, cycle.days, cycle.id), default=None)


def _current(portfolio: Portfolio, holding: list[Cycle]) -> Cycle:
    """The one with the most objectives, then one with the company's, then the shortest, then the later.

    So neither a sprint of one team beside the quarter nor the company's year above it takes its place.
    """
    count = Counter(map(cycle_of, portfolio.objectives))
    top = f"{portfolio.company.id}/" if portfolio.company else "/"
    company = {cycle_of(id_) for id_ in portfolio.objectives if id_.startswith(top)}

    def rank(cycle: Cycle) -> tuple[int, bool, int, int, str]:
        return -count[cycle.id], cycle.id not in company, cycle.days, -cycle.starts.toordinal(), cycle.id

    return min(holding, key=rank)
