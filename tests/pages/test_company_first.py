"""A company whose week has more to say than the home page holds: the company speaks first, and what is cut says so."""

from posixpath import join, normpath

import pytest
from published import Published, put

SHOPS = range(1, 11)


def objective(title, keys, **more):
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    key_results = "".join(f"  - {{id: {key}, title: {title} {key}, baseline: 0, target: 100}}\n" for key in keys)
    return f"---\nobjective: {title}\n{extra}key_results:\n{key_results}---\n"


def check_in(values, **said):
    entries = "".join(f"  {key}: {{value: {value}, blockers: [No {key}]}}\n" for key, value in values.items())
    return f"key_results:\n{entries}" + "".join(f"{key}: {list(lines)}\n" for key, lines in said.items())


WEEK = {
    "okrsite.yml": "as_of: 2026-11-20\ncycle_title: Q{q} 20{yy}\n",
    "co/team.yml": "name: Co\n",
    "co/sales/team.yml": "{name: Sales, parent: co, level: department}\n",
    "co/sales/shops/team.yml": "{name: Shops, parent: sales}\n",
    "co/2026-q3/begin.md": objective("Begin", ["begun"]),
    "co/2026-q4/grow.md": objective("Grow", ["early", "late"]),
    "co/sales/2026-q4/sell.md": objective("Sell", ["sold"]),
    "co/sales/shops/2026-q4/open.md": objective("Open", [f"n{shop}" for shop in SHOPS]),
    "co/sales/shops/2026-q4/run.md": objective("Run", ["ten"], type="personal"),
    "co/2026-q4/check-ins/2026-11-14.yml": check_in({"grow#early": 10}, wins=["Co won early"]),
    "co/2026-q4/check-ins/2026-11-15.yml": check_in({"grow#late": 20}, wins=["Co won late"]),
    "co/sales/2026-q4/check-ins/2026-11-16.yml": check_in({"sell#sold": 30}, wins=["Sales won"]),
    "co/sales/shops/2026-q4/check-ins/2026-11-19.yml": check_in(
        {**{f"open#n{shop}": shop for shop in SHOPS}, "run#ten": 5}, wins=[f"Shop {shop} won" for shop in SHOPS]
    ),
}


def said(part):
    """The lines of a list without where they come from."""
    return [item.text.removesuffix(item.one(cls="okr-meta").text) for item in part.all("li")]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("week"), WEEK)).page("")


def test_moves_of_the_company_come_first_then_those_of_departments(home):
    changed = home.after("Changed this week")
    moved = [item.all("a")[0].text for item in changed.all("li")]
    assert moved == ["Grow late", "Grow early", "Sell sold", *(f"Open n{shop}" for shop in range(1, 8))]


def test_what_is_cut_is_counted_and_personal_moves_are_not_in_it(home):
    """2 of the company, 1 of the department, 10 of the team; the personal one stands apart."""
    assert home.after("Changed this week").text.endswith("10 of 13. All that changed this week")
    assert "Run ten" not in home.after("Changed this week").text


def test_blockers_of_the_company_come_first_and_what_is_cut_is_counted(home):
    blocked = home.after("In the way")
    first = ["No grow#late", "No grow#early", "No sell#sold"]
    assert said(blocked) == [*first, *(f"No open#n{shop}" for shop in range(1, 6))]
    assert blocked.one("p").text == "8 of 13. Blockers and asks"
    assert "No ten" not in blocked.text


def test_wins_of_the_company_come_first(home):
    assert said(home.after("Wins this week")) == [
        "Co won late",
        "Co won early",
        "Sales won",
        "Shop 1 won",
        "Shop 2 won",
        "Shop 3 won",
    ]


def test_a_week_that_fits_counts_nothing(harbour_site):
    page = harbour_site.page("")
    assert page.after("Changed this week").text.endswith("4 minutes → 6 minutes All that changed this week")
    assert page.after("In the way").one("p").text == "Blockers and asks"


@pytest.mark.parametrize("uri", ["", "2026-q4/", "2026-q3/"])
def test_all_cycles_are_one_step_away_the_latest_first(harbour_site, uri):
    """The quarter ends with the year and begins later."""
    [line] = [part for part in harbour_site.page(uri).all("p") if part.text.startswith("All cycles")]
    assert line.text == "All cycles Q4 2026 · 2026 · Q3 2026"
    places = {title: normpath(join("/", uri, address)) for title, address in line.links.items()}
    assert places == {"Q4 2026": "/2026-q4", "2026": "/2026", "Q3 2026": "/2026-q3"}


def test_a_change_is_the_difference_of_the_two_scores_as_printed(tmp_path):
    """0.125 is printed 0.13, and so is 0.134: nothing changed that anybody can see."""
    put(
        tmp_path,
        {
            "okrsite.yml": "as_of: 2026-11-20\n",
            "co/team.yml": "name: Co\n",
            "co/2026-q4/grow.md": objective("Grow", ["all"]),
            "co/2026-q4/check-ins/2026-11-09.yml": check_in({"grow#all": 12.5}),
            "co/2026-q4/check-ins/2026-11-16.yml": check_in({"grow#all": 13.4}),
        },
    )
    [row] = Published(tmp_path).page("").after("Company objectives").one("table").rows
    assert (row["Score"], row["In a week"]) == ("0.13", "±0")
