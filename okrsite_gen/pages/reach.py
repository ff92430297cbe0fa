"""Which live company objectives each objective leads to, through however many links."""

from __future__ import annotations

from okrsite_gen.scoring.between_teams import live
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


class Reach:
    """`tops` are the live company objectives, in id order; `leads_to` has by objective the places in `tops` that it leads to.

    `supporters` has by objective or key result the live objectives that link to it, each once, in id order.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.supporters: dict[str, list[str]] = {}
        self._into: dict[str, list[str]] = {}
        running = {objective.id for objective in live(snapshot)} & snapshot.objectives.keys()
        for state in snapshot.objectives.values():
            self._add(state, running)
        teams = snapshot.portfolio.teams
        self.tops = tuple(
            state
            for state in snapshot.objectives.values()
            if state.id in running and teams[state.objective.team].level == "company"
        )
        self.leads_to: dict[str, list[int]] = {}
        for place, top in enumerate(self.tops):
            for lower in self._all_below(top.id):
                self.leads_to.setdefault(lower, []).append(place)

    def _add(self, state: ObjectiveState, running: set[str]) -> None:
        for link in state.objective.supports:
            self._into.setdefault(link.to.partition("#")[0], []).append(state.id)
            known = self.supporters.setdefault(link.to, [])
            if state.id in running and state.in_rates and state.id not in known:
                known.append(state.id)

    def _all_below(self, top: str) -> list[str]:
        """Everything from which a chain of links leads to `top`, without it."""
        found, seen = [top], {top}
        for at in found:
            for lower in self._into.get(at, ()):
                if lower not in seen:
                    seen.add(lower)
                    found.append(lower)
        return found[1:]
