"""Keys instead of a pointer, wider spacing, forced colours, less motion, no script: what axe cannot try."""

import re

import pytest
from test_axe_in_chromium import KINDS
from test_pages_in_chromium import OBJECTIVE, OUTSIDE, OVERLAPPING, overflow, visit

FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e), boxes = [...e.getClientRects()];
  if (e === document.body) return null;
  const label = e.matches(".md-option") ? e.parentElement.querySelector("label:not([hidden])") : e;
  const box = label.getBoundingClientRect(), ring = getComputedStyle(e.matches(".near a") ? e.querySelector("rect") : label);
  const line = boxes.length > 1 ? boxes[0] : box;
  const at = document.elementFromPoint(Math.max(1, line.left + Math.min(line.width / 2, 8)), line.top + line.height / 2);
  return {
    name: (e.getAttribute("aria-label") || e.textContent || "").trim().slice(0, 40),
    place: [...document.querySelectorAll("a, button, input, select, summary, [tabindex]")].indexOf(e),
    ring: parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== "none" || parseFloat(ring.strokeWidth) > 2,
    seen: !!at && (label.contains(at) || at.contains(label)) && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def walk(page, key, steps):
    found = []
    for _ in range(steps):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        found.append(stop)
    return found


@pytest.mark.parametrize(
    ("uri", "width", "scheme"),
    [
        ("", 1366, "light"),
        (OBJECTIVE, 1366, "dark"),
        ("explorer/", 320, "light"),
        ("map/", 320, "dark"),
        ("manual/objectives/", 1366, "light"),
        ("tv/", 1366, "dark"),
    ],
)
def test_keys_lead_through_a_page_in_its_order_and_focus_is_always_seen(browser, demo, uri, width, scheme):
    options = {"viewport": {"width": width, "height": 700}, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visit(browser, demo, uri, **options) as visited:
        forth = walk(visited.page, "Tab", 45)
        back = walk(visited.page, "Shift+Tab", 20)
    assert len(forth) >= 3
    assert [stop["name"] for stop in forth + back if not stop["ring"]] == []
    assert [stop["name"] for stop in forth + back if not stop["seen"]] == []
    places = [stop["place"] for stop in forth]
    assert places == sorted(places)


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_small_screens_opens_by_keys_with_and_without_script(browser, demo, script):
    options = {"viewport": {"width": 320, "height": 700}, "java_script_enabled": script}
    with visit(browser, demo, "manual/objectives/", **options) as visited:
        page, menu = visited.page, visited.page.locator("#okr-menu")
        assert not menu.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert menu.is_visible()
        assert menu.locator("[aria-current=page]").inner_text() == "Objectives and key results"
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(demo.address)


def test_nothing_that_needs_script_is_there_without_it(browser, demo):
    with visit(browser, demo, "teams/", java_script_enabled=False) as visited:
        for helper in (".okr-search", "[data-md-component=palette]"):
            assert not visited.page.locator(helper).is_visible(), helper


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
CUT_OFF = """() => [...document.querySelectorAll("#okr-content *")].filter(e => {
  const style = getComputedStyle(e);
  return !e.closest(".okr-sr, .tv-only-read, pre, .okr-scroll, .okr-written-table, svg, .okr-table > thead, details:not([open]) > :not(summary)")
    && [style.overflowX, style.overflowY].some(how => how === "hidden" || how === "clip")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.className)"""


def assert_room(page, widths=(320, 1366)):
    page.add_style_tag(content=SPACED)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0, width
        assert page.evaluate(OUTSIDE) == [], width
        assert page.evaluate(OVERLAPPING) == [], width
        assert page.evaluate(CUT_OFF) == [], width


@pytest.mark.parametrize("uri", ["", OBJECTIVE, "explorer/", "teams/sales/"])
def test_wider_text_is_neither_cut_off_nor_covered(browser, demo, uri):
    """The spacing of WCAG 1.4.12."""
    with visit(browser, demo, uri, reduced_motion="reduce", bypass_csp=True) as visited:
        assert_room(visited.page)


@pytest.mark.slow
@pytest.mark.parametrize("uri", KINDS)
def test_wider_text_is_neither_cut_off_nor_covered_on_any_kind_of_page(browser, demo, uri):
    with visit(browser, demo, uri, reduced_motion="reduce", bypass_csp=True) as visited:
        assert_room(visited.page, (320, 768, 1366))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", ["", "tv/"])
def test_forced_colours_leave_shapes_and_words_in_the_colour_of_text(browser, demo, uri, scheme):
    with visit(browser, demo, uri, forced_colors="active", color_scheme=scheme) as visited:
        page = visited.page
        ink = page.locator("body").evaluate("e => getComputedStyle(e).color")
        colours = "all => [...new Set(all.map(e => getComputedStyle(e).color))]"
        assert page.locator(".okr-state, .okr-state .okr-shape").evaluate_all(colours) == [ink]


def test_nothing_moves_for_who_wants_it_so(browser, demo):
    for uri in ("", "tv/"):
        with visit(browser, demo, uri, reduced_motion="reduce") as visited:
            assert visited.page.evaluate("document.getAnimations().length") == 0
            visited.page.mouse.wheel(0, 900)
            assert visited.page.evaluate("document.getAnimations().length") == 0


def test_every_picture_has_a_name_or_is_passed_over(demo):
    pictures = 0
    for path in demo.folder.rglob("*.html"):
        for tag in re.findall(r"<svg\b[^>]*>(?:<title\b)?", path.read_text("utf-8")):
            outside = 'aria-hidden="true"' in tag or "<title" in tag or re.search(r'aria-label(ledby)?="[^"]', tag)
            nested = "role=" not in tag and ("<svg x=" in tag or 'class="' not in tag)
            pictures += 1
            assert outside or nested, (path, tag)
    assert pictures > 1000


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_paper_is_white_and_holds_everything(browser, demo, paper):
    """182 mm, A4 less its margins, are 688 CSS pixels."""
    for uri in ("", OBJECTIVE, "explorer/", "dependencies/", "map/", "tv/"):
        with visit(browser, demo, uri, color_scheme=paper, viewport={"width": 688, "height": 900}) as visited:
            assert_paper(visited.page)


@pytest.mark.slow
@pytest.mark.parametrize("uri", KINDS)
def test_paper_is_white_and_holds_everything_of_any_kind_of_page(browser, demo, uri):
    with visit(browser, demo, uri, color_scheme="dark", viewport={"width": 688, "height": 900}) as visited:
        for width in (688, 710):
            visited.page.set_viewport_size({"width": width, "height": 900})
            assert_paper(visited.page)


DARK = """() => [...document.querySelectorAll("body, body *")].filter(e => {
  const parts = getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number), whole = getComputedStyle(e).backgroundColor.startsWith("color(") ? 1 : 255;
  return e.getClientRects().length && (parts.length < 4 || parts[3] > 0) && (parts[0] + parts[1] + parts[2]) / 3 / whole < 0.5;
}).map(e => e.outerHTML.slice(0, 80))"""


def assert_paper(page):
    page.emulate_media(media="print")
    assert page.evaluate(DARK) == []
    assert overflow(page) == 0
    assert page.evaluate(OUTSIDE) == []
    for chrome in (".md-header", ".md-tabs", ".okr-menu", ".md-sidebar", ".tv-switches"):
        assert not any(part.is_visible() for part in page.locator(chrome).all()), chrome
