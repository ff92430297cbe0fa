"""How long the parts of an agenda take: 15 to 30 minutes in all, outcomes first."""

from __future__ import annotations

from collections.abc import Mapping

SHORTEST, LONGEST = 15, 30
QUESTIONS = 8

_A_QUESTION = 2
# Of each part: how many lines a minute is good for, and the most minutes that it may take.
_PARTS = {
    "roadmap": (2, 4),
    "due": (3, 2),
    "actions": (2, 3),
    "between": (2, 3),
    "silent": (3, 1),
    "wins": (3, 1),
    "decisions": (1, 4),
}


def minutes(questions: int, lines: Mapping[str, int]) -> dict[str, int]:
    """The minutes of `outcomes` and of every part in `lines`, which says how many lines each has.

    A question takes two minutes, `QUESTIONS` of them at most; a part without a line none. Over half an hour the longest of the
    other parts give way, the later ones first; what is missing to a quarter of an hour goes to the outcomes.
    """
    parts = {name: min(-(-count // _PARTS[name][0]), _PARTS[name][1]) for name, count in lines.items()}
    outcomes = _A_QUESTION * min(questions, QUESTIONS)
    while outcomes + sum(parts.values()) > LONGEST:
        longest = max(reversed(parts), key=parts.__getitem__)
        parts[longest] -= 1
    return {"outcomes": max(outcomes, SHORTEST - sum(parts.values())), **parts}
