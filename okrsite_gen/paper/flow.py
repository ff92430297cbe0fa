"""Blocks onto A4 sheets: what does not fit goes on on the next one, under a head that says what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.charts.marks import Area, Line, Mark, Picture, Text, rectangle
from okrsite_gen.charts.paragraph import shortened
from okrsite_gen.model.fields import record
from okrsite_gen.paper.block import LEFT, RIGHT, Block, paragraph

WIDTH, HEIGHT = 595.0, 842.0
_TOP, _BOTTOM, _FOOT = 45.0, 790.0, 812.0
_SMALL = 7.5


@record
class Part:
    """What begins on a sheet of its own; each of `blocks` stays whole, and `title` heads every further sheet."""

    title: str
    blocks: tuple[Block, ...]


def sheets(parts: Sequence[Part], foot: str) -> list[Picture]:
    """The pages, numbered."""
    filled = [marks for part in parts for marks in _filled(part)]
    return [
        Picture(
            width=WIDTH,
            height=HEIGHT,
            marks=(
                Area(points=rectangle(0, 0, WIDTH, HEIGHT), tone="surface"),
                *marks,
                *_foot(foot, f"{number} of {len(filled)}"),
            ),
        )
        for number, marks in enumerate(filled, start=1)
    ]


def _filled(part: Part) -> Iterator[list[Mark]]:
    marks: list[Mark] = []
    top = _TOP
    for block in part.blocks:
        if top + block.height > _BOTTOM and marks:
            yield marks
            head = paragraph(f"{part.title}, continued", 9, tone="muted", most=1)
            marks = list(head.paint(_TOP))
            top = _TOP + head.height + 6
            if block.head:
                marks.extend(block.head.paint(top))
                top += block.head.height
        marks.extend(block.paint(top))
        top += block.height
    yield marks


def _foot(text: str, number: str) -> Iterator[Mark]:
    yield Line(points=((LEFT, _FOOT - 12), (RIGHT, _FOOT - 12)), tone="line", width=0.8)
    yield Text(place=(LEFT, _FOOT), text=shortened(text, RIGHT - LEFT - 60, _SMALL), size=_SMALL, tone="muted")
    yield Text(place=(RIGHT, _FOOT), text=number, size=_SMALL, tone="muted", anchor="end")
