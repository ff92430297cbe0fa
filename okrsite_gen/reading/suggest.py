"""What somebody may have meant: the closest known word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST, _SHORTEST = 100, 3


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest typos between it and `word`, if there are few; ties go to the first in the alphabet.

    Where more than one letter differs, a candidate that is a whole part of the word goes first (`next` for `next_steps`), and
    where no other is near, the only one that begins with it (`confidence` for `conf`).
    """
    if len(word) > _LONGEST:
        return None
    return _closest(word, tuple(sorted(set(candidates))))


@lru_cache(maxsize=256)  # one slip, repeated a thousand times
def _closest(word: str, known: tuple[str, ...]) -> str | None:
    return (
        _within(word, known, 1)
        or _part(word, known)
        or _within(word, known, typos_allowed(word))
        or _longer(word, known)
    )


def _part(word: str, candidates: Iterable[str]) -> str | None:
    """A candidate of the same parts in another order, else the longest that begins or ends the word at a hyphen or underscore."""
    framed = f"-{_fold(word)}-"
    turned = [
        each for each in candidates if sorted(_fold(each).split("-")) == sorted(_fold(word).split("-")) and each != word
    ]
    if turned:
        return turned[0]
    whole = [
        each
        for each in candidates
        if not each.isdecimal()
        and (part := f"-{_fold(each)}-") != framed
        and framed.startswith(part) | framed.endswith(part)
    ]
    return max(whole, key=len, default=None)


def _longer(word: str, candidates: Iterable[str]) -> str | None:
    longer = (
        [each for each in candidates if _fold(each).startswith(_fold(word).removesuffix("y"))]
        if len(word) >= _SHORTEST
        else []
    )
    return longer[0] if len(longer) == 1 and longer[0] != word else None


def _within(word: str, candidates: Iterable[str], limit: int) -> str | None:
    best = None
    for candidate in candidates:
        found = typos(word, candidate, limit)
        if found <= limit and candidate != word:
            best, limit = candidate, found - 1
    return best


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``did you mean `owner`?``, or nothing."""
    found = closest(word, candidates)
    return f"did you mean `{found}`?" if found else ""


def typos(word: str, candidate: str, limit: int) -> int:
    """How many typos lie between two words, capitals and kinds of separators aside; more than `limit` are not counted."""
    return _distance(_fold(word), _fold(candidate), limit)


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def typos_allowed(word: str) -> int:
    """How many typos a guess may be away: one in three letters, at most three."""
    return max(1, min(3, len(word) // 3))


def _distance(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein (optimal string alignment); anything above `limit` comes back as `limit + 1`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (left != right))
            if above and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
