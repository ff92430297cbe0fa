"""How the demo's objectives fit in, as a browser draws it: lines around boxes, words inside them, links that lead there and up."""

import json
import re
from urllib.parse import urljoin

import pytest

WIDTHS = (1366, 390, 320)

MISDRAWN = """() => {
  const svg = document.querySelector(".near");
  if (!svg) return ["no picture"];
  const found = [], box = e => e.getBoundingClientRect();
  const within = (b, x, y, air) => x > b.left + air && x < b.right - air && y > b.top + air && y < b.bottom - air;
  const frames = [...svg.querySelectorAll("rect")].map(box), texts = [...svg.querySelectorAll("text")];
  const meet = (a, b, air) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > air
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > air;
  frames.forEach((one, at) => frames.slice(at + 1).forEach(other => { if (meet(one, other, 0)) found.push("boxes meet"); }));
  texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
    if (meet(box(one), box(other), 1)) found.push(one.textContent + " / " + other.textContent);
  }));
  for (const holder of svg.querySelectorAll("a, .near-here")) {
    const frame = box(holder.querySelector("rect"));
    for (const part of holder.querySelectorAll("text, use")) {
      const b = box(part);
      if (b.left < frame.left || b.right > frame.right || b.top < frame.top || b.bottom > frame.bottom) found.push(part.textContent + " leaves its box");
    }
  }
  for (const caption of svg.querySelectorAll(".near-caption"))
    if (frames.some(frame => meet(box(caption), frame, 0))) found.push(caption.textContent + " is covered");
  for (const path of svg.querySelectorAll(".near-line")) {
    const matrix = path.getScreenCTM();
    for (let at = 0; at <= path.getTotalLength(); at += 1) {
      const {x, y} = path.getPointAtLength(at).matrixTransform(matrix);
      if (frames.some(frame => within(frame, x, y, 1))) found.push("a line crosses a box at " + Math.round(y));
      const struck = texts.find(text => within(box(text), x, y, 0));
      if (struck) found.push("a line strikes through " + struck.textContent);
    }
  }
  if (box(svg).left < 0 || box(svg).right > innerWidth + 0.5) found.push("it leaves the screen");
  return [...new Set(found)];
}"""


@pytest.fixture(scope="module")
def export(demo):
    return json.loads((demo.folder / "data" / "okrs.json").read_bytes())


def linked(demo, export):
    uris = [objective["url"].lstrip("/") for objective in export["objectives"]]
    return [uri for uri in uris if b'class="near"' in demo.html(uri)]


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_no_line_crosses_a_box_and_no_word_covers_another(browser, demo, export, every):
    context = browser.new_context()
    page = context.new_page()
    uris = linked(demo, export)
    assert len(uris) > 40
    for uri in uris[::every]:
        page.goto(demo.address + uri, wait_until="load")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(MISDRAWN) == [], (uri, width)
    context.close()


def test_the_keyboard_reaches_the_boxes_from_top_to_bottom(browser, demo):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{demo.address}2026-q4/it/faster-integrations/", wait_until="load")
    page.locator(".near a").first.focus()
    tops = []
    for _ in range(page.locator(".near a").count()):
        assert page.evaluate("document.activeElement.closest('.near') !== null")
        tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
        page.keyboard.press("Tab")
    assert tops == sorted(tops)
    assert page.evaluate("document.activeElement.closest('.okr-fit__lists') !== null")
    context.close()


def test_a_box_leads_to_its_objective(browser, demo):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{demo.address}2026-q4/it/faster-integrations/", wait_until="load")
    page.locator(".near a", has_text="Signature to go-live").click()
    assert page.url == f"{demo.address}2026-q4/care/smooth-go-live/#time-to-live"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_dashed_is_what_nobody_agreed_to_in_every_scheme(browser, demo, scheme, media):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{demo.address}2026-q4/it/faster-integrations/", wait_until="load")
    page.emulate_media(media=media, color_scheme=scheme)
    style = "e => [getComputedStyle(e).stroke, getComputedStyle(e).strokeDasharray]"
    colour = "rgb(168, 176, 189)" if (scheme, media) == ("dark", "screen") else "rgb(85, 96, 110)"
    assert page.locator(".near-open").evaluate(style) == [colour, "4px, 3px"]
    assert page.locator(".near-line").first.evaluate(style) == [colour, "none"]
    context.close()


def test_from_every_aligned_key_result_the_company_s_objective_is_at_most_two_links_away(demo, export):
    """Only links of the path under the title count; what they lead to is asked of the export."""
    company = {team["id"] for team in export["teams"] if team["level"] == "company"}
    tops = {each["url"].lstrip("/") for each in export["objectives"] if each["team"] in company}
    asked = 0
    for objective in export["objectives"]:
        if objective["aligned"]:
            uri = objective["url"].lstrip("/")
            html = demo.html(uri).decode()
            near = steps(uri, html)
            reached = near | {end for step in near for end in steps(step, demo.html(step).decode())}
            assert reached & tops, uri
            for key_result in objective["key_results"]:
                assert f'id="{key_result["id"].partition("#")[2]}"' in html
                asked += 1
    assert asked > 100


def test_who_is_not_aligned_is_told_so(demo, export):
    for objective in export["objectives"]:
        told = b"Leads to no company objective" in demo.html(objective["url"].lstrip("/"))
        assert told == (objective["aligned"] is False), objective["id"]


def steps(uri, html):
    """The pages that the path under the title leads to."""
    path = re.search(r'<nav class="okr-way".*?</nav>', html, re.DOTALL)
    found = re.findall(r'href="([^"#]*)', path[0]) if path else []
    return {urljoin(f"https://okrs.example/{uri}", href).removeprefix("https://okrs.example/") for href in found}
