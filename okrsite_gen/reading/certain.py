"""What somebody can only have meant: stricter than `suggest`, since a program writes it without asking."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from okrsite_gen.reading.suggest import typos, typos_allowed

_SIGNS = re.compile(r"[\W_]+")
_SHORTEST_WORD, _SHORTEST_PART, _LONG_WORD, _LONGEST = 4, 5, 8, 100
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
_DAY_FIRST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_MONTHS = 12


def alike(word: str, candidates: Collection[str]) -> str | None:
    """The one candidate that differs in capitals and signs alone: `On Track` is `on-track`."""
    found = {candidate for candidate in candidates if _bare(candidate) == _bare(word)} - {word}
    return found.pop() if len(found) == 1 and _bare(word) else None


def surely_word(word: str, candidates: Collection[str]) -> str | None:
    """Of words that okrsite defines: the one alike, else the only one within reach of a typo or, in a long word, two."""
    near = _near(word, candidates)
    if alike(word, candidates) or len(near) != 1 or len(word) < _SHORTEST_WORD:
        return alike(word, candidates)
    most = 2 if len(word) >= _LONG_WORD else 1
    return near[0] if typos(word, near[0], most) <= most else None


def surely_id(name: str, candidates: Collection[str]) -> str | None:
    """Of ids that people chose, which may differ little on purpose (`sales-eu`, `sales-us`): one typo in one longer part."""
    near = _near(name, candidates)
    if alike(name, candidates) or len(near) != 1:
        return alike(name, candidates)
    pairs = list(zip(name.split("-"), near[0].split("-"), strict=False))
    differing = [(one, other) for one, other in pairs if one != other]
    same_shape = name.count("-") == near[0].count("-") and len(differing) == 1
    return near[0] if same_shape and _is_slip(*differing[0]) else None


def repairs(text: str) -> Iterator[str]:
    """Other ways to write a value that does not fit: without typographic quotes, as a date of ours, in small letters."""
    if text.strip(_QUOTES) != text:
        yield text.strip(_QUOTES)
    if day := _date(text):
        yield day
    if re.fullmatch(r"[\w.-]+", text, re.ASCII) and text.lower() != text:
        yield text.lower()


def _near(word: str, candidates: Collection[str]) -> list[str]:
    """All within the reach of "did you mean"."""
    if len(word) > _LONGEST:
        return []
    reach = typos_allowed(word)
    return [candidate for candidate in set(candidates) if candidate != word and typos(word, candidate, reach) <= reach]


def _is_slip(one: str, other: str) -> bool:
    letters = one.isalpha() and other.isalpha()
    return letters and min(len(one), len(other)) >= _SHORTEST_PART and typos(one, other, 1) <= 1


@lru_cache(maxsize=1 << 16)  # the same candidates are asked again and again
def _bare(word: str) -> str:
    return _SIGNS.sub("", word.casefold())


def _date(text: str) -> str | None:
    """`31.12.2026` and `2026/1/5`; nothing where day and month could be mistaken for each other."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _calendar(int(match[1]), int(match[3]), int(match[4]))
    match = _DAY_FIRST.fullmatch(text)
    if not match:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one <= _MONTHS and other <= _MONTHS and one != other:
        return None
    return _calendar(year, other, one) if other <= _MONTHS else _calendar(year, one, other)


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
