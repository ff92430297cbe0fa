"""Objectives and their links for other people's tools: one module per format, each with a `NAME`, `ENDINGS` and a `write`."""

from __future__ import annotations

from typing import Protocol

from okrsite_gen.graphs import dot, graphml, json, mermaid
from okrsite_gen.graphs.graph import Graph


class GraphFormat(Protocol):
    """A module of this folder; `NAME` is what `--format` takes, `ENDINGS` how its files end, the usual one first."""

    NAME: str
    ENDINGS: tuple[str, ...]

    def write(self, graph: Graph) -> str:
        """The whole document."""


GRAPH_FORMATS: tuple[GraphFormat, ...] = (dot, mermaid, graphml, json)
