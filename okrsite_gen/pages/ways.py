"""The way from an objective up to the company objective that it leads to."""

from __future__ import annotations

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Link, Objective
from okrsite_gen.pages import rows
from okrsite_gen.scoring.alignment import Links
from okrsite_gen.scoring.snapshot import Snapshot


@record
class Step:
    """One step up: an objective, or a key result `of` one."""

    ref: rows.Ref
    of: rows.Ref | None
    team: rows.Ref


@record
class Way:
    """The steps, nearest first; `lost` is whether there should be some and are none."""

    steps: tuple[Step, ...]
    lost: bool


class Ways:
    """All ways of a site: one graph for all its pages."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._links = Links(snapshot.portfolio)

    def up(self, objective: Objective) -> Way:
        """The shortest way as of today; of a closed cycle on its last day, of one to come on its first. The company's have none."""
        portfolio = self._snapshot.portfolio
        if portfolio.teams[objective.team].level == "company":
            return Way(steps=(), lost=False)
        cycle = portfolio.cycles[objective.cycle]
        day = max(cycle.starts, min(self._snapshot.as_of, cycle.ends))
        return Way(
            steps=tuple(self._step(link) for link in self._links.way_up(objective, day)),
            lost=self._snapshot.alignment.aligned.get(objective.id) is False,
        )

    def _step(self, link: Link) -> Step:
        objective, _, part = link.to.partition("#")
        return Step(
            ref=rows.about(self._snapshot, link.to),
            of=rows.about(self._snapshot, objective) if part else None,
            team=rows.team(self._snapshot, objective.partition("/")[0]),
        )
