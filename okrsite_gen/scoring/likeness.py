"""How alike short texts are: their words, and the pieces of their words, weighed by how rare they are, compared by cosine.

The method is TF-IDF with cosine (Salton, Buckley 1988). A word counts once as its stem and once as its pieces of four letters, so that
`onboarding` is near `onboard`, and a compound near its parts, in any language.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM, _PIECE = 6, 4
_RARE = 100
_SAME = 10
_ROUNDING = 1e-9
COMMON_WORDS = frozenset(
    """
    a about above all an and any are as at be been before being below both but by can cut do does down each every everybody everyone few
    first for from get gets grow had has have he her his how if in increase into is it its least less lower many more most much my new no
    not of off on one only or our out over own per raise reduce she so some than that the their them then there these they this those to
    two under until up us very was we were what when where which who whom why will with within without you your
    day days hour hours minute minutes month months quarter week weeks year years
    """.split()  # noqa: SIM905 - words read as text
)


def words(text: str) -> list[str]:
    """The words that tell something, without case and accents: no numbers, none that stand in every text."""
    letters = text.casefold()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in _WORD.findall(letters) if word not in COMMON_WORDS]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What a word has in common with its other forms."""
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > len("was")
    return (word[:-1] if plural else word)[:_STEM]


@lru_cache(maxsize=100_000)
def _pieces(word: str) -> tuple[str, ...]:
    """All pieces of four letters, the ends of the word marked, with `#` before them to tell them from stems."""
    whole = f"^{word}$"
    return tuple(f"#{whole[at : at + _PIECE]}" for at in range(max(1, len(whole) - _PIECE + 1)))


class Rarity:
    """How much each stem, and each piece if asked for, tells: the logarithm of all texts by those that it stands in. A text is its words."""

    def __init__(self, texts: Sequence[Sequence[str]], *, pieces: bool = False) -> None:
        often: Counter[str] = Counter()
        for text in texts:
            spoken = set(text)
            often.update(set(map(stem, spoken)).union(*map(_pieces, spoken)) if pieces else set(map(stem, spoken)))
        self._tells = {feature: math.log((len(texts) + 1) / number) for feature, number in often.items()}

    def stems(self, text: Sequence[str]) -> Vector:
        """The text by its stems alone, as a direction: of length 1, or empty."""
        return self._direction(_count(map(stem, text)))

    def vector(self, text: Sequence[str]) -> Vector:
        """The same by stems and pieces; those of one word weigh as much as one stem."""
        found = _count(map(stem, text))
        for word in text:
            pieces = _pieces(word)
            for piece in pieces:
                found[piece] = found.get(piece, 0.0) + 1 / len(pieces)
        return self._direction(found)

    def _direction(self, often: Mapping[str, float]) -> Vector:
        tells = self._tells
        weighed = {feature: number**0.5 * tells[feature] for feature, number in often.items()}
        length = _length(weighed.values())
        return {feature: weight / length for feature, weight in weighed.items()} if length else {}


def _count(features: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for feature in features:
        found[feature] = found.get(feature, 0.0) + 1
    return found


def shared(one: Vector, other: Vector) -> dict[str, float]:
    """What both have, and how much it adds to their likeness."""
    return {feature: weight * other[feature] for feature, weight in one.items() if feature in other}


def cosine(one: Vector, other: Vector) -> float:
    """0 for nothing in common, 1 for the same."""
    return min(1.0, sum(weight * other[feature] for feature, weight in one.items() if feature in other))


def alike(vectors: Sequence[Vector], least: float) -> Iterator[tuple[int, int]]:
    """The places of all pairs whose cosine is at least `least`, the smaller first.

    Texts are compared only when they share something that stands in at most 100 of them, or have all in common with at most nine
    others: what is in more is how the house speaks. So the work grows with the texts and not with their pairs.
    """
    pairs = _candidates(vectors, least)
    return ((one, other) for one, other in pairs if cosine(vectors[one], vectors[other]) >= least)


def _candidates(vectors: Sequence[Vector], least: float) -> Iterator[tuple[int, int]]:
    """Pairs that share something rare, and would be alike enough if all that is usual in both were the same."""
    often = Counter(feature for vector in vectors for feature in vector)
    holders: dict[str, list[tuple[int, float]]] = {feature: [] for feature, n in often.items() if 1 < n <= _RARE}
    usual = [_length(weight for feature, weight in each.items() if often[feature] > _RARE) for each in vectors]
    twins = _twins(vectors)
    for place, vector in enumerate(vectors):
        found = dict.fromkeys(twins.get(place, ()), 1.0)
        for feature, weight in vector.items():
            if feature in holders:
                for other, its in holders[feature]:
                    found[other] = found.get(other, 0.0) + weight * its
                holders[feature].append((place, weight))
        mine = usual[place]
        yield from (
            (other, place) for other in sorted(found) if found[other] + usual[other] * mine >= least - _ROUNDING
        )


def _twins(vectors: Sequence[Vector]) -> dict[int, list[int]]:
    """By place, the earlier places with the very same features, where few have them."""
    groups: dict[frozenset[str], list[int]] = {}
    for place, vector in enumerate(vectors):
        if vector:
            groups.setdefault(frozenset(vector), []).append(place)
    few = [group for group in groups.values() if 1 < len(group) <= _SAME]
    return {place: group[:at] for group in few for at, place in enumerate(group) if at}


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
