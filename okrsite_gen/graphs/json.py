"""`okrsite graph --format json`: lists of nodes and edges, under the names by which D3, Cytoscape and networkx read them too."""

from __future__ import annotations

import json
from typing import Any

from okrsite_gen.exporters.plain import Plain, day, number
from okrsite_gen.graphs.graph import Edge, Graph, Node

NAME = "json"
ENDINGS: tuple[str, ...] = ("json",)

SCHEMA = 1


def write(graph: Graph) -> str:
    """The document, with one item of each list a line."""
    head = {
        "schema": SCHEMA,
        "as_of": day(graph.as_of),
        "directed": True,
        "multigraph": True,
        "graph": {"company": graph.company},
    }
    lists = {
        "teams": [{"id": team.id, "name": team.name, "parent": team.parent} for team in graph.teams],
        "nodes": [_node(graph, node) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
    }
    members = [f'"{key}": {_dumps(value)}' for key, value in head.items()]
    members += [f'"{key}": [' + ",".join(f"\n{_dumps(item)}" for item in items) + "\n]" for key, items in lists.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _node(graph: Graph, node: Node) -> Plain:
    return {
        "id": node.id,
        "what": node.what,
        "title": node.title,
        "team": node.team,
        "cycle": node.cycle.id,
        "owner": node.owner,
        "pace": node.figures.pace,
        "score": number(node.figures.score),
        "aligned": node.aligned,
        "url": graph.url(node),
        "outside": node.outside,
    }


def _edge(edge: Edge) -> Plain:
    return {
        "source": edge.source,
        "target": edge.target,
        "key": edge.relation,
        "relation": edge.relation,
        "kind": edge.kind,
        "what": edge.what,
        "needed_by": day(edge.needed_by),
        "agreed": edge.agreed,
    }


def _dumps(value: Any) -> str:  # noqa: ANN401 - plain data
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
