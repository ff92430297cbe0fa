"""Where the nodes of a tree stand: a tidy layout, which takes milliseconds for ten thousand.

The tree grows to the right. No two nodes of a depth are closer than 1, parents stand midway of their children, and a subtree looks
the same wherever it hangs. After Reingold and Tilford, "Tidier Drawings of Trees" (1981).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_Span = tuple[float, float]


def tidy(children: Mapping[str, Sequence[str]], root: str) -> dict[str, tuple[int, float]]:
    """By id the depth (0 for the root) and the place across, from 0 on in steps of half a node or less."""
    shift: dict[str, float] = {}
    spans: dict[str, list[_Span]] = {}
    for node in reversed(_outward(children, root)):
        below = children.get(node, ())
        merged = _side_by_side([spans.pop(child) for child in below], below, shift)
        middle = (shift[below[0]] + shift[below[-1]]) / 2 if below else 0.0
        for child in below:
            shift[child] -= middle
        spans[node] = [(0.0, 0.0), *((low - middle, high - middle) for low, high in merged)]
    return _placed(children, root, shift, -min(low for low, _ in spans[root]))


def _outward(children: Mapping[str, Sequence[str]], root: str) -> list[str]:
    """Every node, parents before their children."""
    found = [root]
    for node in found:
        found.extend(children.get(node, ()))
    return found


def _side_by_side(parts: list[list[_Span]], below: Sequence[str], shift: dict[str, float]) -> list[_Span]:
    """Moves each subtree as close to those before it as its outline allows; returns the outline of them all, by depth."""
    outline: list[_Span] = []
    for child, part in zip(below, parts, strict=True):
        apart = max((taken[1] - own[0] + 1 for taken, own in zip(outline, part, strict=False)), default=0.0)
        shift[child] = apart
        common = [(taken[0], own[1] + apart) for taken, own in zip(outline, part, strict=False)]
        rest = outline[len(part) :] or [(low + apart, high + apart) for low, high in part[len(outline) :]]
        outline = common + rest
    return outline


def _placed(
    children: Mapping[str, Sequence[str]], root: str, shift: Mapping[str, float], first: float
) -> dict[str, tuple[int, float]]:
    places = {root: (0, first)}
    for node in _outward(children, root):
        depth, across = places[node]
        for child in children.get(node, ()):
            places[child] = depth + 1, across + shift[child]
    return places
