from html import unescape
from urllib.parse import unquote, urljoin

import pytest

from okrsite_gen.site.links import LinkBook, leads, resolve

FILES = {
    "index.html",
    "teams/index.html",
    "teams/growth/index.html",
    "2026-q4/growth/onboarding/index.html",
    "data/all.csv",
}


def broken(uri, html, **others):
    book = LinkBook()
    book.add(uri, leads(uri, html))
    for other, text in others.items():
        book.add(f"teams/{other}/", leads(f"teams/{other}/", text))
    return sorted(found.link for found in book.broken(FILES, lambda _: {"seen-on-disk"}))


@pytest.mark.parametrize(
    ("uri", "link", "found"),
    [
        ("", "teams/", "teams/"),
        ("", "./", ""),
        ("teams/growth/", "../", "teams/"),
        ("teams/growth/", "../../", ""),
        ("teams/growth/", "../..", ""),
        ("teams/growth/", "../../2026-q4/growth/onboarding/", "2026-q4/growth/onboarding/"),
        ("teams/growth/", "", "teams/growth/"),
        ("teams/growth/", "../../data/all.csv", "data/all.csv"),
        ("teams/growth/", "chart%20one.svg", "teams/growth/chart one.svg"),
        ("teams/", "../../", None),
        ("teams/", "/teams/", None),
    ],
)
def test_a_link_is_resolved_from_its_page(uri, link, found):
    assert resolve(uri, link) == found


LINKS = """
    #x ../ ../#x ../growth/ ../../data/all.csv ./ ./growth/ ../a/../b a/./b/ ..a/.b/-c/_d a%20b/#c%20d R&amp;D/ ?x=1#y a?x=1 \u00e9/#\u00e9 a// a:b/ a/:/
"""


@pytest.mark.parametrize("uri", ["", "teams/", "teams/growth/", "2026-q4/growth/404.html"])
@pytest.mark.parametrize("link", LINKS.split())
def test_links_of_a_page_lead_where_a_browser_goes(uri, link):
    """As the standard library joins addresses; what leaves the site, or has a scheme, leads to none of its files."""
    there = "https://o.example/site/"
    target = urljoin(there + uri, unescape(link))
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    found = leads(uri, f'<a class="x" href="{link}"><b id="here">').links
    if link == "a:b/":
        assert found == []
    elif not path.startswith(there):
        assert [file for file, _, _ in found] == [None]
    else:
        file = path.removeprefix(there)
        assert found == [(file + "index.html" if file.endswith("/") or not file else file, unquote(anchor), link)]


def test_links_that_lead_somewhere():
    html = (
        '<a href="../">Teams</a> <a class="x" href="#people">People</a> <h2 id="people">People</h2>'
        '<a href="../../data/all.csv?x=1">Data</a> <a href="https://other.example/nowhere">Elsewhere</a>'
        '<a href="mailto:a@b.example">Mail</a> <a href="../../2026-q4/growth/onboarding/#seen-on-disk">Objective</a>'
    )
    assert broken("teams/growth/", html) == []


def test_links_that_lead_nowhere():
    html = '<a href="../sales/">Sales</a><a href="#nobody">N</a><img src="../x.png"><a href="/teams/">Root</a>'
    assert broken("teams/growth/", html) == ["#nobody", "../sales/", "../x.png", "/teams/"]


def test_an_anchor_on_another_page_has_to_be_there():
    html = '<a href="growth/#here">yes</a><a href="growth/#gone">no</a>'
    assert broken("teams/", html, growth='<p id="here">') == ["growth/#gone"]


def test_escaped_addresses_are_understood():
    assert broken("teams/", '<a href="growth/#a&amp;b">x</a>', growth='<p id="a&amp;b">') == []
