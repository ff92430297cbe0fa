"""What `okrsite graph` writes, read by others, is what `okrsite export` says."""

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import readers
from readers import NAMESPACE, READERS, sorted_edges

from okrsite_gen.graphs import GRAPH_FORMATS, wording

FORMATS = [form.NAME for form in GRAPH_FORMATS]
SITE = "https://okrs.example/"

# Everything that some format takes for an order, at the beginning, in the middle and at the end.
HOSTILE = [
    'Say "no" to "quotes"',
    "Back\\slash at the end \\",
    '"],shape=star]; click x call alert() "',
    r"\N \G \L \E \T graph names, \n \l \r breaks",
    "]]> ends no section <![CDATA[ begins none",
    "</TD></TR></TABLE>> --> <b>bold</b> & &amp; &lt; &#35; &quot;",
    "a #quot; #35; b; c:: style A:#fff; classDef x:#f00; d",
    "| pipes || and (round) {curly} [square] <angled> ((both)) {{more}}",
    "end subgraph flowchart graph click style default linkStyle",
    "end",
    "1. A list, 2) another",
    "- a list - with -- dashes --- and -> arrows --> ==> -.->",
    "`code` **bold** _under_ ~~gone~~ $$x^2$$ @{ shape: star }",
    "%% a comment %%{init: {}}%%",
    "fa:fa-car icon, http://example.com/?a=1&b=2#c",
    "// a comment /* and more */ # and this",
    "Grüße, Ω, 漢字, Ž́, 🚀 and more",
    "x" * 300,
]


def front_matter(title, *lines):
    return "\n".join(["---", f"objective: {json.dumps(title, ensure_ascii=False)}", *lines, "---", ""])


@pytest.fixture
def hostile(company):
    """Each title as an objective, as a key result that the next one supports, as a team, and as what is needed."""
    files = {"company/2026/top.md": front_matter("We are at the top")}
    for number, title in enumerate(HOSTILE):
        text = json.dumps(title, ensure_ascii=False)
        above = f"t{number - 1}/2026/o#kr" if number else "company/2026/top"
        files[f"company/t{number}/team.yml"] = f"name: {text}\n"
        files[f"company/t{number}/2026/o.md"] = front_matter(
            title,
            "key_results:",
            f"  - {{id: kr, title: {text}, kind: binary}}",
            f"supports: [{above}]",
            f"depends_on: [{{to: company/2026/top, what: {text}}}]",
        )
    return company(files)


def edges_of(export):
    """The export's links; a key result that something leads to is part of its objective."""
    supports = [
        (one["id"], link["to"], "supports", link["as"]) for one in export["objectives"] for link in one["supports"]
    ]
    needs = [(one["id"], need["to"], "depends_on", None) for one in export["objectives"] for need in one["depends_on"]]
    ends = {target for _, target, *_ in supports + needs if "#" in target}
    return supports + needs, [(end, end.partition("#")[0], "part_of", None) for end in ends]


def nodes_of(export):
    """All objectives, and all key results."""
    found = {}
    for one in export["objectives"]:
        common = {key: one[key] for key in ("team", "cycle")}
        found[one["id"]] = one | {"what": "objective"}
        for key_result in one["key_results"]:
            url = f"{one['url']}#{key_result['id'].partition('#')[2]}"
            found[key_result["id"]] = key_result | common | {"what": "key result", "aligned": None, "url": url}
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("whose", ["demo", "hostile"])
def test_all_links_come_back_and_no_others(request, whose, form):
    company = request.getfixturevalue(whose)
    links, parts = edges_of(company.export())
    _, edges = company.graph(form)
    assert edges == sorted_edges(links if form == "dot" else links + parts)
    assert len(links) > 30


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("whose", ["demo", "hostile"])
def test_nodes_are_all_objectives_and_the_key_results_that_something_leads_to(request, whose, form):
    company = request.getfixturevalue(whose)
    export = company.export()
    expected = nodes_of(export)
    nodes, _ = company.graph(form)
    ends = {edge[1] for edge in edges_of(export)[0]}
    assert set(nodes) == {one["id"] for one in export["objectives"]} | ends
    for id_, node in nodes.items():
        read = node["title"]
        assert (read.replace(" ", "") if form == "dot" else read) == same(expected[id_]["title"], form)


def same(title, form):
    """A title as a picture shows it: in one line; Graphviz's lines break where there was a space, or none."""
    if form in ("graphml", "json"):
        return title
    text = " ".join(title.split())
    return text.replace(" ", "") if form == "dot" else text


@pytest.mark.parametrize("form", ["graphml", "json"])
@pytest.mark.parametrize("whose", ["demo", "hostile"])
def test_data_formats_say_what_the_export_says(request, whose, form):
    company = request.getfixturevalue(whose)
    expected = nodes_of(company.export())
    nodes, _ = company.graph(form)
    for id_, node in nodes.items():
        for key in readers.ATTRIBUTES:
            value = False if key == "outside" else expected[id_][key]
            assert node[key] == value, (id_, key)


def test_the_attributes_of_a_dot_node_are_the_exports(demo):
    nodes, _ = demo.graph("dot")
    for one in demo.export()["objectives"]:
        node = nodes[one["id"]]
        assert [node["team"], node["cycle"], node["pace"], node["url"]] == [
            one[key] for key in ("team", "cycle", "pace", "url")
        ]
        assert node.get("aligned") == {True: "true", False: "false", None: None}[one["aligned"]]
        assert node.get("score") == (None if one["score"] is None else f"{one['score']:.6g}")


@pytest.mark.parametrize("form", ["dot", "mermaid"])
def test_pictures_tell_the_state_by_colour_sign_and_word(demo, form):
    text = demo.text(form)
    nodes, _ = demo.graph(form)
    assert nodes["it/2026-q4/cheaper-cloud"]["says"] == "▲ at risk · 0.19 · Liang Chen · Q4 2026 · unaligned"
    assert nodes["company/2026-q4/recurring-revenue#churn"]["says"].startswith("◐ behind · 0.")
    assert nodes["company/2026-q4/trusted-with-data#surveillance-audit"]["says"] == "○ no check-in"
    assert all(colour in text for colour in ("#2c808f", "#a85801", "#730f20", "#5219b1"))


def test_colours_are_the_sites():
    css = (Path(__file__).parents[2] / "theme/assets/okrsite/okrsite.css").read_text(encoding="utf-8")
    assert all(colour in css for colour in {*wording._TONES.values(), wording.INK, wording.QUIET})


def test_pictures_say_of_a_dependency_by_when_and_whether_it_is_agreed(demo):
    dot, mermaid = demo.text("dot"), demo.text("mermaid")
    export = demo.export()
    for one in export["objectives"]:
        for need in one["depends_on"]:
            says = f"needs by {need['needed_by']}, {'agreed' if need['agreed'] else 'not agreed'}"
            assert says in dot
            assert says in mermaid


def test_data_formats_say_all_of_a_dependency(demo):
    needs = {
        (one["id"], need["to"]): (need["what"], need["needed_by"], need["agreed"])
        for one in demo.export()["objectives"]
        for need in one["depends_on"]
    }
    found = json.loads(demo.text("json"))["edges"]
    of_json = {
        (edge["source"], edge["target"]): (edge["what"], edge["needed_by"], edge["agreed"])
        for edge in found
        if edge["relation"] == "depends_on"
    }
    drawing = readers.nx.parse_graphml(demo.text("graphml"), force_multigraph=True)
    of_graphml = {
        (source, target): (of.get("what"), of.get("needed_by"), of["agreed"])
        for source, target, of in drawing.edges(data=True)
        if of["relation"] == "depends_on"
    }
    assert of_json == of_graphml == needs


def below(export, top):
    """A team with all below it."""
    found = {top}
    for _ in export["teams"]:
        found |= {team["id"] for team in export["teams"] if team["parent"] in found}
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("team", "cycle"), [("it", None), ("build", None), (None, "2026-q4"), ("build", "2026-q3")])
def test_a_part_comes_with_its_neighbours(demo, form, team, cycle):
    export = demo.export()
    teams = below(export, team or "company")
    inside = {one["id"] for one in export["objectives"] if one["team"] in teams and cycle in (None, one["cycle"])}
    links, _ = edges_of(export)
    touching = [edge for edge in links if {end.partition("#")[0] for end in edge[:2]} & inside]
    ends = {end for edge in touching for end in edge[:2]}
    nodes, edges = demo.graph(form, *(["--team", team] if team else []), *(["--cycle", cycle] if cycle else []))
    assert set(nodes) == inside | ends | {end.partition("#")[0] for end in ends}
    assert [edge for edge in edges if edge[2] != "part_of"] == sorted_edges(touching)
    marked = {
        id_
        for id_, node in nodes.items()
        if node.get("outside") in (True, "true") or node.get("says", "").endswith("outside")
    }
    assert marked == {id_ for id_ in nodes if id_.partition("#")[0] not in inside}
    assert marked
    assert len(inside) > 1


@pytest.mark.parametrize("form", FORMATS)
def test_where_the_site_is_known_links_are_whole(demo, form):
    nodes, _ = demo.graph(form, "--cycle", "2026-q4", "--site-url", SITE)
    expected = nodes_of(demo.export())
    for id_, node in nodes.items():
        if form == "dot" and "#" in id_:
            continue
        assert node["url"] == SITE.rstrip("/") + expected[id_]["url"]
        assert form != "dot" or node["URL"] == node["url"]


@pytest.mark.parametrize("form", ["dot", "mermaid"])
def test_without_a_site_pictures_have_no_links_that_lead_nowhere(demo, form):
    text = demo.text(form, "--cycle", "2026-q4")
    assert "URL=" not in text
    assert "click" not in text


def test_graphml_is_built_as_its_schema_says(hostile):
    """graphml: keys, then one graph of nodes and edges; ids are unique, data have a key of theirs, edges end at nodes."""
    root = ElementTree.fromstring(hostile.text("graphml"))  # noqa: S314 - our own bytes
    assert root.tag == f"{NAMESPACE}graphml"
    *keys, drawing = root
    assert {key.tag for key in keys} == {f"{NAMESPACE}key"}
    kinds = {(key.get("id"), key.get("for")): key.get("attr.type") for key in keys}
    assert len(kinds) == len(keys) == len({key.get("id") for key in keys})
    assert set(kinds.values()) <= {"boolean", "int", "long", "float", "double", "string"}
    assert (drawing.tag, drawing.get("edgedefault")) == (f"{NAMESPACE}graph", "directed")
    ids = [element.get("id") for element in drawing]
    assert len(set(ids)) == len(ids)
    nodes = {element.get("id") for element in drawing if element.tag == f"{NAMESPACE}node"}
    for element in drawing:
        kind = element.tag.removeprefix(NAMESPACE)
        assert kind in ("node", "edge")
        given = [data.get("key") for data in element]
        assert len(set(given)) == len(given)
        for data in element:
            allowed = {"boolean": ("true", "false")}.get(kinds[data.get("key"), kind])
            assert allowed is None or data.text in allowed
        if kind == "edge":
            assert {element.get("source"), element.get("target")} <= nodes


def test_json_has_its_shape(demo):
    document = json.loads(demo.text("json"))
    assert set(document) == {"schema", "as_of", "directed", "multigraph", "graph", "teams", "nodes", "edges"}
    assert (document["schema"], document["as_of"], document["graph"]) == (1, "2026-11-20", {"company": "Tarnbrook"})
    assert all(set(node) == {"id", *readers.ATTRIBUTES} for node in document["nodes"])
    names = {"source", "target", "key", "relation", "kind", "what", "needed_by", "agreed"}
    assert all(set(edge) == names for edge in document["edges"])
    assert {team["id"] for team in document["teams"]} == {node["team"] for node in document["nodes"]}
    lines = demo.text("json").splitlines()
    assert len(lines) > len(document["nodes"]) + len(document["edges"])


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_published_leaves_no_trace(company, form):
    key_results = ("key_results:", "  - {id: kr, title: Nobody sees this number, kind: binary}")
    hidden = company(
        {
            "company/2026/top.md": front_matter(
                "We are at the top", "supports: [secret, half]", "depends_on: [{to: secret#kr}]"
            ),
            "company/2026/secret.md": front_matter("Nobody sees this", "audience: board", *key_results),
            "company/2026/half.md": front_matter("Nobody sees that", "state: draft", "supports: [top]"),
            "company/hush/team.yml": "name: Nobody knows us\naudience: board\n",
            "company/hush/2026/quiet.md": front_matter("Nobody hears it", "supports: [company/top]"),
        }
    )
    nodes, edges = hidden.graph(form)
    assert (list(nodes), edges) == (["company/2026/top"], [])
    assert not any(word in hidden.text(form) for word in ("Nobody", "secret", "half", "hush", "quiet"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_content_gives_the_same_bytes(demo, form):
    assert demo.text(form) == demo.text(form)


def test_every_format_has_a_reader_and_an_ending_of_its_own():
    assert set(READERS) == set(FORMATS)
    endings = [ending for form in GRAPH_FORMATS for ending in form.ENDINGS]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize("whose", ["demo", "hostile"])
@pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz is not installed; pydot reads the same in the other tests"
)
def test_graphviz_draws_it_without_a_word(request, whose):
    text = request.getfixturevalue(whose).text("dot")
    drawn = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True)  # noqa: S607 - found above
    assert drawn.stderr == b""
    seen = squeezed("".join(ElementTree.fromstring(drawn.stdout).itertext()))  # noqa: S314 - our own picture
    assert whose == "demo" or all(squeezed(title) in seen for title in HOSTILE)


def squeezed(text):
    """Without spaces, as lines break where they must."""
    return "".join(text.split())
