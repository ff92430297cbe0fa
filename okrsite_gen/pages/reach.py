"""Which live company objectives each objective leads to, through however many links."""

from __future__ import annotations

from okrsite_gen.model.objectives import pairs
from okrsite_gen.model.portfolio import team_of
from okrsite_gen.scoring.between_teams import live
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


class Reach:
    """`tops` are the live company objectives, in id order; `leads_to` has by objective the places in `tops` that it leads to.

    `supporters` has by objective or key result the live objectives that link to it, each once, in id order; `carriers` has beside
    them those that are not live themselves, but through which a live one leads up.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.supporters: dict[str, list[str]] = {}
        self.carriers: dict[str, list[str]] = {}
        self._into: dict[str, list[str]] = {}
        running = {objective.id for objective in live(snapshot)} & snapshot.objectives.keys()
        working = [id_ for id_ in running if snapshot.objectives[id_].in_rates]
        for id_ in sorted(_above(snapshot, working)):
            self._add(snapshot.objectives[id_], frozenset(working))
        for lower, upper in pairs(snapshot.portfolio.objectives):
            self._into.setdefault(upper, []).append(lower)
        teams = snapshot.portfolio.teams
        self.tops = tuple(snapshot.objectives[id_] for id_ in sorted(working) if teams[team_of(id_)].level == "company")
        self.leads_to: dict[str, list[int]] = {}
        for place, top in enumerate(self.tops):
            for lower in self._all_below(top.id):
                self.leads_to.setdefault(lower, []).append(place)

    def _add(self, state: ObjectiveState, working: frozenset[str]) -> None:
        for target in dict.fromkeys(link.to for link in state.objective.supports):
            self.carriers.setdefault(target, []).append(state.id)
            if state.id in working:
                self.supporters.setdefault(target, []).append(state.id)

    def _all_below(self, top: str) -> list[str]:
        """Everything from which a chain of links leads to `top`, without it."""
        found, seen = [top], {top}
        for at in found:
            for lower in self._into.get(at, ()):
                if lower not in seen:
                    seen.add(lower)
                    found.append(lower)
        return found[1:]


reach = once_unnoted(Reach)


def _above(snapshot: Snapshot, ids: list[str]) -> frozenset[str]:
    """These objectives and everything that their links lead to."""
    found, seen = list(ids), set(ids)
    for at in found:
        for link in snapshot.objectives[at].objective.supports:
            target = link.to.partition("#")[0]
            if target in snapshot.objectives and target not in seen:
                seen.add(target)
                found.append(target)
    return frozenset(seen)
