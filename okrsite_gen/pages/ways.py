"""The way from an objective up to the company objective that it leads to."""

from __future__ import annotations

from okrsite_gen.light import Light
from okrsite_gen.model.objective import Link, Objective
from okrsite_gen.pages import rows
from okrsite_gen.scoring.alignment import Links
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot


class Step(Light, frozen=True, kw_only=True):
    """One step up: an objective, or a key result `of` one."""

    ref: rows.Ref
    of: rows.Ref | None
    team: rows.Ref


class Way(Light, frozen=True, kw_only=True):
    """The steps, nearest first; `lost` is whether there should be some and are none."""

    steps: tuple[Step, ...]
    lost: bool


class Ways:
    """All ways of a site: one graph for all its pages."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._links = Links(snapshot.portfolio)

    def up(self, objective: Objective) -> Way:
        """The shortest way; the company's own have none."""
        if self._snapshot.portfolio.teams[objective.team].level == "company":
            return Way(steps=(), lost=False)
        return Way(
            steps=tuple(self._step(link) for link in self._way(objective)),
            lost=self._snapshot.alignment.aligned.get(objective.id) is False,
        )

    def company_objective(self, objective: Objective) -> str | None:
        """The id of the company objective that it leads to; a company objective is its own."""
        if self._snapshot.portfolio.teams[objective.team].level == "company":
            return objective.id
        way = self._way(objective)
        return way[-1].to.partition("#")[0] if way else None

    def _way(self, objective: Objective) -> tuple[Link, ...]:
        """As of today; of a closed cycle on its last day, of one to come on its first."""
        cycle = self._snapshot.portfolio.cycles[objective.cycle]
        return self._links.way_up(objective, max(cycle.starts, min(self._snapshot.as_of, cycle.ends)))

    def _step(self, link: Link) -> Step:
        objective, _, part = link.to.partition("#")
        return Step(
            ref=rows.about(self._snapshot, link.to),
            of=rows.about(self._snapshot, objective) if part else None,
            team=rows.team(self._snapshot, objective.partition("/")[0]),
        )


ways = once_unnoted(Ways)
