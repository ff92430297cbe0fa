"""Programme health: how well a cycle's objectives are written and kept, apart from how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Objective
from okrsite_gen.scoring.score import retired_on, weighted_mean
from okrsite_gen.scoring.snapshot import Snapshot, Week

PartId = Literal["check-ins", "confidence", "measurable", "why", "aligned"]
WEIGHTS: dict[PartId, int] = {"check-ins": 3, "confidence": 2, "measurable": 3, "why": 2, "aligned": 2}


@record
class Part:
    """One share of the whole: `count` of `of`."""

    id: PartId
    weight: int
    count: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1; `None` where there is nothing to count."""
        return self.count / self.of if self.of else None


@record
class Health:
    """The parts, as they stood on `day`."""

    day: dt.date
    parts: tuple[Part, ...]

    @property
    def score(self) -> float | None:
        """The weighted mean of the shares, 0 to 1; a part with nothing to count is left out with its weight."""
        return weighted_mean((part.share, part.weight) for part in self.parts)


def health(snapshot: Snapshot, cycle: str) -> Health | None:
    """A cycle's as of today, or as of its last day when it is over; `None` before its first day or without objectives.

    Personal objectives, drafts and what was retired are in no part.
    """
    weeks = snapshot.weeks[cycle].company if cycle in snapshot.weeks else ()
    if not weeks:
        return None
    objectives = snapshot.portfolio.objectives.values()
    mine = [one for one in objectives if one.cycle == cycle and not one.draft]
    aligned = [snapshot.alignment.aligned[one.id] for one in mine if one.id in snapshot.alignment.aligned]
    return _health(weeks[-1], [one for one in mine if _shared(one, weeks[-1].ends)], aligned)


def _shared(objective: Objective, day: dt.date) -> bool:
    definition = objective.on(day)
    return definition.type != "personal" and not retired_on(definition, day)


def _health(week: Week, objectives: Sequence[Objective], aligned: Sequence[bool]) -> Health:
    day = week.ends
    versions = [key_result.on(day) for objective in objectives for key_result in objective.key_results]
    active = [version for version in versions if not retired_on(version.fields, day)]
    return Health(
        day=day,
        parts=(
            _part("check-ins", week.fresh, week.live),
            _part("confidence", week.said, week.live),
            _part("measurable", _count(version.measure.measurable for version in active), len(active)),
            _part("why", _count(_explained(objective, day) for objective in objectives), len(objectives)),
            _part("aligned", _count(aligned), len(aligned)),
        ),
    )


def _part(id_: PartId, count: int, of: int) -> Part:
    return Part(id=id_, weight=WEIGHTS[id_], count=count, of=of)


def _count(found: Iterable[bool]) -> int:
    return sum(found)


def _explained(objective: Objective, day: dt.date) -> bool:
    """Somebody answers for it, and it says why it matters."""
    return objective.owner is not None and objective.on(day).why is not None
