"""How many are on track, behind, at risk: counts by pace word in the order readers care for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.pages import words
from okrsite_gen.scoring.snapshot import Figures, ObjectiveState, Pace

ORDER: tuple[Pace, ...] = (
    "at-risk",
    "missed",
    "behind",
    "stale",
    "no-check-in",
    "on-track",
    "done",
    "achieved",
    "not-due",
    "retired",
)


@record
class Count:
    """How many have one pace word; `change` is how many more than a week ago, where that is told."""

    pace: Pace
    number: int
    change: int | None = None


def counts(states: Iterable[Figures]) -> tuple[Count, ...]:
    """One count for each pace word that occurs, the worrying ones first."""
    number = Counter(state.pace for state in states)
    return tuple(Count(pace=pace, number=number[pace]) for pace in ORDER if number[pace])


def sentence(states: Iterable[Figures]) -> str:
    """`2 are on track, 1 is behind and 1 is at risk`, the good news first."""
    found = sorted(counts(states), key=lambda count: _SPOKEN.index(count.pace))
    return words.joined([f"{count.number} {_verb(count)}" for count in found])


def verdict(states: Sequence[ObjectiveState]) -> str:
    """`Of 4 objectives, 2 are on track and 2 are behind; 1 personal stands apart.`; empty without objectives."""
    shared = [state for state in states if state.definition.type != "personal"]
    personal = len(states) - len(shared)
    apart = f"{personal} personal {'stands' if personal == 1 else 'stand'} apart" if personal else ""
    said = f"of {words.plural(len(shared), 'objective')}, {sentence(shared)}" if shared else ""
    whole = "; ".join(part for part in (said, apart) if part)
    return f"{whole[0].upper()}{whole[1:]}." if whole else ""


_SPOKEN = ("done", "achieved", "on-track", "behind", "at-risk", "missed", "stale", "no-check-in", "not-due", "retired")


def _verb(count: Count) -> str:
    one = count.number == 1
    said = {
        "missed": "was missed" if one else "were missed",
        "achieved": "was achieved" if one else "were achieved",
        "stale": "has gone stale" if one else "have gone stale",
        "no-check-in": "has had no check-in yet" if one else "have had no check-in yet",
        "not-due": "is not due yet" if one else "are not due yet",
        "retired": "was retired" if one else "were retired",
    }
    return said.get(count.pace, f"{'is' if one else 'are'} {words.PACE_WORDS[count.pace]}")
