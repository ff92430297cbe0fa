"""What an objective hangs together with: above it what it supports, below it what supports it, and along the right side who waits for whom.

Boxes stand under each other, so that a phone shows them as large as a wide screen does. What it supports, and what supports it,
hangs on one line on the left. Each dependency has a line of its own on the right, the nearer ones inside, so that none cross.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from okrsite_gen.charts.letters import lines
from okrsite_gen.escaped import escaped, marked
from okrsite_gen.light import Light

_WIDTH, _SPINE, _LEFT = 320, 12, 28
_LANE, _MARGIN, _BEND = 7, 12, 6
_GAP, _CAPTION = 8, 30
_TITLE, _SMALL = 13, 11.5  # letters
_TITLE_LINE, _SMALL_LINE, _PADDING = 16, 15, 13
_ICON, _EDGE = 26, 9
_MORE = 27  # the height of the box that leads to the list
_BOLD = 1.13  # how much wider than others bold letters are


class Neighbour(Light, frozen=True, kw_only=True):
    """An objective or key result at the other end of a link. `pace` is the word of its shape, `lines` say whose it is and how it stands.

    `firm` is false for a dependency that nobody has agreed to.
    """

    title: str
    href: str
    pace: str
    lines: tuple[str, ...]
    firm: bool = True


class Group(Light, frozen=True, kw_only=True):
    """Neighbours of one kind; of `more` than are shown, `rest` leads to the list."""

    caption: str
    shown: tuple[Neighbour, ...] = ()
    more: int = 0
    rest: str = ""

    @property
    def size(self) -> int:
        """How many boxes it has."""
        return len(self.shown) + bool(self.more)


class Neighbourhood(Light, frozen=True, kw_only=True):
    """The data of the picture: `here` is the objective itself; `id` makes title and description addressable on the page."""

    id: str
    title: str
    description: str
    here: Neighbour
    supports: Group
    supported_by: Group
    needs: Group
    needed_by: Group


def neighbourhood(chart: Neighbourhood) -> Markup:
    """The picture as SVG."""
    name = escaped(chart.id)
    sheet = _Sheet(chart.needs.size + chart.needed_by.size)
    above = sheet.group(chart.supports)
    top, bottom = sheet.here(chart.here)
    sheet.above(above, top)
    sheet.below(sheet.group(chart.supported_by), bottom)
    for y, firm in zip(sheet.group(chart.needs), _firm(chart.needs), strict=True):
        sheet.towards(y, bottom, firm=firm)
    for y, firm in zip(sheet.group(chart.needed_by), _firm(chart.needed_by), strict=True):
        sheet.away(y, bottom, firm=firm)
    width, height = _WIDTH + 2, sheet.y + 2
    return marked(  # texts are escaped one by one
        f'<svg class="near" viewBox="-1 -1 {width} {height}" width="{width}" height="{height}" role="group"'
        f' aria-labelledby="{name}_title" aria-describedby="{name}_desc">'
        f'<title id="{name}_title">{escaped(chart.title)}</title><desc id="{name}_desc">{escaped(chart.description)}</desc>'
        f"{sheet.drawn()}</svg>"
    )


def _firm(group: Group) -> list[bool]:
    """Of each box; what is not shown is firm where all that is shown is."""
    found = [neighbour.firm for neighbour in group.shown]
    return [*found, all(found)] if group.more else found


class _Sheet:
    """The picture while it is drawn, from the top down: `y` is where the next thing goes, `right` where the boxes end."""

    def __init__(self, lanes: int) -> None:
        self.y = 0
        self.right = _WIDTH - (_LANE * lanes + _MARGIN if lanes else 0)
        self._lane = self.right + _MARGIN + 2
        self._parts: list[str] = []
        self._spine: list[str] = []
        self._dependencies: dict[bool, list[str]] = {True: [], False: []}
        self._tips: list[str] = []

    def group(self, group: Group) -> list[int]:
        """A caption and boxes under it; the heights at which lines meet them."""
        if not group.size:
            return []
        self._parts.append(f'<text class="near-caption" x="{_LEFT}" y="{self.y + 21}">{escaped(group.caption)}</text>')
        self.y += _CAPTION
        width = self.right - _LEFT
        found = [self._link(each.href, *_box(each.title, each.lines, each.pace, width), width) for each in group.shown]
        if group.more:
            text = f'<text x="{_EDGE}" y="18">and {group.more} more</text>'
            found.append(self._link(group.rest, _MORE, text, width))
        return found

    def _link(self, href: str, height: int, inside: str, width: int) -> int:
        y = self.y
        self.y += height + _GAP
        self._parts.append(
            f'<a href="{escaped(href)}" transform="translate({_LEFT} {y})">{_frame(width, height)}{inside}</a>'
        )
        return y + height // 2

    def here(self, neighbour: Neighbour) -> tuple[int, int]:
        """The objective itself, as wide as the picture; its top and bottom."""
        top = self.y = self.y + (_GAP if self._parts else 0)
        height, inside = _box(neighbour.title, neighbour.lines, neighbour.pace, _WIDTH, most=3, wide=_BOLD)
        self.y += height
        self._parts.append(f'<g class="near-here" transform="translate(0 {top})">{_frame(_WIDTH, height)}{inside}</g>')
        return top, self.y

    def above(self, boxes: list[int], top: int) -> None:
        """Lines from the objective up to what it supports."""
        for y in boxes:
            self._spine.append(f"M{_SPINE} {top}V{y + _BEND}q0-{_BEND} {_BEND}-{_BEND}H{_LEFT}")
            self._tips.append(f"M{_LEFT} {y}l-7-4v8z")

    def below(self, boxes: list[int], bottom: int) -> None:
        """Lines from what supports it up to the objective."""
        for y in boxes:
            self._spine.append(f"M{_LEFT} {y}H{_SPINE + _BEND}q-{_BEND} 0-{_BEND}-{_BEND}V{bottom}")
        if boxes:
            self._tips.append(f"M{_SPINE} {bottom}l-4 7h8z")

    def towards(self, y: int, bottom: int, *, firm: bool) -> None:
        """A line from the objective to what it needs, on the next lane."""
        self._dependencies[firm].append(f"M{self._lane} {bottom}V{y - _BEND}q0 {_BEND}-{_BEND} {_BEND}H{self.right}")
        self._tips.append(f"M{self.right} {y}l7-4v8z")
        self._lane += _LANE

    def away(self, y: int, bottom: int, *, firm: bool) -> None:
        """A line from what needs it to the objective, on the next lane."""
        self._dependencies[firm].append(f"M{self.right} {y}H{self._lane - _BEND}q{_BEND} 0 {_BEND}-{_BEND}V{bottom}")
        self._tips.append(f"M{self._lane} {bottom}l-4 7h8z")
        self._lane += _LANE

    def drawn(self) -> str:
        """The lines, then the boxes, in the order in which the keyboard reaches them."""
        paths = (
            ("near-line", self._spine),
            ("near-line", self._dependencies[True]),
            ("near-line near-open", self._dependencies[False]),
            ("near-tips", self._tips),
        )
        lines_drawn = "".join(f'<path class="{name}" d="{"".join(found)}"/>' for name, found in paths if found)
        return lines_drawn + "".join(self._parts)


def _frame(width: int, height: int) -> str:
    return f'<rect width="{width}" height="{height}"/>'


@lru_cache(maxsize=32768)
def _box(
    title: str, about: tuple[str, ...], pace: str, width: int, most: int = 2, wide: float = 1.0
) -> tuple[int, str]:
    """The height of a box and what stands in it; a title that was cut is there as a whole, too."""
    room = width - _ICON - _EDGE
    head = lines(title, room / _TITLE / wide, most)
    small = [lines(line, room / _SMALL, 1)[0] for line in about]
    named = f"<title>{escaped(title)}</title>" if head[-1].endswith("…") else ""
    parts = [f'{named}<use class="tone-{pace}" href="#okr-{pace}" x="{_EDGE}" y="8" width="12" height="12"/>']
    y, step, kind = 19 - _TITLE_LINE, _TITLE_LINE, ""
    for at, line in enumerate(escaped("\n".join((*head, *small))).split("\n")):
        if at == len(head):
            step, kind = _SMALL_LINE, ' class="near-small"'
        y += step
        parts.append(f'<text{kind} x="{_ICON}" y="{y}">{line}</text>')
    return _PADDING + _TITLE_LINE * len(head) + _SMALL_LINE * len(small), "".join(parts)
