"""The search as readers use it: found by a word of a note, narrowed, led through by keys, and light to load."""

import functools
import gzip
import http.server
import json
import re
import threading
from urllib.parse import urlsplit

import pytest
from test_axe_in_chromium import AXE, RUN
from test_keys_and_needs_in_chromium import FOCUSED
from test_pages_in_chromium import OBJECTIVE, overflow, visit

FIELD, STATUS, RESULTS = ".okr-find input", ".okr-find [role=status]", ".okr-find li"
FIRST_SEARCH = 300_000
SETTLED = """words => {
  const said = document.querySelector(".okr-find [role=status]").textContent, shown = document.querySelectorAll(".okr-find li").length;
  return document.querySelector(".okr-find input").value === words && /^(No|\\d+) results?/.test(said) && (shown || /^No/.test(said));
}"""


def open_search(page):
    page.locator(".okr-search").click()
    page.locator(FIELD).wait_for()


def ask(page, words):
    page.locator(FIELD).fill("")
    page.wait_for_function("one => document.querySelector(one).textContent === ''", arg=STATUS)
    page.locator(FIELD).fill(words)
    page.wait_for_function(SETTLED, arg=words)


def choose(page, name, label):
    """Another choice says another number."""
    before = page.locator(STATUS).inner_text()
    page.locator(f".okr-find select[name={name}]").select_option(label=label)
    page.wait_for_function("([one, said]) => document.querySelector(one).textContent !== said", arg=[STATUS, before])
    page.wait_for_function(SETTLED, arg=page.locator(FIELD).input_value())


def titles(page):
    return [link.inner_text().strip() for link in page.locator(f"{RESULTS} a").all()]


def about(page):
    return [" ".join(line.inner_text().split()) for line in page.locator(f"{RESULTS} > a + p").all()]


@pytest.fixture
def reader(browser, demo):
    with visit(browser, demo, OBJECTIVE) as visited:
        open_search(visited.page)
        yield visited
        assert visited.complaints == []


def test_an_objective_is_found_by_a_word_of_a_note(reader, demo):
    page = reader.page
    ask(page, "biscuits")
    [result] = page.locator(RESULTS).all()
    assert result.locator("mark").inner_text() == "biscuits"
    assert re.fullmatch(r"Objective · Q4 2026 · \w+ · [a-z ]+", about(page)[0])
    assert result.locator(".okr-state use").get_attribute("href").startswith("#okr-")
    title = titles(page)[0]
    result.locator("a").click()
    page.wait_for_url(re.compile(f"{demo.address}2026-q4/.+"))
    assert page.locator("h1").inner_text() == title
    assert "biscuits" in page.locator("#okr-content").inner_text()


@pytest.mark.parametrize(
    ("words", "title", "kind"),
    [
        ("maren oduya", "Maren Oduya", "Person"),
        ("health measures", "Health measures", "Page"),
        ("missing owner", "missing-owner", "Rule"),
        ("numbers from machines", "Check-ins: Numbers from machines", "Page"),
        ("who does what", "How we do OKRs at Tarnbrook: Who does what", "Page"),
    ],
)
def test_people_teams_rules_and_hand_written_pages_are_found(reader, words, title, kind):
    ask(reader.page, words)
    found = dict(zip(titles(reader.page), about(reader.page), strict=True))
    assert found[title].startswith(kind)


def test_it_is_narrowed_by_status_team_and_kind(reader):
    page = reader.page
    ask(page, "the")
    choose(page, "status", "Behind")
    assert {line.rpartition(" · ")[2] for line in about(page)} == {"behind"}
    behind = page.locator(STATUS).inner_text()
    choose(page, "status", "All")
    choose(page, "team", "Product")
    assert {"Product" in line for line in about(page)} == {True}
    choose(page, "kind", "Check-ins")
    assert {line.partition(" · ")[0] for line in about(page)} == {"Check-ins"}
    assert behind.endswith("in current cycles")


def test_without_a_word_a_filter_lists_all_that_it_lets_through(reader):
    page = reader.page
    page.wait_for_function("() => document.querySelector('.okr-find select[name=cycle]').options.length > 2")
    page.locator(".okr-find select[name=cycle]").select_option(label="Q3 2026")
    page.wait_for_function(SETTLED, arg="")
    choose(page, "kind", "Objective")
    number = int(page.locator(STATUS).inner_text().split()[0])
    assert number > 8 == len(titles(page))
    page.get_by_role("button", name="More results").click()
    page.locator(RESULTS).nth(8).wait_for()
    assert page.evaluate("document.activeElement.textContent.trim()") == titles(page)[8]
    assert {"Q3 2026" in line for line in about(page)} == {True}


def test_earlier_cycles_are_loaded_when_somebody_asks_for_them(reader):
    page = reader.page
    ask(page, "mother-in-law's clinic")
    assert not any("2026-q3" in url or "2026-q2" in url for url in reader.requests)
    assert not any("Q3 2026" in line for line in about(page))
    page.get_by_role("button", name="Search earlier cycles too").click()
    page.wait_for_function("one => !document.querySelector(one).textContent.includes('current')", arg=STATUS)
    page.wait_for_function(SETTLED, arg="mother-in-law's clinic")
    assert any("search/cycles/2026-q3/" in url for url in reader.requests)
    assert any("Q3 2026" in line for line in about(page))
    assert not page.get_by_role("button", name="Search earlier cycles too").is_visible()


def test_keys_lead_from_the_field_to_the_results_and_back(browser, demo):
    with visit(browser, demo, "teams/") as visited:
        page = visited.page
        page.keyboard.press("/")
        page.locator(FIELD).wait_for()
        page.keyboard.type("nurses")
        page.wait_for_function(SETTLED, arg="nurses")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.okr-find li:first-child a')")
        page.keyboard.press("ArrowDown")
        stop = page.evaluate(FOCUSED)
        assert page.evaluate("document.activeElement.matches('.okr-find li:nth-child(2) a')")
        assert stop["seen"]
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.matches('.okr-find input')")
        page.keyboard.press("Escape")
        assert not page.locator(".okr-find").is_visible()
        page.keyboard.press("s")
        page.locator(FIELD).wait_for()
        assert page.locator(FIELD).input_value() == "nurses"
        page.keyboard.press("ArrowDown")
        address = page.evaluate("document.activeElement.href")
        page.keyboard.press("Enter")
        page.wait_for_url(address)


def test_a_result_on_the_page_that_is_open_closes_the_search(browser, demo):
    with visit(browser, demo, "manual/check-ins/") as visited:
        page = visited.page
        open_search(page)
        ask(page, "numbers from machines")
        page.locator(f"{RESULTS} a").filter(has_text="Numbers from machines").first.click()
        assert not page.locator(".okr-find").is_visible()
        assert "manual/check-ins/#" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1366])
def test_it_fits_every_screen_and_axe_finds_nothing(browser, demo, width, scheme):
    options = {"viewport": {"width": width, "height": 700}, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visit(browser, demo, OBJECTIVE, **options) as visited:
        page = visited.page
        open_search(page)
        ask(page, "nurses")
        page.evaluate(AXE)
        assert page.evaluate(RUN, arg=True) == []
        assert overflow(page) == 0
        box = page.locator(".okr-find")
        assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
        sizes = box.evaluate(
            "box => [...box.querySelectorAll('button, select, input')].map(one => one.getBoundingClientRect().height)"
        )
        assert min(size for size in sizes if size) >= 24


def test_nothing_of_it_is_loaded_before_it_is_opened_and_what_is_weighs_little(browser, demo):
    with visit(browser, demo, OBJECTIVE) as visited:
        page = visited.page
        page.wait_for_load_state("networkidle")
        assert [url for url in visited.requests if "/search" in url] == [f"{demo.address}assets/okrsite/search.js"]
        visited.requests.clear()
        open_search(page)
        ask(page, "nurses")
        files = {urlsplit(url).path.lstrip("/") for url in visited.requests}
        sent = {name: len(gzip.compress((demo.folder / name).read_bytes())) for name in files}
        assert sum(sent.values()) < FIRST_SEARCH
    own = [demo.folder / "assets/okrsite" / name for name in ("search.js", "search/form.js")]
    assert len(gzip.compress(b"".join(path.read_bytes() for path in own))) <= 4096


class Below(http.server.SimpleHTTPRequestHandler):
    """The site in a folder of a server, as on a forge's pages."""

    def translate_path(self, path):
        inside = path.startswith("/group/okrs/")
        return super().translate_path(path.removeprefix("/group/okrs") if inside else "/nowhere")

    def log_message(self, *arguments):
        pass


def test_it_works_in_a_folder_of_a_server(browser, demo):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Below, directory=str(demo.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/group/okrs/"
    page = browser.new_page()
    page.goto(f"{address}{OBJECTIVE}")
    open_search(page)
    ask(page, "biscuits")
    assert page.locator(f"{RESULTS} a").first.get_attribute("href").startswith(f"{address}2026-q4/")
    page.close()
    server.shutdown()
    server.server_close()


def test_when_it_cannot_be_loaded_it_says_so(browser, demo):
    with visit(browser, demo, "teams/") as visited:
        page = visited.page
        page.route("**/search/okrsite.json", lambda route: route.abort())
        open_search(page)
        page.locator(FIELD).fill("nurses")
        page.wait_for_function(
            "one => document.querySelector(one).textContent.includes('cannot be loaded')", arg=STATUS
        )
        page.unroute("**/search/okrsite.json")
        ask_again = page.locator(FIELD)
        ask_again.fill("nurse")
        page.wait_for_function(SETTLED, arg="nurse")


def test_two_documents_of_one_id_are_told_apart(browser, demo):
    """Pagefind names documents by seven digits, which two indexes may give to two of theirs."""
    told = json.loads((demo.folder / "search/okrsite.json").read_text("utf-8"))["indexes"]
    of_cycle = next(index for index in told if index["path"] == "cycles/2026-q4/")
    ids = json.loads((demo.folder / f"search/cycles/2026-q4/{of_cycle['list']}.json").read_text("utf-8"))["ids"]

    def name_alike(route):
        listed = route.fetch().json()
        listed["ids"][: len(ids)] = ids[: len(listed["ids"])]
        route.fulfill(json=listed)

    with visit(browser, demo, "teams/") as visited:
        page = visited.page
        page.route(re.compile(r"/search/documents/[0-9a-f]+\.json$"), name_alike)
        open_search(page)
        ask(page, "biscuits")
        assert about(page)[0].startswith("Objective · Q4 2026")
