r"""`okrsite graph --format dot`: for Graphviz. A key result that something leads to is a row in its objective's box.

Texts stand in HTML-like labels, where the signs of XML must be escaped; elsewhere quotes must, and what is read as a label takes `&` for
an entity. In both a backslash begins an order (`\N`, the node's name).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from okrsite_gen.graphs import wording
from okrsite_gen.graphs.graph import Edge, Graph, Node
from okrsite_gen.model.people import Team

NAME = "dot"
ENDINGS: tuple[str, ...] = ("dot", "gv")

_HEAD = (
    "  rankdir=RL; ranksep=1.2; nodesep=0.2; fontname=Helvetica; fontsize=13;",
    f'  node [shape=plain, fontname=Helvetica, fontsize=11, fontcolor="{wording.INK}"];',
    f'  edge [fontname=Helvetica, fontsize=9, fontcolor="{wording.QUIET}", color="{wording.QUIET}", arrowsize=0.7];',
)
_EXPLICIT = {"penwidth": "2"}
_NEEDS = {"style": "dashed", "arrowhead": "vee"}


def write(graph: Graph) -> str:
    """A digraph with one cluster per team, what all leads to on the left."""
    rows: dict[str, list[Node]] = {}
    for node in graph.nodes:
        if node.of:
            rows.setdefault(node.of, []).append(node)
    lines = [f"digraph {_quoted('OKRs')} {{", *_HEAD]
    for team, nodes in graph.by_team():
        lines += _cluster(graph, team, nodes, rows)
    lines += [f"  {_edge(edge)}" for edge in graph.edges if edge.relation != "part_of"]
    return "\n".join([*lines, "}"]) + "\n"


def _cluster(graph: Graph, team: Team, nodes: list[Node], rows: dict[str, list[Node]]) -> Iterator[str]:
    yield f"  subgraph {_quoted(f'cluster_{team.id}')} {{"
    yield f'    label=<<B>{_text(team.name)}</B>>; style=rounded; color="{wording.QUIET}";'
    for node in nodes:
        if node.of is None:
            attributes = _attributes(_of_node(graph, node))
            yield f"    {_quoted(node.id)} [{attributes}, label=<{_box(node, rows.get(node.id, ()))}>];"
    yield "  }"


def _of_node(graph: Graph, node: Node) -> dict[str, str]:
    """Names that Graphviz does not know are handed on by it, for other readers."""
    figures = node.figures
    score = None if figures.score is None else f"{figures.score:.6g}"
    aligned = None if node.aligned is None else str(node.aligned).lower()
    known = {"team": node.team, "cycle": node.cycle.id, "owner": node.owner, "pace": figures.pace, "score": score}
    known |= {"aligned": aligned, "outside": "true" if node.outside else None}
    known |= {"url": graph.url(node), "URL": graph.url(node) if graph.site else None}
    known |= {"tooltip": _label(wording.plain(node.title))}
    return {name: value for name, value in known.items() if value is not None}


def _box(node: Node, rows: Iterable[Node]) -> str:
    style = ' STYLE="DASHED"' if node.outside else ""
    inside = "".join(f'<HR/><TR><TD ALIGN="LEFT" PORT="{_port(row.id)}">{_says(row)}</TD></TR>' for row in rows)
    return (
        f'<TABLE BORDER="2" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" COLOR="{wording.tone(node)}"{style}>'
        f'<TR><TD ALIGN="LEFT">{_says(node)}</TD></TR>{inside}</TABLE>'
    )


def _says(node: Node) -> str:
    left = '<BR ALIGN="LEFT"/>'
    lines = [_text(line) for line in wording.title(node)]
    if node.of is None:
        lines = [f"<B>{line}</B>" for line in lines]
    state = f'<FONT COLOR="{wording.tone(node)}">{_text(wording.state(node))}</FONT>'
    return left.join([*lines, " · ".join([state, *map(_text, wording.facts(node))])]) + left


def _edge(edge: Edge) -> str:
    style = _NEEDS if edge.relation == "depends_on" else _EXPLICIT if edge.kind == "explicit" else {}
    says = {"label": wording.on_edge(edge), "kind": edge.kind or ""}
    given = {"relation": edge.relation, **{name: value for name, value in says.items() if value}, **style}
    return f"{_quoted(edge.source)} -> {_end(edge.target)} [{_attributes(given)}];"


def _end(full_id: str) -> str:
    objective, _, key_result = full_id.partition("#")
    return f"{_quoted(objective)}:{_quoted(_port(full_id))}" if key_result else _quoted(objective)


def _port(full_id: str) -> str:
    """Begins with a sign that no point of the compass (`n`, `sw`) begins with."""
    return f"#{full_id.partition('#')[2]}"


def _attributes(given: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in given.items())


def _label(text: str) -> str:
    """For a label that is no HTML."""
    return text.replace("\\", "\\\\").replace("&", "&amp;")


def _quoted(text: str) -> str:
    escaped = text.replace('"', r"\"")
    return f'"{escaped}"'


def _text(text: str) -> str:
    """For a label that is."""
    return escape(wording.plain(text).replace("\\", "\\\\"), {'"': "&quot;"})
