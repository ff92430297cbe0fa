"""Texts that would act if they became part of a page, in every field and in hand-written pages, in a real browser."""

import collections
import json
import re

import pytest

from tests.browser.conftest import build
from tests.hostile.compare import Texts, attributes, folded, nth, plain, same
from tests.hostile.corpus import EVENTS
from tests.pages.published import put

PAGES = ["", "sprint/co/", "sprint/co/o1/", "teams/it/", "people/p3/", "kpis/", "check-ins/sprint/it/", "asks/"]  # fmt: skip

# Each element with its attributes and the text that is its own; of a picture only itself. Sizes follow from the words.
DOM = """() => {
  const found = [], left = new Set(["style", "height", "viewBox"]);
  const walk = element => {
    const svg = element.localName === "svg", own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
    found.push([
      element.localName,
      [...element.attributes].filter(one => !left.has(one.name) && !element.matches(".md-ellipsis")).map(one => [one.name, one.value]).sort(),
      svg ? "" : own.map(node => node.data).join(" "),
    ]);
    if (!svg) [...element.children].forEach(walk);
  };
  walk(document.documentElement);
  return found;
}"""

NAMES = "box => [...new Set([...box.querySelectorAll('*')].map(one => one.localName))]"

# Every event of the corpus at every element, as if a reader had done it; links lead nowhere meanwhile.
EVERYTHING_HAPPENS = """names => {
  document.addEventListener("click", event => event.preventDefault(), true);
  document.addEventListener("submit", event => event.preventDefault(), true);
  for (const element of document.querySelectorAll("#okr-content, #okr-content *"))
    for (const name of names) element.dispatchEvent(new Event(name, {bubbles: false, cancelable: true}));
}"""


class Visitor:
    """One browser window that goes from page to page, and what happened in it."""

    def __init__(self, browser, site):
        self.site, self.happened = site, []
        context = browser.new_context()
        context.expose_binding("pwned", lambda source, *given: self.happened.append(("ran", source["page"].url)))
        self.page = context.new_page()
        self.page.on("dialog", lambda dialog: (self.happened.append(("dialog", dialog.message)), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.happened.append(("error", str(error))))
        self.page.on("popup", lambda popup: self.happened.append(("popup", popup.url)))
        self.page.on(
            "console", lambda said: said.type in ("error", "warning") and self.happened.append(("console", said.text))
        )
        self.page.on("request", self.note)

    def note(self, request):
        if not request.url.startswith((self.site.address, "data:image/svg+xml", "blob:")):
            self.happened.append(("request", request.url))

    def see(self, uri):
        """The page's elements; a frame in it would be one too many, whether it can be read or not."""
        self.page.goto(self.site.address + uri, wait_until="load")
        assert self.page.frames == [self.page.main_frame], uri
        found = self.page.evaluate(DOM)
        self.page.evaluate(EVERYTHING_HAPPENS, EVENTS)
        assert self.page.url.removeprefix(self.site.address) == uri
        assert self.happened == [], uri
        return found


@pytest.fixture(scope="module")
def texts():
    return Texts(nth)


def built(folder, files, serve):
    put(folder / "okrs", files)
    build(folder / "okrs", folder / "site")
    return serve(folder / "site")


@pytest.fixture(scope="module")
def hostile(browser, tmp_path_factory, texts, serve):
    return Visitor(browser, built(tmp_path_factory.mktemp("hostile"), texts.files, serve))


@pytest.fixture(scope="module")
def harmless(browser, tmp_path_factory, serve):
    return Visitor(browser, built(tmp_path_factory.mktemp("harmless"), plain(), serve))


def elements(found, read=same):
    return collections.Counter((tag, attributes(pairs, read), folded(read(own))) for tag, pairs, own in found)


def all_pages(site):
    folders = (path.parent.relative_to(site.folder).as_posix() for path in site.folder.rglob("index.html"))
    return sorted("" if folder == "." else f"{folder}/" for folder in folders)


def compare(harmless, hostile, texts, uri):
    assert elements(hostile.see(uri)) == elements(harmless.see(uri), texts.read), uri


@pytest.mark.parametrize("uri", PAGES)
def test_a_page_is_what_was_written_and_nothing_happens(harmless, hostile, texts, uri):
    compare(harmless, hostile, texts, uri)


def test_search_shows_texts_as_texts(hostile):
    page = hostile.page
    page.goto(hostile.site.address, wait_until="load")
    packs = [json.loads(path.read_text("utf-8")) for path in hostile.site.folder.glob("search/**/documents/*-*.json")]
    texts = {folded(title): folded(text) for pack in packs for _, title, text in pack}
    handlers = sorted({found for title in texts for found in re.findall(r"\bon[a-z]+(?==)", title)})
    assert len(handlers) > 3
    page.locator(".okr-search").click()
    field, box = page.locator(".okr-find input"), page.locator(".okr-find")
    own = box.evaluate(NAMES)
    for asked in handlers[:6]:
        field.fill("")
        field.press_sequentially(asked)
        box.locator("li > a").filter(has_text=asked).first.wait_for()
        for result in box.locator("li").all():
            title, excerpt = folded(result.locator("a").inner_text()), result.locator("p + p")
            assert title in texts
            assert folded(excerpt.inner_text()).strip("…") in texts[title] if excerpt.count() else True
        assert set(box.evaluate(NAMES)) - set(own) <= {"li", "a", "svg", "use", "mark", "span", "option"}
        assert not box.evaluate(
            "box => [...box.querySelectorAll('*')].some(one => [...one.attributes].some(each => /^on|^style$/.test(each.name)))"
        )
        assert hostile.happened == []


@pytest.mark.slow
def test_all_pages_are_what_was_written_and_nothing_happens(harmless, hostile, texts):
    for uri in all_pages(harmless.site):
        if not any(part in f"/{uri}" for part in ("/rules/", "/overlaps/", "/agenda/", "/explorer/tag/", "/problems/")):
            compare(harmless, hostile, texts, uri)
    for uri in all_pages(hostile.site):
        hostile.see(uri)
