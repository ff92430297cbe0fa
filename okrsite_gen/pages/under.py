"""Which company objective an objective serves."""

from __future__ import annotations

from okrsite_gen.scoring.snapshot import Snapshot


class Under:
    """The way up from any objective, by its id."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._company = snapshot.company.id if snapshot.company else None

    def company_objective(self, objective_id: str) -> str | None:
        """The nearest company objective that it supports, directly or through others; of equally near ones the first written.

        A company objective is its own.
        """
        seen, level = {objective_id}, [objective_id]
        while level:
            found = next((id_ for id_ in level if self._team(id_) == self._company), None)
            if found:
                return found
            above = [id_ for lower in level for id_ in self._supported(lower) if id_ not in seen]
            level = list(dict.fromkeys(above))
            seen.update(level)
        return None

    def _team(self, objective_id: str) -> str:
        return self._snapshot.objectives[objective_id].objective.team

    def _supported(self, objective_id: str) -> list[str]:
        links = self._snapshot.objectives[objective_id].objective.supports
        targets = (link.to.partition("#")[0] for link in links)
        return [target for target in targets if target in self._snapshot.objectives]
