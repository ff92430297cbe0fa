"""Programme health with its working: never one bare number."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import rounded
from okrsite_gen.pages import words
from okrsite_gen.scoring.health import Part, PartId, health
from okrsite_gen.scoring.snapshot import Snapshot

_PARTS: dict[PartId, tuple[str, str]] = {
    "check-ins": ("Check-in rate", "live key results that somebody spoke of in time"),
    "confidence": ("Confidence is said", "live key results with a confidence that is not stale"),
    "measurable": ("Can be measured", "key results with a target, so that their progress can be computed"),
    "why": ("Owned and explained", "objectives with an owner and a why"),
    "aligned": ("Aligned", "team objectives that lead to a company objective"),
}


@record
class PartView:
    """A row of the table; `points` is what it adds to the whole, of 100; empty where nothing can be counted."""

    title: str
    means: str
    part: Part
    points: str


@record
class HealthView:
    """The table; `working` is the sum in figures that anyone can do again."""

    day: dt.date
    score: float
    parts: tuple[PartView, ...]
    working: str


def health_view(snapshot: Snapshot, cycle: Cycle) -> HealthView | None:
    """A cycle's; `None` where nothing can be counted."""
    found = health(snapshot, cycle.id)
    if found is None or found.score is None:
        return None
    counted = [part for part in found.parts if part.share is not None]
    total = sum(part.weight for part in counted)
    sums = " + ".join(f"{part.weight} × {part.count}/{part.of}" for part in counted)
    return HealthView(
        day=found.day,
        score=found.score,
        parts=tuple(_part(part, total) for part in found.parts),
        working=f"({sums}) / {total} = {words.score(found.score)}",
    )


def _part(part: Part, total: int) -> PartView:
    title, means = _PARTS[part.id]
    points = "" if part.share is None else f"{rounded(100 * part.weight * part.share / total, 1):.1f}"
    return PartView(title=title, means=means, part=part, points=points)
