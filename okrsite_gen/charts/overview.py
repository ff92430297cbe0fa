"""Every objective in one picture: a mark each, one SVG path per state, so that ten thousand cost a browser no more than ten.

The marks are drawn once, in one tall column. Windows show a stretch of it each: side by side where there is room, under each other
on a phone. Names stand in the windows, so that they can be links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from okrsite_gen.model.fields import record
from okrsite_gen.scoring.snapshot import Pace

WIDTH = 340
_PITCH, _GAP, _EDGE = 10, 5, 5
_NAME, _AFTER = 16, 12
_LONGEST = 46
_WINDOWS = 3

# What stands at the middle of a mark's place; each glyph ends where it began.
_GLYPHS: dict[Pace, str] = {
    "at-risk": "m0-4l4 7.5h-8zm0 4",
    "missed": "m-3.5-3.5h7v7h-7zm3.5 3.5",
    "behind": "m2-4a4 4 0 0 0 0 8zm-2 4",
    "stale": "m0-3.5a3.5 3.5 0 1 0 .1 0zm0 1v2.5h2m-2 0",
    "no-check-in": "m0-3.5a3.5 3.5 0 1 0 .1 0zm0 3.5",
    "on-track": "h0",
    "done": "m-3.5.5l2.5 2.5 4.5-6m-3.5 3",
    "achieved": "m-3.5.5l2.5 2.5 4.5-6m-3.5 3",
    "not-due": "m0-3.5a3.5 3.5 0 1 0 .1 0zm0 3.5",
    "retired": "m-3-3l6 6m0-6l-6 6m3-3",
}


@record
class Group:
    """A name, the page behind it (as a link from this page), and its marks: a block for each team, a gap between them."""

    title: str
    href: str | None
    blocks: tuple[tuple[Pace, ...], ...]

    @property
    def size(self) -> int:
        """How many marks it has."""
        return sum(map(len, self.blocks))


@record
class _Placed:
    """A group with its upper edge, its lower edge and where each of its marks is."""

    group: Group
    top: int
    bottom: int
    marks: tuple[tuple[Pace, int, int], ...]


def overview(groups: Sequence[Group], name: str) -> Markup:
    """The picture: the marks, then the windows; `name` makes its id and tells screen readers what it is."""
    placed = list(_placed(groups))
    windows = "".join(_window(part, number, name) for number, part in enumerate(_parts(placed), start=1))
    return Markup(  # noqa: S704 - texts are escaped one by one
        '<svg class="okr-shapes" aria-hidden="true" focusable="false" width="0" height="0"><defs>'
        f'<g id="every-objective">{"".join(_paths(placed))}</g></defs></svg><div class="okr-windows">{windows}</div>'
    )


def _placed(groups: Iterable[Group]) -> Iterator[_Placed]:
    """Groups under each other, the marks of each in lines under its name."""
    top = 0
    for group in groups:
        marks: list[tuple[Pace, int, int]] = []
        x, y = _EDGE, top + _NAME + _EDGE
        for block in group.blocks:
            for pace in block:
                if x > WIDTH - _EDGE:
                    x, y = _EDGE, y + _PITCH
                marks.append((pace, x, y))
                x += _PITCH
            x += _GAP
        bottom = (y + _EDGE if marks else top + _NAME) + _AFTER
        yield _Placed(group=group, top=top, bottom=bottom, marks=tuple(marks))
        top = bottom


def _paths(placed: Iterable[_Placed]) -> Iterator[str]:
    """A path for each state that occurs; every mark is a step from the one before, which packs well."""
    drawn: dict[Pace, list[str]] = {}
    last: dict[Pace, tuple[int, int]] = {}
    for one in placed:
        for pace, x, y in one.marks:
            before = last.get(pace, (0, 0))
            drawn.setdefault(pace, []).append(f"m{x - before[0]} {y - before[1]}{_GLYPHS[pace]}")
            last[pace] = x, y
    for pace, steps in drawn.items():
        yield f'<path class="mark-{pace} tone-{pace}" d="M0 0{"".join(steps)}"/>'


def _parts(placed: list[_Placed]) -> Iterator[list[_Placed]]:
    """About equally high stretches."""
    height = placed[-1].bottom / _WINDOWS
    parts: list[list[_Placed]] = [[] for _ in range(_WINDOWS)]
    for one in placed:
        parts[min(_WINDOWS - 1, int((one.top + one.bottom) / 2 / height))].append(one)
    return (part for part in parts if part)


def _window(part: list[_Placed], number: int, name: str) -> str:
    top, bottom = part[0].top, part[-1].bottom
    names = "".join(map(_name, part))
    return (
        f'<svg class="okr-window" role="group" aria-label="{escape(name)}, part {number}" viewBox="0 {top} {WIDTH} {bottom - top}">'
        f'<use href="#every-objective" aria-hidden="true"/>{names}</svg>'
    )


def _name(one: _Placed) -> str:
    title = one.group.title
    short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    text = f'<text x="1" y="{one.top + 12}">{escape(short)} <tspan>{one.group.size or "none"}</tspan></text>'
    return text if one.group.href is None else f'<a href="{escape(one.group.href)}">{text}</a>'
