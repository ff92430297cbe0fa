"""How wide words are, for pictures whose font only the reader knows: as wide as in DejaVu Sans, which few fonts exceed."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

_CLASSES = {
    0.34: " ',./:;IJ\\ijl|·",
    0.42: "!()-[]frt",
    0.55: '"*?_`csz',
    0.64: "$0123456789EFLPSTYabdeghknopquvxy{}",
    0.74: "ABCKNRUVXZ",
    0.86: "#&+<=>DGHOQ^w~",
    1.0: "%@WmM…",
}
_BEYOND = (("\u0250", 0.74), ("\u1100", 0.9), ("\U0001f000", 1.1))  # up to which letter, and how wide
_EMOJI = 1.4


class _Widths(dict[str, float]):
    """Of every letter, in em."""

    def __missing__(self, letter: str) -> float:
        found = next((width for limit, width in _BEYOND if letter < limit), _EMOJI)
        self[letter] = found
        return found


_WIDTHS = _Widths({letter: width for width, letters in _CLASSES.items() for letter in letters})


@lru_cache(maxsize=32768)
def lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines, none wider than `room` em; what does not fit ends in `…`."""
    rest = " ".join(text.split())
    found: list[str] = []
    while True:
        ends = list(accumulate(map(_WIDTHS.__getitem__, rest)))
        if not ends or ends[-1] <= room:
            return (*found, rest)
        if len(found) == most - 1:
            return (*found, f"{rest[: max(1, bisect_right(ends, room - 1))].rstrip()}…")
        fitting = max(1, bisect_right(ends, room))
        space = rest.rfind(" ", 1, fitting + 1)
        end = space if space > 0 else fitting
        found.append(rest[:end])
        rest = rest[end:].lstrip()
