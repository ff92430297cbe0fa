"""Where words stand in a picture so that nothing strikes them through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Points = Sequence[tuple[float, float]]

PLACES = 0, 750, 280, 520  # where a label may begin along its line: at one end, at the other, and amid
LABEL_WIDTH, _HEIGHT = 250, 90  # of a label, all in thousandths of the picture
_ENOUGH = 30  # between a label and a curve
_OVERPRINTED = -1.0  # worse than struck through
_MARGIN = 20  # between a label and today


def spread(places: Sequence[float], gap: float, lowest: float) -> list[float]:
    """`places` moved as little as leaves `gap` between neighbours and none below `lowest` (the largest number: y grows down)."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    found: list[float] = []
    for index in order:
        found.append(max(places[index], found[-1] + gap) if found else places[index])
    limit = lowest
    for at in reversed(range(len(found))):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    return [place for _, place in sorted(zip(order, found, strict=True))]


def heights(curves: Iterable[Points], left: float, right: float) -> Points:
    """The least and the greatest height of each piece of the curves, whose points run rightwards, between `left` and `right`."""
    found = []
    for curve in curves:
        for (x0, y0), (x1, y1) in pairwise(curve):
            if x1 < left or x0 == x1:
                continue
            if x0 > right:
                break
            if x0 < left or x1 > right:
                slope = (y1 - y0) / (x1 - x0)
                y0, y1 = (  # noqa: PLW2901 - what is left of the piece
                    y0 + (left - x0) * slope if x0 < left else y0,
                    y0 + (right - x0) * slope if x1 > right else y1,
                )
            found.append((y0, y1) if y0 <= y1 else (y1, y0))
    return found


def room(pieces: Points, top: float, bottom: float) -> float:
    """How far the nearest of the pieces is, up or down, from the box of a label; 0 where one runs through it."""
    nearest = float("inf")
    for low, high in pieces:
        if low <= bottom and high >= top:
            return 0.0
        nearest = min(nearest, top - high if high < top else low - bottom)
    return nearest


class Spots:
    """The places of labels along lines: each stands where curves, `today` and the other labels leave it room."""

    def __init__(self, curves: Sequence[Points], today: float) -> None:
        self.curves, self.today = curves, today
        self.pieces: dict[int, Points] = {}
        self.taken: dict[int, list[float]] = {}

    def take(self, bottom: float) -> int:
        """The first place with enough room for a label over the line at `bottom`, else the one with most."""
        best, most = PLACES[0], _OVERPRINTED
        for place in PLACES:
            found = self.room(place, bottom)
            if found > most:
                best, most = place, found
            if most >= _ENOUGH:
                break
        self.taken.setdefault(best, []).append(bottom)
        return best

    def room(self, place: int, bottom: float) -> float:
        """How far the nearest curve is; 0 where one or the line of today would strike it through, less where a label stands."""
        if place not in PLACES[:2] and place - _MARGIN < self.today < place + LABEL_WIDTH:
            return 0.0
        for y in self.taken.get(place, ()):
            if -_HEIGHT < bottom - y < _HEIGHT:
                return _OVERPRINTED
        if place not in self.pieces:
            self.pieces[place] = heights(self.curves, place, place + LABEL_WIDTH)
        return room(self.pieces[place], bottom - _HEIGHT, bottom)
