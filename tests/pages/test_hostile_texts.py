"""Whatever is written into a field is shown as it was written, and nothing of it becomes part of the page."""

import re

import pytest
from published import Published, put

HOSTILE = {
    "script": "</title><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "quote": "' autofocus onfocus='alert(1)",
    "template": "{{ 7*7 }}{% raw %}",
    "picture": "<img src=x onerror=alert(1)>",
    "svg": "</text></svg><svg onload=alert(1)>",
    "comment": "--><iframe src=javascript:alert(1)>",
    "style": "</style><style>*{display:none}",
    "bidi": "\u202egnirts\u202c \u2066x\u2069",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;&#x3c;b&#x3e;",
    "link": "[x](javascript:alert(1)) ![y](http://evil.example/p.png) <http://a.example/\"onclick=alert(1)>",
}  # fmt: skip

ACTING = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def company(bad):
    bad = quoted(bad)
    return {
        "okrsite.yml": f"company: {bad}\nmission: {bad}\nvision: {bad}\nas_of: 2026-11-20\npriorities: [{{id: p, title: {bad}}}]\n"
        f"glossary:\n  {bad}: {bad}\nnorth_star: rides\n",
        "people.yml": f"ana: {{name: {bad}, roles: [{bad}], team: co}}\n",
        "kpis.yml": f"rides: {{title: {bad}, unit: {bad}, description: {bad}, owner: ana}}\n",
        "cycles.yml": f"sprint: {{title: {bad}, starts: 2026-10-01, ends: 2026-12-31}}\n",
        "co/team.yml": f"name: {bad}\nlead: ana\nmembers: [ana]\n",
        "co/it/team.yml": f"name: {bad}\n",
        "co/sprint/one.md": f"""---
objective: {bad}
owner: ana
why: {bad}
priority: p
tags: [{bad}]
depends_on: [{{to: it/two, what: {bad}}}]
initiatives: [{{title: {bad}, state: doing}}]
grade: {{score: 0.5, reason: {bad}, by: ana, date: 2026-11-01}}
allow: [{{rule: too-few-key-results, reason: {bad}}}]
changes: [{{date: 2026-10-20, was: {{objective: {bad}, why: {bad}}}, why: {bad}, by: ana}}]
key_results:
  - {{id: num, title: {bad}, baseline: 0, target: 9, unit: {bad}, grade: {{score: 0.4, reason: {bad}, date: 2026-11-01}}}}
  - id: steps
    title: {bad}
    kind: milestones
    milestones: [{{id: a, title: {bad}}}]
  - {{id: out, title: {bad}, kind: binary, retired: {{date: 2026-11-01, reason: {bad}}}}}
---

{bad[1:-1].replace("''", "'")}
""",
        "co/it/sprint/two.md": f"---\nobjective: {bad}\nretired: {{date: 2026-11-01, reason: {bad}}}\nkey_results:\n"
        "  - {id: b, title: B, kind: binary}\n---\n",
        "co/sprint/check-ins/2026-11-16.yml": f"""by: ana
key_results:
  one#num:
    value: 4
    note: {bad}
    blockers: [{bad}]
    next: [{bad}]
    asks: [{{of: it, what: {bad}}}]
    concerns: [{bad}]
  one#steps: {{done: [a]}}
kpis: {{rides: 5}}
wins: [{bad}]
demos: [{{title: {bad}, url: "https://demo.example/"}}]
decisions: [{bad}]
actions: [{{id: act, what: {bad}, who: ana, for: one}}]
""",
        "co/sprint/check-ins/2026-11-17.yml": "by: ana\nkey_results:\n  one#num: {value: 5}\nkpis: {rides: 6}\n",
        "co/sprint/retrospective.md": f"---\nwell: [{bad}]\nnot_well: [{bad}]\nwhy: [{bad}]\nprocess: [{bad}]\n"
        f"lessons: [{{lesson: {bad}, carried_to: co/sprint/one}}]\n---\n{bad[1:-1]}\n",
    }


def shape(page):
    """A page's elements with their attributes' names, in order; addresses that content gives are not part of it."""
    return [(element.tag, sorted(element.node.keys())) for element in page.all() if element.tag != "title"]


def pages_of(site):
    """The pages that show what a company writes: not the manual's."""
    return {uri: site.page(uri) for uri in site.uris if not uri.startswith(("rules/", "explorer/tag/"))}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("harmless"), company("Plain words")))


@pytest.fixture(scope="module", params=HOSTILE)
def hostile(request, tmp_path_factory):
    """The text, and the site of a company that writes it everywhere."""
    text = HOSTILE[request.param]
    return text, Published(put(tmp_path_factory.mktemp(request.param), company(text)))


def shape(page):
    """A page's elements with the names of their attributes, in order, but for what Markdown makes of a text."""
    found = [(element.tag, sorted(element.node.keys())) for element in page.all() if element.tag != "title"]
    return [(tag, names) for tag, names in found if names or tag not in ("p", "em", "strong", "code", "br", "blockquote")]


def test_a_page_has_the_same_elements_whatever_is_written(hostile, harmless):
    text, site = hostile
    if text == HOSTILE["link"]:
        pytest.skip("its link to http://a.example is one that may be written")
    for uri, page in pages_of(site).items():
        assert shape(page) == shape(harmless.page(uri)), uri


def test_titles_are_shown_as_they_were_written(hostile):
    text, site = hostile
    words = " ".join(text.split())
    assert site.page("sprint/co/one/").one("h1").text == words
    assert site.page("").one("h1").text == words
    assert site.page("teams/co/").one("h1").text == words
    assert site.page("people/ana/").one("h1").text == words


def test_no_page_has_anything_that_acts(hostile):
    _, site = hostile
    for uri, page in pages_of(site).items():
        for element in page.all():
            tag = element.tag.rpartition("}")[2]
            assert tag not in {"script", "img", "iframe", "object", "style", "form", "input", "link", "meta", "base"}, uri
            for attribute, value in element.node.items():
                assert not attribute.startswith("on"), (uri, attribute)
                assert attribute not in ("style", "autofocus", "srcdoc"), (uri, attribute)
                assert attribute not in ("href", "src") or not ACTING.match(value), (uri, value)


@pytest.mark.parametrize("field", ["url", "evidence", "source_url"])
def test_addresses_that_would_act_are_refused(tmp_path, field):
    bad = "javascript:alert(1)"
    files = company("Plain words")
    if field == "url":
        files["co/sprint/one.md"] = files["co/sprint/one.md"].replace("state: doing", f"state: doing, url: '{bad}'")
    elif field == "evidence":
        files["co/sprint/one.md"] = files["co/sprint/one.md"].replace("target: 9,", f"target: 9, evidence: '{bad}',")
    else:
        files["okrsite.yml"] += f"source_url: '{bad}'\n"
    with pytest.raises(AssertionError, match="is not a link"):
        Published(put(tmp_path, files))
