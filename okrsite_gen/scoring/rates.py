"""How sure and how awake a company is: shares of its live key results, personal and draft objectives apart."""

from __future__ import annotations

from collections.abc import Iterable

from okrsite_gen.model.fields import record
from okrsite_gen.scoring.snapshot import ObjectiveState

SURE, UNSURE = 7, 3


@record
class Rates:
    """Both rates are `None` where nothing is live.

    `net_confidence`, -1 to 1: the share that is sure (7 and above) less the share that doubts (3 and below); stale ones count as
    neither. `check_in_rate`, 0 to 1: the share that somebody spoke of in time. `said` is how many have a fresh confidence.
    """

    net_confidence: float | None
    check_in_rate: float | None
    said: int

    @property
    def known_net_confidence(self) -> float | None:
        """What readers get of it: where nobody said how sure they are it counts 0, but nobody knows that it is."""
        return self.net_confidence if self.said else None


def rates(objectives: Iterable[ObjectiveState]) -> Rates:
    """Of all live key results."""
    live = [part for state in objectives if state.in_rates for part in state.key_results if part.live]
    if not live:
        return Rates(net_confidence=None, check_in_rate=None, said=0)
    fresh = [part for part in live if not part.stale]
    said = [part.confidence for part in fresh if part.confidence is not None]
    sure, unsure = sum(value >= SURE for value in said), sum(value <= UNSURE for value in said)
    return Rates(net_confidence=(sure - unsure) / len(live), check_in_rate=len(fresh) / len(live), said=len(said))
