"""The site of a group of five thousand people with three years of quarters keeps the budgets of a page, and nobody loads what is long over."""

import gzip
import re
import subprocess
import sys

import pytest
from test_pages_in_chromium import visit
from test_search_in_chromium import FIRST_SEARCH, STATUS, ask, open_search

from tests.bench.company import Company

pytestmark = pytest.mark.slow

OBJECTIVES, QUARTERS, NOW = 10_000, 12, "2026-q4"
# Kilobytes compressed, as a server sends them: of the page, of our own scripts, of everything; then requests, elements, and how many
# milliseconds a processor slowed four times may take to its largest paint.
BUDGETS = {
    "objective": (12, 4, 90, 8, 1500, 1000),
    "": (14, 4, 95, 8, 2000, 1000),
    "team": (20, 4, 100, 8, 3000, 1200),
    "explorer/": (20 + 30 * 10, 8, 105 + 30 * 10, 9, 5500, 1200),
    "map/": (65, 6, 150, 9, 2000, 1200),
}
OBSERVE = """() => {
  window.seen = {paint: 0, shift: 0};
  new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.paint = entry.startTime; }))
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.shift += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
}"""


@pytest.fixture(scope="module")
def large(tmp_path_factory, serve):
    """Built by the command, in processes of its own: this one has a server's threads."""
    root = tmp_path_factory.mktemp("large")
    Company(root / "okrs", OBJECTIVES, quarters=QUARTERS).write()
    command = [
        sys.executable,
        "-c",
        "from okrsite_gen.cli import main; main()",
        "build",
        "--source",
        str(root / "okrs"),
    ]
    subprocess.run([*command, "--site-dir", str(root / "site")], check=True, cwd=root, capture_output=True)
    return serve(root / "site")


@pytest.fixture(scope="module")
def places(large):
    """The heaviest objective and team of the quarter that runs, by their pages."""
    pages = (large.folder / NOW).glob("*/*/index.html")
    heaviest = max(pages, key=lambda path: path.stat().st_size)
    team = max((large.folder / "teams").glob("*/index.html"), key=lambda path: path.stat().st_size)
    return {"objective": _uri(large, heaviest), "team": _uri(large, team)}


def _uri(large, path):
    return f"{path.parent.relative_to(large.folder).as_posix()}/"


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_page_keeps_its_budget(browser, large, places, kind):
    html, own, whole, requests, nodes, _ = BUDGETS[kind]
    uri = places.get(kind, kind)
    with visit(browser, large, uri) as visited:
        visited.page.wait_for_load_state("networkidle")
        asked = {url.partition("?")[0].partition("#")[0] for url in visited.requests} - {large.address + uri}
        sent = {url: len(gzip.compress((large.folder / url.removeprefix(large.address)).read_bytes())) for url in asked}
        first = len(gzip.compress(large.html(uri)))
        ours = sum(size for url, size in sent.items() if re.search(r"assets/okrsite/.*\.js$", url))
        assert first <= html * 1000
        assert ours <= own * 1000
        assert first + sum(sent.values()) <= whole * 1000
        assert len(asked) + 1 <= requests
        assert visited.page.locator("*").count() <= nodes
        assert visited.complaints == []


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_slow_processor_paints_it_in_time_and_nothing_jumps(browser, large, places, kind):
    """The best of three: a machine that does something else as well takes longer."""
    found = [_painted(browser, large, places.get(kind, kind)) for _ in range(3)]
    assert min(seen["paint"] for seen in found) <= BUDGETS[kind][-1]
    assert min(seen["shift"] for seen in found) <= 0.01


def _painted(browser, large, uri):
    with visit(browser, large, "404.html") as visited:
        page = visited.page
        page.add_init_script(f"({OBSERVE})()")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(large.address + uri, wait_until="networkidle")
        return page.evaluate("window.seen")


def test_a_first_search_is_light_and_finds_this_quarter_alone(browser, large):
    with visit(browser, large, "") as visited:
        page = visited.page
        visited.requests.clear()
        open_search(page)
        ask(page, "invoices")
        page.wait_for_load_state("networkidle")
        asked = {url.partition("?")[0] for url in visited.requests}
        sent = [len(gzip.compress((large.folder / url.removeprefix(large.address)).read_bytes())) for url in asked]
        assert sum(sent) <= FIRST_SEARCH
        cycles = {found[1] for url in asked if (found := re.search(r"search/cycles/([^/]+)/", url))}
        assert cycles <= {NOW}
        assert page.locator(STATUS).inner_text()


def test_the_explorer_loads_the_quarter_that_runs_and_no_other(browser, large):
    with visit(browser, large, "explorer/") as visited:
        visited.page.wait_for_load_state("networkidle")
        rows = {url.rpartition("/")[2].partition("?")[0] for url in visited.requests if "explorer/rows/" in url}
        assert rows <= {f"{NOW}.json"}
