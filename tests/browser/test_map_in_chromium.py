"""The alignment map as a browser draws it: no name covers another, nothing is cut off, nothing leaves the screen, links are real."""

import pytest

PAGES = ["map/", "map/company/", "map/build/", "map/it/", "map/matrix/", "teams/"]
WIDTHS = (1366, 800, 390, 320)

COVERED = """() => {
  const found = [], seen = box => box.width > 0 && box.height > 0;
  for (const picture of document.querySelectorAll(".okr-window, .okr-organisation")) {
    const words = [...picture.querySelectorAll("text")].map(text => [text.getBoundingClientRect(), text.textContent]).filter(([box]) => seen(box));
    const frame = picture.getBoundingClientRect();
    words.forEach(([box, first], at) => {
      if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2) found.push(first + " leaves its picture");
      words.slice(at + 1).forEach(([other, second]) => {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (wide > 1 && high > 3) found.push(first + " / " + second);
      });
    });
  }
  for (const cell of document.querySelectorAll(".okr-icicle td, .okr-units :is(th, td)"))
    if (cell.scrollWidth > cell.clientWidth + 1) found.push(cell.textContent + " is cut off");
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push("the page is too wide");
  return found;
}"""
CROSSED = """() => {
  const found = [];
  for (const picture of document.querySelectorAll(".okr-organisation")) {
    const line = picture.querySelector("path"), boxes = [...picture.querySelectorAll("rect")].map(rect => rect.getBBox());
    for (let at = 0; at <= line.getTotalLength(); at += 2) {
      const {x, y} = line.getPointAtLength(at);
      for (const box of boxes)
        if (x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1) found.push([x, y]);
    }
  }
  return found;
}"""
DRAWN = """() => {
  const marks = document.querySelector("#every-objective").getBBox();
  const windows = [...document.querySelectorAll(".okr-window")].map(window => window.viewBox.baseVal);
  return [marks.x >= 0, marks.x + marks.width <= 340, marks.y >= 0,
    marks.y + marks.height <= Math.max(...windows.map(box => box.y + box.height)),
    windows.every((box, at) => at == 0 || box.y == windows[at - 1].y + windows[at - 1].height)];
}"""


@pytest.fixture
def opened(browser, demo):
    context = browser.new_context()
    page = context.new_page()

    def go(uri):
        page.goto(demo.address + uri, wait_until="load")
        return page

    yield go
    context.close()


@pytest.mark.parametrize("uri", PAGES)
def test_no_name_covers_another_or_is_cut_off(opened, uri):
    page = opened(uri)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(COVERED) == [], width


def test_no_line_of_the_team_tree_crosses_a_name(opened):
    page = opened("teams/")
    assert page.locator(".okr-organisation rect").count() > 5
    assert page.evaluate(CROSSED) == []


@pytest.mark.parametrize("uri", ["map/", "map/build/"])
def test_every_mark_is_in_a_window(opened, uri):
    assert all(opened(uri).evaluate(DRAWN))


def test_on_a_phone_the_icicle_is_a_list_of_bars(opened):
    page = opened("map/")
    for width, icicle in ((1366, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".okr-icicle").is_visible() is icicle
        assert page.locator(".okr-units .okr-bar").first.is_visible()


def test_from_the_keyboard_a_team_is_reached_from_the_picture(opened):
    page = opened("map/")
    page.locator(".okr-icicle a", has_text="IT").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map/it/")
    page.go_back()
    page.locator(".okr-window a", has_text="Sales").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map/sales/")
