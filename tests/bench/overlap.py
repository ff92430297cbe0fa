"""What may be worth a talk in a company of many words: titles, whys and key results drawn from a vocabulary as language has it."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from okrsite_gen.scoring.likeness import Rarity, alike, cosine, words
from okrsite_gen.scoring.snapshot import Snapshot

VOCABULARY, SYLLABLES = 9000, [first + second for first in "bdfgklmnprstv" for second in "aeiou"]
TITLE, WHOLE, NAME = 7, 34, 5


def texts(number: int, seed: int = 3) -> tuple[list[str], list[str], list[str]]:
    """Titles and whole texts of as many objectives, and the names of three times as many key results."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    vocabulary = sorted({"".join(chance.choices(SYLLABLES, k=chance.choice([2, 3, 3, 4]))) for _ in range(VOCABULARY)})
    chance.shuffle(vocabulary)
    often = list(accumulate(1 / (place + 8) for place in range(len(vocabulary))))

    def text(length: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=often, k=length))

    return (
        [text(TITLE) for _ in range(number)],
        [text(WHOLE) for _ in range(number)],
        [text(NAME) for _ in range(3 * number)],
    )


def measure(snapshot: Snapshot, phase: Callable[[str, Callable[[], Any]], Any]) -> None:
    """Times the comparison of as many texts as the company has, with as many words as people have: its own are far fewer."""
    number = len(snapshot.objectives)
    titles, wholes, names = texts(number)
    phase(f"{number:,} objectives alike", lambda: compared(titles, wholes))
    phase(f"{3 * number:,} measures alike", lambda: named(names))


def compared(titles: list[str], wholes: list[str]) -> int:
    lines, all_words = [words(title) for title in titles], [words(whole) for whole in wholes]
    in_titles, in_wholes = Rarity(lines, pieces=True), Rarity(all_words)
    pairs = alike([in_titles.stems(line) for line in lines], 0.3)
    return sum(cosine(in_wholes.stems(all_words[one]), in_wholes.stems(all_words[other])) > 0 for one, other in pairs)


def named(names: list[str]) -> int:
    spoken = [words(name) for name in names]
    rarity = Rarity(spoken)
    return sum(1 for _ in alike([rarity.stems(name) for name in spoken], 0.6))
