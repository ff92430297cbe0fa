"""`okrsite graph --format graphml`: for Gephi, yEd, Cytoscape, networkx and igraph. What is unknown has no `data`.

The title stands twice: as `title`, and as `label`, which programs that draw look for.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from okrsite_gen.exporters.plain import day, number
from okrsite_gen.graphs.graph import Edge, Graph, Node

NAME = "graphml"
ENDINGS: tuple[str, ...] = ("graphml",)

_ATTRIBUTES = {
    "node": {
        "what": "string",
        "title": "string",
        "label": "string",
        "team": "string",
        "team_name": "string",
        "cycle": "string",
        "owner": "string",
        "pace": "string",
        "score": "double",
        "aligned": "boolean",
        "url": "string",
        "outside": "boolean",
    },
    "edge": {
        "relation": "string",
        "kind": "string",
        "what": "string",
        "needed_by": "string",
        "agreed": "boolean",
    },
}

Value = str | float | bool | None


def write(graph: Graph) -> str:
    """The document: a directed graph with typed attributes."""
    root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for owner, attributes in _ATTRIBUTES.items():
        for name, kind in attributes.items():
            keys = {"id": _key(owner, name), "for": owner, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", keys)
    drawn = SubElement(root, "graph", {"id": "okrs", "edgedefault": "directed"})
    names = {team.id: team.name for team in graph.teams}
    for node in graph.nodes:
        element = SubElement(drawn, "node", {"id": node.id})
        _data(element, "node", _of_node(graph, node, names[node.team]))
    for edge in graph.edges:
        ends = {"id": f"{edge.source} {edge.relation} {edge.target}", "source": edge.source, "target": edge.target}
        _data(SubElement(drawn, "edge", ends), "edge", _of_edge(edge))
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _of_node(graph: Graph, node: Node, team_name: str) -> dict[str, Value]:
    return {
        "what": node.what,
        "title": node.title,
        "label": node.title,
        "team": node.team,
        "team_name": team_name,
        "cycle": node.cycle.id,
        "owner": node.owner,
        "pace": node.figures.pace,
        "score": number(node.figures.score),
        "aligned": node.aligned,
        "url": graph.url(node),
        "outside": node.outside,
    }


def _of_edge(edge: Edge) -> dict[str, Value]:
    return {
        "relation": edge.relation,
        "kind": edge.kind,
        "what": edge.what,
        "needed_by": day(edge.needed_by),
        "agreed": edge.agreed,
    }


def _data(element: Element, owner: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        if value is not None:
            SubElement(element, "data", {"key": _key(owner, name)}).text = _text(value)


def _key(owner: str, name: str) -> str:
    return f"{owner}-{name}"


def _text(value: str | float | bool) -> str:  # noqa: FBT001 - any value of an attribute
    return str(value).lower() if isinstance(value, bool) else str(value)
