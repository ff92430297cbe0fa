"""Graphs read back: DOT by pydot, GraphML and JSON by networkx, Mermaid by a grammar that knows only what is safe.

Each reader returns nodes, `{id: attributes}`, and edges, a sorted list of `(source, target, relation, kind)`; `kind` is `None` for what
is no support.
"""

import json
import re
from html import unescape
from xml.etree import ElementTree

import networkx as nx
import pydot

ATTRIBUTES = ("what", "title", "team", "cycle", "owner", "pace", "score", "aligned", "url", "outside")
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def sorted_edges(edges):
    return sorted(edges, key=lambda edge: tuple(map(str, edge)))


def read_dot(text):
    """Key results are rows of their objective's table; what is read of them is their title."""
    (drawing,) = pydot.graph_from_dot_data(text)
    nodes = {}
    for cluster in drawing.get_subgraphs():
        team = unquoted(cluster.get_name()).removeprefix("cluster_")
        for node in cluster.get_nodes():
            of_node = {name: unquoted(value) for name, value in node.get_attributes().items()}
            assert of_node["team"] == team
            rows = ElementTree.fromstring(of_node["label"][1:-1]).findall("TR/TD")  # noqa: S314 - our own bytes
            id_ = unquoted(node.get_name())
            for row in rows:
                port = row.get("PORT", "")
                texts = [without_orders("".join(part.itertext())) for part in split_at_breaks(row)]
                nodes[id_ + port] = {**({} if port else of_node), "title": " ".join(texts[:-1]), "says": texts[-1]}
    edges = []
    for edge in drawing.get_edges():
        given = {name: unquoted(value) for name, value in edge.get_attributes().items()}
        target = "".join(map(unquoted, re.findall(r'"[^"]*"', edge.get_destination())))
        edges.append((unquoted(edge.get_source()), target, given["relation"], given.get("kind")))
    return nodes, sorted_edges(edges)


def without_orders(text):
    """A label's text: Graphviz takes a lone backslash for the beginning of an order, two for one."""
    assert re.fullmatch(r"(?:[^\\]|\\\\)*", text), text
    return text.replace(2 * "\\", "\\")


def split_at_breaks(cell):
    """The pieces between `<BR/>`, each as an element of its own."""
    piece = ElementTree.Element("piece")
    piece.text = cell.text
    for child in cell:
        if child.tag == "BR":
            yield piece
            piece = ElementTree.Element("piece")
            piece.text = child.tail
        else:
            piece.append(child)


def unquoted(text):
    return text[1:-1].replace('\\"', '"') if text.startswith('"') else text


def read_graphml(text):
    drawing = nx.parse_graphml(text, force_multigraph=True)
    assert drawing.is_directed()
    edges = [(source, target, of["relation"], of.get("kind")) for source, target, of in drawing.edges(data=True)]
    return {id_: {**dict.fromkeys(ATTRIBUTES), **of} for id_, of in drawing.nodes(data=True)}, sorted_edges(edges)


def read_json(text):
    drawing = nx.node_link_graph(json.loads(text), edges="edges")
    assert drawing.is_directed()
    edges = [(source, target, of["relation"], of["kind"]) for source, target, of in drawing.edges(data=True)]
    return dict(drawing.nodes(data=True)), sorted_edges(edges)


# Mermaid: one statement a line. A text holds letters, digits, spaces, commas, dashes and dots inside of words, signs that are not
# ASCII, line breaks, and characters by number; ids begin with a letter that no word of Mermaid begins with, and have no dash.
ID = r"[NT]_[a-z0-9_SK]+"
TEXT = r'"(?:[^\x00-\x7f]|[A-Za-z0-9 ,]|(?<=\w)[-.](?=\w)|#\d+;|<br/>)*"'
STATEMENTS = {
    "start": re.compile("flowchart RL"),
    "team": re.compile(rf"  subgraph (?P<id>{ID})\[(?P<text>{TEXT})\]"),
    "node": re.compile(rf"    (?P<id>{ID})(?P<shape>\[|\(\[)(?P<text>{TEXT})\]\)?:::(?P<style>[a-z_]+)"),
    "end": re.compile("  end"),
    "edge": re.compile(rf"  (?P<source>{ID}) (?P<arrow>==>|-->|-\.->|---)(?:\|(?P<text>{TEXT})\|)? (?P<target>{ID})"),
    "style": re.compile(r"  classDef (?P<id>[a-z_]+) [a-z-]+:[#\w ]+(?:,[a-z-]+:[#\w ]+)*"),
    "link": re.compile(rf'  click (?P<id>{ID}) href "(?P<url>https://[^\s"]+)"'),
}
# What Mermaid does to the text before it parses: a `;` at the end of such a line would be lost.
LOSES_ITS_END = re.compile(r"(?:style|classDef).*:\S*#.*;")


def statements(text):
    for line in text.splitlines():
        assert not LOSES_ITS_END.search(line), line
        [(name, found)] = [(name, found) for name, form in STATEMENTS.items() if (found := form.fullmatch(line))]
        yield name, found.groupdict()


def read_mermaid(text):
    nodes, edges, styles, team = {}, [], set(), None
    read = list(statements(text))
    assert [name for name, _ in read].count("start") == 1
    for name, parts in read:
        if name == "team":
            assert team is None
            team = meant(parts["id"])
        elif name == "end":
            team = None
        elif name == "node":
            assert team
            title, _, says = shown(parts["text"]).partition("\n")
            what = "key result" if parts["shape"] == "([" else "objective"
            nodes[meant(parts["id"])] = {
                "what": what, "title": title, "says": says, "team": team, "style": parts["style"]
            }  # fmt: skip
        elif name == "edge":
            assert team is None
            edges.append((meant(parts["source"]), meant(parts["target"]), *relation(parts)))
        elif name == "link":
            nodes[meant(parts["id"])]["url"] = parts["url"]
        elif name == "style":
            styles.add(parts["id"])
    assert {node["style"] for node in nodes.values()} == styles
    return nodes, sorted_edges(edges)


def meant(name):
    return name[2:].replace("_S_", "/").replace("_K_", "#").replace("_", "-")


def shown(text):
    """As a reader sees it: Mermaid makes HTML of it, then looks for formulas and icons, and the browser text of that."""
    seen = unescape(re.sub(r"#(\d+);", r"&#\1;", text[1:-1].replace("<br/>", "\n")))
    assert not re.search(r"\$\$|fa[bklrs]?:fa-", seen)
    return seen.replace("\u200b", "")


def relation(parts):
    arrow, text = parts["arrow"], shown(parts["text"] or '""')
    if arrow == "-->":
        return "supports", text or "directional"
    return {"==>": ("supports", "explicit"), "-.->": ("depends_on", None), "---": ("part_of", None)}[arrow]


READERS = {"dot": read_dot, "mermaid": read_mermaid, "graphml": read_graphml, "json": read_json}
