"""`okrsite graph --format mermaid`: a flowchart for Markdown on forges and wikis. A key result that something leads to is a box of its own.

Every sign that Mermaid, its Markdown or HTML may take for an order is written as the number of the character, `#35;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.graphs import wording
from okrsite_gen.graphs.graph import Edge, Graph, Node
from okrsite_gen.model.people import Team

NAME = "mermaid"
ENDINGS: tuple[str, ...] = ("mmd", "mermaid")

# Letters of any script, digits, spaces, commas; dashes and dots inside words and numbers (`1. ` or `- ` would begin a list).
_SPECIAL = re.compile(r"(?![ ,])(?![^\W_])(?![-.](?<=[^\W_].)(?=[^\W_]))[\x00-\x7f]")
# What Mermaid looks for once the numbers are characters again: formulas and icons. A space without width keeps them apart.
_LATE = re.compile(r"(?<=\$)(?=\$)|(?<=:)(?=fa-)")
_BETWEEN = "\u200b"
_IDS = str.maketrans({"-": "_", "/": "_S_", "#": "_K_"})


def write(graph: Graph) -> str:
    """A flowchart with one subgraph per team, what all leads to on the left."""
    lines = ["flowchart RL"]
    for team, nodes in graph.by_team():
        lines += _subgraph(team, nodes)
    lines += [f"  {_edge(edge)}" for edge in graph.edges]
    tones = {_class(node): wording.tone(node) for node in graph.nodes}
    lines += [
        f"  classDef {name} stroke:{colour},stroke-width:2px{_dashes(name)}" for name, colour in sorted(tones.items())
    ]
    if graph.site:
        lines += [f'  click {_id(node.id)} href "{graph.url(node)}"' for node in graph.nodes]
    return "\n".join(lines) + "\n"


def _subgraph(team: Team, nodes: list[Node]) -> Iterator[str]:
    yield f'  subgraph T_{team.id.translate(_IDS)}["{_text(team.name)}"]'
    for node in nodes:
        opening, closing = ('(["', '"])') if node.of else ('["', '"]')
        yield f"    {_id(node.id)}{opening}{_says(node)}{closing}:::{_class(node)}"
    yield "  end"


def _says(node: Node) -> str:
    return "<br/>".join(map(_text, (node.title, " · ".join([wording.state(node), *wording.facts(node)]))))


def _edge(edge: Edge) -> str:
    says = wording.on_edge(edge)
    label = f'|"{_text(says)}"|' if says else ""
    return f"{_id(edge.source)} {_arrow(edge)}{label} {_id(edge.target)}"


def _arrow(edge: Edge) -> str:
    if edge.relation == "supports":
        return "==>" if edge.kind == "explicit" else "-->"
    return "-.->" if edge.relation == "depends_on" else "---"


def _class(node: Node) -> str:
    return f"{node.figures.pace.replace('-', '_')}{'_outside' if node.outside else ''}"


def _dashes(name: str) -> str:
    return ",stroke-dasharray:4 3" if name.endswith("_outside") else ""


def _id(full_id: str) -> str:
    """One of its own for every id, as ids have no capitals, and none of Mermaid's words."""
    return f"N_{full_id.translate(_IDS)}"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", _LATE.sub(_BETWEEN, wording.plain(text)))
