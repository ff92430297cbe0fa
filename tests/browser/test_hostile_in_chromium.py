"""Texts that would act if they became part of a page, written everywhere, in a real browser."""

import pytest
from test_pages_in_chromium import visit

from tests.browser.conftest import build
from tests.pages.hostile import HOSTILE, company


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, serve):
    """One company that writes all of it in every field."""
    folder = tmp_path_factory.mktemp("hostile")
    text = " ".join(text for name, text in HOSTILE.items() if name != "bidi")[:290]
    for name, content in company(text).items():
        path = folder / "okrs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    build(folder / "okrs", folder / "site")
    return serve(folder / "site")


PAGES = ["", "sprint/", "sprint/co/", "sprint/co/one/", "sprint/it/two/", "teams/co/", "people/ana/", "kpis/", "explorer/", "check-ins/sprint/co/", "this-week/", "wins/", "decisions/", "asks/", "how-to-read/", "problems/"]  # fmt: skip


@pytest.mark.parametrize("uri", PAGES)
def test_nothing_runs_and_nobody_is_asked(browser, hostile, uri):
    with visit(browser, hostile, uri) as visited:
        page = visited.page
        assert HOSTILE["script"] in page.title() + page.inner_text("body")
        for element in page.locator("#okr-content a, #okr-content summary").all()[:12]:
            element.hover(timeout=2000, force=True)
        assert visited.complaints == []
        assert [url for url in visited.requests if not url.startswith((hostile.address, "data:"))] == []


def test_search_shows_hostile_titles_as_text(browser, hostile):
    with visit(browser, hostile, "") as visited:
        page = visited.page
        page.locator(".md-search__input").click()
        page.keyboard.type("onmouseover")
        page.locator(".md-search-result__item").first.wait_for()
        assert page.locator(".md-search-result :is(script, img, iframe)").count() == 0
        assert visited.complaints == []
