"""Screens on the wall: whole at both sizes, one after another without script, and still for who wants them still."""

import re
from pathlib import Path

import pytest
from test_pages_in_chromium import overflow, visit

THEME = Path(__file__).parents[2] / "theme" / "assets" / "okrsite"
UNFIT = """() => [...document.querySelectorAll(".tv-screen")].filter(screen => {
  const inside = screen.getBoundingClientRect(), parts = screen.querySelector(".tv-parts");
  return parts.scrollHeight > parts.clientHeight + 1 || Math.abs(inside.width - innerWidth) > 1
    || [...screen.querySelectorAll("h2, p, li")].some(e => e.getBoundingClientRect().bottom > inside.bottom + 1 || e.getBoundingClientRect().right > inside.right + 1);
}).map(screen => screen.innerText)"""
SHOWN = (
    "() => [...document.querySelectorAll('.tv-screen')].findIndex(e => Math.abs(e.getBoundingClientRect().left) < 1)"
)
AT = "second => { const chain = document.querySelector('.tv-screens').getAnimations()[0]; chain.currentTime = 1000 * second; }"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
@pytest.mark.parametrize("uri", ["tv/", "tv/build/", "tv/business/"])
def test_every_screen_fits_and_can_be_read_from_afar(browser, demo, uri, size):
    width, height = size
    with visit(browser, demo, uri, viewport={"width": width, "height": height}) as visited:
        page = visited.page
        assert page.locator(".tv-screen").count() > 2
        assert page.evaluate(UNFIT) == []
        assert page.evaluate("document.documentElement.scrollHeight") == height
        sizes = "all => Math.min(...all.map(e => parseFloat(getComputedStyle(e).fontSize)))"
        assert page.locator(".tv-screen p, .tv-screen h2").evaluate_all(sizes) >= 0.0149 * width
        assert page.locator("h2").evaluate_all(sizes) >= 0.0299 * width


def test_one_screen_follows_another_without_script_until_somebody_stops_them(browser, demo):
    with visit(browser, demo, "tv/", viewport={"width": 1920, "height": 1080}) as visited:
        page, number = visited.page, visited.page.locator(".tv-screen").count()
        assert page.locator("script").count() == 0
        shown = []
        for turn in range(number + 1):
            page.evaluate(AT, 20 * turn + 10)
            shown.append(page.evaluate(SHOWN))
        assert shown == [*range(number), 0]
        page.get_by_label("Stand still").check()
        assert page.evaluate("document.querySelector('.tv-screens').getAnimations()[0].playState") == "paused"
        page.get_by_label("All below each other").check()
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("document.documentElement.scrollHeight") > 1080


@pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 800}}, {"reduced_motion": "reduce"}])
def test_small_screens_and_who_wants_no_motion_get_a_page(browser, demo, options):
    with visit(browser, demo, "tv/", **options) as visited:
        page = visited.page
        assert page.evaluate("document.getAnimations().length") == 0
        assert overflow(page) == 0
        boxes = [part.bounding_box()["y"] for part in page.locator(".tv-screen").all()]
        assert boxes == sorted(set(boxes))
        assert [request for request in visited.requests if not request.startswith(demo.address)] == []
        assert visited.complaints == []


def test_a_screen_says_what_the_objective_page_says(demo):
    screen = demo.html("tv/").decode().replace("\xa0", " ")
    first = re.search(r"<section.*?</section>", screen, re.DOTALL)[0]
    for said in (
        "Increase recurring revenue",
        "Q4 2026, week 8 of 14",
        "0.51",
        "plan 0.63",
        "behind",
        "4,566 seats",
        "last check-in 4 days ago",
    ):
        assert said in first, said
    assert "as of" in screen
    assert 'content="72001"' in screen


def test_a_page_may_have_as_many_screens_as_the_styles_know():
    known = [int(number) for number in re.findall(r"\.tv--(\d+) {", (THEME / "tv" / "tv.css").read_text("utf-8"))]
    assert known == list(range(2, 25))


def test_the_colours_are_those_of_the_site():
    """Screens have styles of their own; the first of each name stand for light, the second for dark."""
    site, screens = ((THEME / name).read_text("utf-8") for name in ("okrsite.css", "tv/tv.css"))
    for name in ("ink", "muted", "line", "surface", "link", "on-track", "behind", "at-risk", "done", "none"):
        colours = [re.findall(rf"--okr-{name}: (#[0-9a-f]+);", css)[:2] for css in (site, screens)]
        assert colours[0] == colours[1], name
