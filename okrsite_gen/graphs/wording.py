"""What stands in the boxes and at the arrows of pictures, as text that is not yet escaped, and in which colours."""

from __future__ import annotations

import textwrap

from okrsite_gen.graphs.graph import Edge, Node
from okrsite_gen.pages import words

INK = "#16202c"
QUIET = "#55606e"
_TONES = {
    "on-track": "#2c808f",
    "behind": "#a85801",
    "at-risk": "#730f20",
    "missed": "#730f20",
    "achieved": "#5219b1",
    "done": "#5219b1",
}
_WIDTH = 36


def tone(node: Node) -> str:
    """The colour of its state on white; never the only thing that tells it."""
    return _TONES.get(node.figures.pace, QUIET)


def plain(text: str) -> str:
    """One line of text."""
    return " ".join(text.split())


def title(node: Node) -> list[str]:
    """In lines, for what does not break them itself."""
    return textwrap.wrap(plain(node.title), _WIDTH)


def state(node: Node) -> str:
    """Shape and word: `◐ behind`."""
    return f"{words.SHAPES[node.figures.pace]} {words.PACE_WORDS[node.figures.pace]}"


def facts(node: Node) -> list[str]:
    """What stands behind the state: the score where it is known, and of an objective who, when, and whether it hangs in the air."""
    score = words.known_score(node.figures)
    known = [] if score == words.score(None) else [score]
    if node.of is None:
        known += [plain(node.owner_name or "nobody"), plain(node.cycle.title)]
    return known + [word for word, holds in (("unaligned", node.aligned is False), ("outside", node.outside)) if holds]


def on_edge(edge: Edge) -> str:
    """Nothing for the usual link upwards, which its arrow tells."""
    if edge.relation == "depends_on":
        by = f" by {edge.needed_by.isoformat()}" if edge.needed_by else ""
        return f"needs{by}, {'agreed' if edge.agreed else 'not agreed'}"
    return edge.kind if edge.kind in ("horizontal", "cross-functional") else ""
