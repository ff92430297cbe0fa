"""axe finds nothing to mend: WCAG 2.2, levels A and AA, and what it calls best practice."""

from importlib.resources import files

import pytest
from test_pages_in_chromium import OBJECTIVE, PAGES

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async colours => (await axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
  rules: colours ? {} : {"color-contrast": {enabled: false}},
  resultTypes: ["violations"],
})).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))"""
KINDS = [*PAGES, "tv/", "tv/build/"]
QUICK = {
    "light": ["", "people/tobias/", "map/build/", "calendar/", "handbook/", "404.html", "tv/"],
    "dark": [OBJECTIVE, "teams/sales/", "teams/care/agenda/", "dependencies/", "explorer/status/at-risk/", "manual/"],
}


@pytest.fixture(scope="module")
def readers(browser):
    """A reader with light and one with dark colours; both at rest, since axe would judge colours on their way."""
    pages = {
        scheme: browser.new_page(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 900})
        for scheme in ("light", "dark")
    }
    yield pages
    for page in pages.values():
        page.close()


def violations(page, address, widths=(320,), *, colours=True):
    page.set_viewport_size({"width": widths[0], "height": 900})
    page.goto(address)
    page.evaluate(AXE)
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(RUN, colours)
    return {width: said for width, said in found.items() if said}


@pytest.mark.parametrize(("scheme", "uri"), [(scheme, uri) for scheme, uris in QUICK.items() for uri in uris])
def test_axe_finds_nothing(readers, demo, scheme, uri):
    assert violations(readers[scheme], demo.address + uri) == {}


def test_axe_is_awake(readers, demo):
    page = readers["light"]
    page.goto(f"{demo.address}teams/")
    page.evaluate("document.querySelector('.okr-menu-button').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    page.evaluate(AXE)
    assert {said.partition(":")[0] for said in page.evaluate(RUN, arg=True)} == {"button-name", "color-contrast"}


def test_axe_finds_nothing_in_an_open_menu_or_search(readers, demo):
    page = readers["dark"]
    for width, opener in (
        (320, "[popovertarget=okr-menu]"),
        (320, ".okr-search"),
        (1366, ".okr-search"),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{demo.address}manual/objectives/")
        page.locator(opener).first.click()
        if "search" in opener:
            page.locator(".okr-find input").fill("nurse")
            page.locator(".okr-find li").first.wait_for()
        page.evaluate(AXE)
        assert page.evaluate(RUN, arg=True) == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", KINDS)
def test_axe_finds_nothing_at_any_width(readers, demo, uri, scheme):
    assert violations(readers[scheme], demo.address + uri, widths=(320, 768, 1366)) == {}


@pytest.mark.slow
def test_axe_finds_nothing_on_any_page(readers, demo):
    """Colours apart, which are the same on all pages of a kind and take most of the time."""
    uris = sorted(
        path.relative_to(demo.folder).as_posix().removesuffix("index.html") for path in demo.folder.rglob("*.html")
    )
    assert len(uris) > 300
    found = {uri: violations(readers["light"], demo.address + uri, colours=False) for uri in uris}
    assert {uri: said for uri, said in found.items() if said} == {}
