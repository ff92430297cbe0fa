"""Texts that would act if they became part of a page, in every field and in hand-written pages, in a real browser."""

import collections
import json
import re

import html5lib
import pytest

from tests.browser.conftest import build
from tests.hostile.compare import Texts, attributes, folded, nth, plain, same
from tests.hostile.corpus import EVENTS
from tests.pages.published import put

PAGES = ["", "sprint/co/", "sprint/co/o1/", "teams/it/", "people/p3/", "kpis/", "check-ins/sprint/it/", "asks/"]  # fmt: skip

# Each element with its attributes and the text that is its own; of a picture only itself. Sizes follow from the words, and what the
# search says of its index from the moment.
DOM = """() => {
  const found = [], left = new Set(["style", "height", "viewBox"]);
  const walk = element => {
    const svg = element.localName === "svg", own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
    found.push([
      element.localName,
      [...element.attributes].filter(one => !left.has(one.name) && !element.matches(".md-ellipsis")).map(one => [one.name, one.value]).sort(),
      svg || element.matches(".md-search-result__meta") ? "" : own.map(node => node.data).join(" "),
    ]);
    if (!svg) [...element.children].forEach(walk);
  };
  walk(document.documentElement);
  return found;
}"""

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
    index = json.loads((hostile.site.folder / "search" / "search_index.json").read_text("utf-8"))
    titles = {
        folded(html5lib.parseFragment(entry["title"], namespaceHTMLElements=False).text or "")
        for entry in index["docs"]
    }
    handlers = sorted(
        {found for entry in index["docs"] for found in re.findall(r"(?<= )on[a-z]+(?==)", entry["title"])}
    )
    assert len(handlers) > 3
    page.locator(".md-search__input").click()
    for asked in handlers[:6]:
        page.locator(".md-search__input").fill("")
        page.keyboard.type(asked)
        shown = page.locator(".md-search-result")
        shown.locator("h1").filter(has_text=asked).first.wait_for()
        assert {folded(title) for title in shown.locator("h1").all_text_contents()} <= titles
        assert shown.locator(":is(script, img, iframe, object, style, [onerror], [onload], [onmouseover])").count() == 0
        assert hostile.happened == []


@pytest.mark.slow
def test_all_pages_are_what_was_written_and_nothing_happens(harmless, hostile, texts):
    for uri in all_pages(harmless.site):
        if not any(part in f"/{uri}" for part in ("/rules/", "/overlaps/", "/agenda/", "/explorer/tag/", "/problems/")):
            compare(harmless, hostile, texts, uri)
    for uri in all_pages(hostile.site):
        hostile.see(uri)
