"""Whatever is written into a field is shown as it was written, and nothing of it becomes part of the page."""

import re

import pytest
from hostile import HOSTILE, company
from published import Published, put

ACTING = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


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
    """A page's elements with the names of their attributes, in order, but for what Markdown makes of a text, and its lines in pictures."""
    left_out = ("title", "{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}text")
    found = [(element.tag, sorted(element.node.keys())) for element in page.all() if element.tag not in left_out]
    return [
        (tag, names) for tag, names in found if names or tag not in ("p", "em", "strong", "code", "br", "blockquote")
    ]


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
            assert tag not in {"script", "img", "iframe", "object", "style", "form", "input", "link", "meta", "base"}, (
                uri
            )
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
