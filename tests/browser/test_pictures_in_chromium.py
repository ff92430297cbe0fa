"""Burn-ups and confidence strips as a browser draws them: no word covers another, nothing leaves the screen."""

import pytest

PAGES = [
    "2026-q4/sales/win-groups/",
    "2026-q4/product/paid-version/",
    "2026-q4/marketing/better-leads/",
    "2026/company/secure-funding/",
    "2026-q4/care/renewals/",
    "2026-q4/it/cheaper-cloud/",
    "kpis/",
]
WIDTHS = (1366, 390, 320)

COVERED = """() => {
  document.querySelectorAll("#okr-content details").forEach(details => { details.open = true; });
  const found = [];
  for (const picture of document.querySelectorAll(".burn-up, .strip")) {
    const words = [...picture.querySelectorAll("text")].map(text => [text.getBoundingClientRect(), text.textContent]);
    words.forEach(([box, first], at) => words.slice(at + 1).forEach(([other, second]) => {
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (wide > 1 && high > 3) found.push(first + " / " + second);
    }));
    for (const [box, text] of words) if (box.left < -1 || box.right > innerWidth + 1) found.push(text + " leaves the screen");
  }
  return found;
}"""
DRAWN = """() => [...document.querySelectorAll(".burn-up .fan, .burn-up .range")].map(path => {
  const box = path.getBoundingClientRect(), frame = path.closest(".burn-up").getBoundingClientRect();
  return [box.left >= frame.left - 3, box.right <= frame.right + 3, box.top >= frame.top - 3, box.bottom <= frame.bottom + 3];
})"""


@pytest.mark.parametrize("uri", PAGES)
def test_no_word_of_a_picture_covers_another_or_leaves_the_screen(browser, demo, uri):
    context = browser.new_context()
    page = context.new_page()
    page.goto(demo.address + uri, wait_until="load")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(COVERED) == [], width
        assert page.locator(".burn-up").count() > 0
        assert all(all(inside) for inside in page.evaluate(DRAWN)), width
    context.close()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_forecast_has_the_colour_of_its_status_and_is_seen_everywhere(browser, demo, scheme, media):
    """Dark screens have the dark colours, paper the light ones."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(demo.address + PAGES[0], wait_until="load")
    page.emulate_media(media=media, color_scheme=scheme)
    fan = page.locator(".burn-up .fan").first
    fill, opacity = fan.evaluate("e => [getComputedStyle(e).fill, Number(getComputedStyle(e).opacity)]")
    dark = scheme == "dark" and media == "screen"
    assert fill == ("rgb(246, 72, 118)" if dark else "rgb(115, 15, 32)")
    assert 0.1 <= opacity <= 0.3
    context.close()
