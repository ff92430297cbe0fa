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
