"""The pulse of the company: its rates and states, and how they changed since a week ago. Like is compared with like."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import words
from okrsite_gen.pages.counts import Count, counts
from okrsite_gen.pages.lately import lately
from okrsite_gen.pages.week import pace_then
from okrsite_gen.scoring.rates import rates_of
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


@record
class Rate:
    """A share of all live key results (`None`: unknown), and as it is written; `change` is in points since a week ago, `None` where either is unknown."""

    value: float | None
    text: str
    change: int | None

    @property
    def since(self) -> str:
        """`, −4 points in a week`; empty where nothing changed or nothing is known."""
        if not self.change:
            return ""
        unit = "point" if abs(self.change) == 1 else "points"
        return f", {words.signed(self.change, 0)} {unit} in a week"


@record
class Pulse:
    """Of all cycles together."""

    net_confidence: Rate
    check_in_rate: Rate


def pulse(snapshot: Snapshot) -> Pulse | None:
    """The rates of today; `None` where nothing is live."""
    if snapshot.rates.check_in_rate is None:
        return None
    before = rates_of([told.heard for told in lately(snapshot).values()])
    return Pulse(
        net_confidence=_rate(snapshot.rates.known_net_confidence, before.known_net_confidence, words.signed_percent),
        check_in_rate=_rate(snapshot.rates.check_in_rate, before.check_in_rate, words.percent),
    )


def _rate(now: float | None, before: float | None, text: Callable[[float | None], str]) -> Rate:
    return Rate(value=now, text=text(now), change=words.points(now, before))


def changed_counts(snapshot: Snapshot, cycle: Cycle | None, states: Sequence[ObjectiveState]) -> tuple[Count, ...]:
    """How many of a cycle's objectives are in which state, each with its change; before a week is over there is none to tell."""
    found = counts(states)
    day = snapshot.as_of - WEEK
    if cycle is None or day < cycle.starts:
        return found
    before = Counter(pace_then(snapshot, state) for state in states)
    return tuple(dataclasses.replace(count, change=count.number - before[count.pace]) for count in found)
