"""How sure and how awake a company is: shares of its live key results, personal and draft objectives apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from okrsite_gen.model.fields import record
from okrsite_gen.scoring.snapshot import ObjectiveState, Rates
from okrsite_gen.scoring.states import States

SURE, UNSURE = 7, 3


def rates(objectives: Iterable[ObjectiveState]) -> Rates:
    """Of all live key results."""
    live = [part for state in objectives if state.in_rates for part in state.key_results if part.live]
    if not live:
        return Rates(net_confidence=None, check_in_rate=None, said=0)
    fresh = [part for part in live if not part.stale]
    said = [part.confidence for part in fresh if part.confidence is not None]
    sure, unsure = sum(value >= SURE for value in said), sum(value <= UNSURE for value in said)
    return Rates(net_confidence=(sure - unsure) / len(live), check_in_rate=len(fresh) / len(live), said=len(said))


class LaterRates:
    """The `rates` of all objectives, computed when somebody reads one of them."""

    def __init__(self, objectives: Mapping[str, ObjectiveState]) -> None:
        self._objectives = objectives

    @cached_property
    def _rates(self) -> Rates:
        found = self._objectives
        return rates(found.unclosed() if isinstance(found, States) else found.values())

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the rates have it
        return getattr(self._rates, name)


@record
class Heard:
    """How many key results were live on a day, and what was heard of them; see `Week`."""

    live: int
    fresh: int
    said: int
    sure: int
    unsure: int


def rates_of(parts: Collection[Heard]) -> Rates:
    """The rates of all parts together."""
    live, fresh, said = (sum(getattr(part, name) for part in parts) for name in ("live", "fresh", "said"))
    if not live:
        return Rates(net_confidence=None, check_in_rate=None, said=said)
    sure = sum(part.sure - part.unsure for part in parts)
    return Rates(net_confidence=sure / live, check_in_rate=fresh / live, said=said)
