"""The explorer with its script: what it finds, beside the export; the address, the keys, what is taken away; and without its data."""

import csv
import io
import json
import random
import re
import unicodedata

import pytest
from click.testing import CliRunner
from test_axe_in_chromium import violations
from test_pages_in_chromium import overflow, visit

from okrsite_gen.cli import main as okrsite

EXPLORER = "explorer/"
ROWS = "explorer/rows.json"


class Reader:
    """Somebody who has the explorer before them."""

    def __init__(self, page):
        self.page = page
        self.form = page.get_by_role("form", name="Filter and sort")
        self.status = self.form.get_by_role("status")
        self.settled()

    def settled(self):
        self.status.filter(has_text="objective").wait_for()

    def choose(self, **values):
        for name, value in values.items():
            field = self.form.locator(f"[name={name}]")
            if not field.is_visible():
                self.form.get_by_text("More filters").click()
            if name in ("text", "owner"):
                field.fill(value)
            else:
                field.select_option(value)

    @property
    def rows(self):
        return self.page.locator(".okr-explorer tbody tr")

    @property
    def titles(self):
        return self.rows.locator(".okr-title").all_text_contents()

    @property
    def places(self):
        hrefs = "all => all.map(link => link.getAttribute('href').replace('../', ''))"
        return self.rows.locator(".okr-title").evaluate_all(hrefs)

    @property
    def count(self):
        return int(re.match(r"None|[\d,]+", self.status.inner_text())[0].replace("None", "0").replace(",", ""))

    def taken(self, name):
        with self.page.expect_download() as waiting:
            self.form.get_by_role("button", name=name).click()
        return waiting.value.suggested_filename, waiting.value.path().read_text("utf-8")


@pytest.fixture
def reader(browser, demo):
    with visit(browser, demo, EXPLORER, viewport={"width": 1366, "height": 900}) as visited:
        yield Reader(visited.page)
        assert visited.complaints == []
        assert [url for url in visited.requests if not url.startswith((demo.address, "data:", "blob:"))] == []


@pytest.fixture(scope="module")
def company(demo):
    """Every row as the export has it, in the order of the whole table, which the data keeps."""
    export = json.loads((demo.folder / "data" / "okrs.json").read_text())
    cycles = {one["id"]: one for one in export["cycles"]}
    teams = {one["id"]: one["name"] for one in export["teams"]}
    people = {one["id"]: one["name"] for one in export["people"]}
    rows = {}
    for whole in export["objectives"]:
        for part in (whole, *whole["key_results"]):
            team, cycle, rest = part["id"].split("/")
            spoken = part["progress"] is not None or part.get("grade") is not None
            rows[f"{cycle}/{team}/{rest.replace('#', '/#') if '#' in rest else rest + '/'}"] = {
                "text": fold(" ".join([part["title"], *whole["tags"], *part["tags"]])),
                "title": part["title"],
                "cycle": cycle,
                "starts": cycles[cycle]["starts"],
                "team": team,
                "team_name": teams[team],
                "status": part["pace"],
                "owner": people.get(part["owner"], part["owner"]) or "nobody",
                "type": whole["type"],
                "band": part["band"],
                "freshness": ("stale" if part["stale"] else "fresh") if part["live"] else None,
                "alignment": {None: None, True: "aligned", False: "unaligned"}[
                    whole["aligned"] if part is whole else None
                ],
                "tag": {*whole["tags"], *part["tags"]},
                "score": part["score"] if spoken else None,
                "expected": part["expected"],
                "confidence": part["confidence"],
            }
    return rows


def fold(text):
    return "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.category(sign).startswith("M")
    ).lower()


def wanted(company, asked):
    def fits(row, name, value):
        if name == "text":
            return all(word in row["text"] for word in fold(value).split())
        if name == "owner":
            return fold(value) in fold(row["owner"])
        return value in row[name] if name == "tag" else row[name] == value

    return {place for place, row in company.items() if all(fits(row, *one) for one in asked.items())}


def asks(company, dice, number):
    """Filters that somebody may set: values of one row, so that often something is found."""
    for _ in range(number):
        row = company[dice.choice(sorted(company))]
        names = dice.sample(
            ["text", "cycle", "team", "status", "owner", "type", "band", "freshness", "alignment", "tag"],
            dice.randint(1, 3),
        )
        values = {
            "text": " ".join(dice.sample(row["title"].split(), 1)).upper(),
            "owner": dice.choice(row["owner"].split())[:4],
            "tag": min(row["tag"], default=None),
        }
        asked = {name: values.get(name, row.get(name)) for name in names}
        yield {name: value for name, value in asked.items() if value}


SET = """asked => {
  const form = document.querySelector(".okr-explore");
  for (const field of form.elements) if (field.name && field.name !== "sort") field.value = asked[field.name] ?? "";
  form.elements.cycle.dispatchEvent(new Event("change", {bubbles: true}));
}"""


def ask(reader, asked):
    reader.page.evaluate(SET, asked)
    reader.page.wait_for_timeout(20)
    found = reader.places
    while reader.page.locator("[data-more]").is_visible():
        reader.page.locator("[data-more]").click()
        found = reader.places
    return found


@pytest.mark.parametrize("number", [15, pytest.param(400, marks=pytest.mark.slow)])
def test_what_is_found_is_what_the_export_says(reader, company, number):
    dice = random.Random(6)  # noqa: S311 - a fixed seed
    none = 0
    for asked in asks(company, dice, number):
        found = ask(reader, asked)
        assert set(found) == wanted(company, asked), asked
        assert len(found) == len(set(found)) == reader.count
        none += not found
    assert none < number / 2


WORRYING_FIRST = [
    "at-risk",
    "missed",
    "behind",
    "stale",
    "no-check-in",
    "on-track",
    "done",
    "achieved",
    "not-due",
    "retired",
]


SORTS = {
    "score": lambda row: row["score"] and round(row["score"] + 1e-9, 2),
    "expected": lambda row: row["expected"] and round(row["expected"] + 1e-9, 2),
    "confidence": lambda row: row["confidence"] and round(row["confidence"] + 1e-9, 1),
    "status": lambda row: WORRYING_FIRST.index(row["status"]),
    "cycle": lambda row: row["starts"],
    "team": lambda row: row["team_name"].casefold(),
    "owner": lambda row: None if row["owner"] == "nobody" else fold(row["owner"]),
}


def test_sorting_puts_the_unknown_last_and_keeps_the_order_of_equals(reader, company):
    reader.choose(cycle="2026-q3")
    listed = reader.places
    for name, key in SORTS.items():
        for sign in ("", "-"):
            known = [place for place in listed if key(company[place]) is not None]
            known.sort(key=lambda place, key=key: key(company[place]), reverse=bool(sign))
            reader.choose(sort=sign + name)
            assert reader.places == known + [place for place in listed if key(company[place]) is None], sign + name


def test_rows_look_as_those_of_the_page_without_script(browser, demo, reader):
    html = "rows => rows.map(row => row.outerHTML)"
    with visit(browser, demo, EXPLORER, java_script_enabled=False) as visited:
        written = visited.page.locator(".okr-explorer tbody tr").evaluate_all(html)
    reader.choose(status="at-risk")
    at_risk = reader.rows.evaluate_all(html)
    reader.choose(status="")
    reader.page.locator("[data-more]").click()
    assert len(written) == 200
    assert reader.rows.evaluate_all(html)[:200] == written
    with visit(browser, demo, "explorer/status/at-risk/", java_script_enabled=False) as visited:
        theirs = visited.page.locator(".okr-explorer tbody tr").evaluate_all(html)
        assert at_risk == [row.replace("../../../", "../") for row in theirs]


def test_the_first_page_stays_as_it_was_written_until_somebody_asks(reader):
    assert reader.rows.count() == 200
    assert reader.status.inner_text() == "222 objectives and key results, the first 200 are in the table"
    more = reader.page.get_by_role("button", name="Show 22 more of 22")
    more.focus()
    reader.page.keyboard.press("Enter")
    assert reader.rows.count() == 222
    assert not more.is_visible()
    assert reader.page.evaluate("document.activeElement.closest('tr').rowIndex") == 201


def test_the_address_keeps_what_was_asked(browser, demo, reader):
    page = reader.page
    reader.choose(status="missed", type="committed")
    page.get_by_role("button", name="Score").click()
    reader.form.locator("[name=text]").press_sequentially("from")
    assert page.url == f"{demo.address}explorer/?text=from&status=missed&sort=score&type=committed"
    found = reader.places
    assert 0 < len(found) < 60
    page.reload()
    again = Reader(page)
    assert again.places == found
    assert again.form.locator("[name=type]").is_visible()
    page.go_back()
    assert page.url == f"{demo.address}explorer/?status=missed&sort=score&type=committed"
    Reader(page)
    assert page.locator("[name=text]").input_value() == ""
    page.go_back()
    page.go_back()
    assert page.url == f"{demo.address}explorer/?status=missed"
    assert set(reader.rows.locator(".okr-state").all_inner_texts()) == {"missed"}
    with visit(browser, demo, "explorer/?text=from&status=missed&sort=score&type=committed") as shared:
        assert Reader(shared.page).places == found


def test_heads_sort_up_then_down_then_not_at_all_and_say_so(reader):
    page, sorts = reader.page, []
    head = page.locator("th[data-sort=confidence]")
    head.get_by_role("button").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
        sorts.append((head.get_attribute("aria-sort"), reader.form.locator("[name=sort]").input_value()))
    assert sorts == [("ascending", "confidence"), ("descending", "-confidence"), (None, "")]
    assert page.locator("[aria-sort]").count() == 0


def test_the_keyboard_alone_is_enough(reader):
    page = reader.page
    reader.form.locator("[name=text]").focus()
    page.keyboard.type("clinic")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Sales")
    assert page.evaluate("document.activeElement.name") == "team"
    assert reader.form.locator("[name=team]").input_value() == "sales"
    assert page.url.endswith("explorer/?text=clinic&team=sales")
    assert 0 < reader.count < 20
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == reader.titles[0]
    reader.form.get_by_role("button", name="Clear").press("Enter")
    assert page.url.endswith("explorer/")
    assert reader.count == 222


def test_nothing_found_says_what_to_leave_out(reader, company):
    asked = {"status": "at-risk", "cycle": "2026-q2"}
    assert not wanted(company, asked)
    reader.choose(**asked)
    page = reader.page
    assert reader.status.inner_text() == "None of 222 objectives and key results"
    offers = page.locator(".okr-empty-hint button")
    without = [len(wanted(company, {name: value})) for name, value in asked.items()]
    assert offers.all_inner_texts() == [f"Cycle: Q2 2026 {without[0]}", f"Status: at risk {without[1]}"]
    offers.first.click()
    assert reader.count == without[0]
    assert not page.locator(".okr-empty-hint").is_visible()
    assert page.url.endswith("explorer/?status=at-risk")
    reader.choose(text="no such word")
    reader.choose(owner="nor such a person")
    assert page.locator(".okr-empty-hint p").inner_text() == "Leaving out one is not enough. Take one alone:"
    offers.first.click()
    assert page.url.endswith("explorer/?status=at-risk")


def test_owners_are_suggested_while_one_types(reader):
    reader.form.locator("[name=owner]").press_sequentially("petra nova")
    options = reader.page.locator("#okr-owners option").evaluate_all("all => all.map(option => option.value)")
    assert options == ["Petra Nováková"]
    assert set(reader.rows.locator("td:last-child").all_inner_texts()) == {"Petra Nováková"}


COLUMNS = [
    "id", "objective", "key_result", "team", "cycle", "owner", "type", "now", "score", "expected", "status", "confidence", "band",
    "freshness", "alignment", "tags", "url",
]  # fmt: skip


def test_what_is_shown_can_be_taken_away(demo, reader, company):
    reader.choose(status="at-risk")
    reader.page.get_by_role("button", name="Score").click()
    name, text = reader.taken("CSV")
    assert name == "objectives.csv"
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == COLUMNS
    assert [row["url"] for row in rows] == [f"{demo.address}{place}" for place in reader.places]
    assert [row["key_result"] or row["objective"] for row in rows] == reader.titles
    name, text = reader.taken("JSON")
    assert name == "objectives.json"
    records = json.loads(text)
    assert [list(record) for record in records] == [COLUMNS] * len(rows)
    for record, row, place in zip(records, rows, reader.places, strict=True):
        asked = company[place]
        score = None if asked["score"] is None else int(100 * asked["score"] + 0.5 + 1e-9) / 100
        assert record["score"] == score == (float(row["score"]) if row["score"] else None)
        assert (record["owner"] or "nobody") == asked["owner"] == (row["owner"] or "nobody")
        assert record["tags"] == ([] if not row["tags"] else row["tags"].split("; "))


HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-2",
    "\tx",
    '"quoted", and so',
    "<img src=x onerror=alert(1)>",
    "</a><script>alert(2)</script>",
    "&amp; \u202e",
]


def test_texts_stay_texts_and_no_cell_becomes_a_formula(browser, demo):
    data = json.loads((demo.folder / ROWS).read_text())
    data["rows"]["title"][: len(HOSTILE)] = HOSTILE
    data["teams"] = [[id_, "=2+2 <b>team</b>"] for id_, _ in data["teams"]]
    data["owners"] = [[id_, "<i>who</i>"] for id_, *_ in data["owners"]]
    data["key_results"]["now"][0] = "=3+3"
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.route("**/rows.json", lambda route: route.fulfill(json=data))
    page.goto(f"{demo.address}explorer/?sort=cycle")
    reader = Reader(page)
    reader.choose(sort="")
    assert reader.titles[: len(HOSTILE)] == HOSTILE
    assert page.locator(".okr-explorer :is(img, script, b, i)").count() == 0
    assert reader.rows.locator("td:last-child").first.inner_text() == "<i>who</i>"
    _, text = reader.taken("CSV")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    titles = [row["key_result"] or row["objective"] for row in rows[: len(HOSTILE)]]
    assert titles == [f"'{title}" if title[0] in "=+-@\t" else title for title in HOSTILE]
    assert {row["team"] for row in rows} == {"'=2+2 <b>team</b>"}
    assert rows[1]["now"] == "'=3+3"
    _, text = reader.taken("JSON")
    assert [row["key_result"] or row["objective"] for row in json.loads(text)[: len(HOSTILE)]] == HOSTILE
    reader.choose(owner="<i>")
    page.wait_for_timeout(50)
    assert said == []
    context.close()


EMPTY, SORTED = "?text=none+of+this&band=some", "?type=committed&sort=-score&status=behind"


@pytest.mark.parametrize(
    ("query", "width"),
    [(EMPTY, 390)]
    + [pytest.param(query, width, marks=pytest.mark.slow) for query in (EMPTY, SORTED) for width in (1366, 390, 320)],
)
def test_axe_finds_nothing_with_filters_open_sorted_and_empty(browser, demo, query, width):
    page = browser.new_page(reduced_motion="reduce", viewport={"width": width, "height": 900}, color_scheme="dark")
    assert violations(page, f"{demo.address}explorer/{query}", (width,)) == {}
    assert overflow(page) == 0
    assert page.locator(".okr-explore details").evaluate("e => e.open")
    page.close()


def test_without_script_every_value_is_a_link_and_nothing_else_is_offered(browser, demo):
    with visit(browser, demo, EXPLORER, java_script_enabled=False) as visited:
        page = visited.page
        for helper in (".okr-explore", "[data-more]", ".okr-empty-hint", "th button"):
            assert not page.locator(helper).first.is_visible(), helper
        assert page.locator(".okr-facets").is_visible()
        assert page.locator(".okr-explorer tbody tr").count() == 200
        page.get_by_role("link", name="2", exact=True).first.click()
        assert page.locator(".okr-explorer tbody tr").count() == 22
        page.get_by_role("link", name=re.compile("at risk")).first.click()
        assert page.locator("h1").inner_text() == "Status: at risk"
        assert not page.get_by_role("link", name="filter and sort").is_visible()


def test_a_narrowed_page_leads_to_the_same_rows_with_filters(browser, demo):
    with visit(browser, demo, "explorer/tag/security/") as visited:
        page = visited.page
        hrefs = "all => all.map(link => link.getAttribute('href').replace(/^(\\.\\.\\/)+/, ''))"
        rows = page.locator(".okr-explorer .okr-title").evaluate_all(hrefs)
        page.get_by_role("link", name="filter and sort").click()
        assert Reader(page).places == rows


def test_without_its_data_the_page_is_what_it_is_without_script(browser, demo):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/rows.json", lambda route: route.abort())
    page.goto(demo.address + EXPLORER)
    page.locator(".okr-facets").wait_for()
    assert not page.locator(".okr-explore").is_visible()
    assert page.locator(".okr-explorer tbody tr").count() == 200
    context.close()


@pytest.fixture(scope="module")
def huge(tmp_path_factory, serve):
    """31,031 rows in the current cycle, two in the one before: more than one file holds."""
    root = tmp_path_factory.mktemp("huge")
    many = ", ".join(f"{{id: k{n}, title: Number {n}, kind: binary}}" for n in range(1000))
    texts = {f"2026-q4/o{n}.md": f"---\nobjective: O{n}\nkey_results: [{many}]\n---\n" for n in range(31)}
    texts["2026-q3/old.md"] = "---\nobjective: Old\nkey_results: [{id: a, title: Number 7, kind: binary}]\n---\n"
    texts["team.yml"] = "name: Co\n"
    for name, text in texts.items():
        path = root / "okrs" / "co" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "okrs" / "okrsite.yml").write_text("as_of: 2026-11-20\n")
    built = CliRunner().invoke(okrsite, ["build", "--source", str(root / "okrs"), "--site-dir", str(root / "site")])
    assert built.exit_code == 0, built.output
    return serve(root / "site")


@pytest.mark.slow
def test_closed_cycles_are_loaded_only_for_who_asks(browser, huge):
    with visit(browser, huge, EXPLORER) as visited:
        reader = Reader(visited.page)

        def loaded():
            return [url.rpartition("/")[2] for url in visited.requests if "/rows/" in url]

        assert (
            reader.status.inner_text() == "31,031 objectives and key results of Q4 2026, the first 200 are in the table"
        )
        assert reader.rows.count() == 200
        reader.choose(text="number 7")
        assert loaded() == ["2026-q4.json"]
        reader.choose(cycle="2026-q3")
        reader.status.filter(has_text="of Q3 2026").wait_for()
        assert loaded() == ["2026-q4.json", "2026-q3.json"]
        assert reader.places == ["2026-q3/co/old/#a"]
        assert visited.page.url.endswith("explorer/?text=number+7&cycle=2026-q3")
        reader.choose(cycle="*", text="Number 77")
        reader.status.filter(has_text="589 of 31,033 objectives").filter(has_not_text="Q3").wait_for()
    with visit(browser, huge, "explorer/?text=old") as visited:
        page = visited.page
        page.get_by_role("button", name="Cycle: Q4 2026").click()
        page.get_by_role("status").filter(has_text="1 of 31,033").wait_for()
        assert page.url.endswith("explorer/?text=old&cycle=*")
    with visit(browser, huge, "explorer/status/missed/") as visited:
        visited.page.get_by_role("link", name="filter and sort").click()
        Reader(visited.page).status.filter(has_text="2 of 31,033").wait_for()
