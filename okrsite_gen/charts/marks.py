"""A picture as few kinds of marks, in points from the top left corner: what any drawing library can draw."""

from __future__ import annotations

from typing import Literal

from okrsite_gen.charts.spec import Tone
from okrsite_gen.model.fields import record

Place = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@record
class Line:
    """A line through places."""

    points: tuple[Place, ...]
    tone: Tone
    width: float = 1.0
    dashes: tuple[float, ...] = ()


@record
class Area:
    """A filled polygon; what shines through it is seen where `opacity` is below 1."""

    points: tuple[Place, ...]
    tone: Tone
    opacity: float = 1.0


@record
class Disc:
    """A dot, or with `fill` of another tone a ring."""

    centre: Place
    radius: float
    tone: Tone
    fill: Tone
    width: float = 1.5
    dashes: tuple[float, ...] = ()


@record
class Text:
    """One line of text; `place` is on its base line."""

    place: Place
    text: str
    size: float
    tone: Tone = "ink"
    anchor: Anchor = "start"
    bold: bool = False


Mark = Line | Area | Disc | Text


@record
class Picture:
    """Marks on a sheet, the later ones on top."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@record
class Box:
    """Where a chart goes, and the size of its letters."""

    left: float
    top: float
    width: float
    height: float
    letters: float

    @property
    def right(self) -> float:
        """Its right border."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower border."""
        return self.top + self.height

    def inset(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Box:
        """What is left inside margins, given in letters."""
        size = self.letters
        return Box(
            left=self.left + left * size,
            top=self.top + top * size,
            width=self.width - (left + right) * size,
            height=self.height - (top + bottom) * size,
            letters=size,
        )


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Place, ...]:
    """The corners of an upright box."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def cut(text: str, room: float, letters: float) -> str:
    """The text, shortened with `…` where it would be wider than `room` in letters of that size.

    Readers see it in a font that is not known here, so that letters count as wide as a wide font's on average.
    """
    most = max(1, int(room / (0.6 * letters)))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
