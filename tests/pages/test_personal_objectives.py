"""Personal objectives: shown, in no count, no verdict and no picture of the scores."""

import pytest
from published import Published, put


def objective(title, type_):
    keys = "{id: all, title: All of it, baseline: 0, target: 10}"
    return f"---\nobjective: {title}\ntype: {type_}\nkey_results:\n  - {keys}\n---\n"


FILES = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "co/team.yml": "name: Co\n",
    "co/shop/team.yml": "{name: Shop, parent: co}\n",
    "co/2026-q4/grow.md": objective("Grow", "aspirational"),
    "co/shop/2026-q4/sell.md": objective("Sell", "aspirational"),
    "co/shop/2026-q4/read.md": objective("Read ten books", "personal"),
    "co/2026-q4/check-ins/2026-11-16.yml": "key_results: {grow#all: {value: 4}}\n",
    "co/shop/2026-q4/check-ins/2026-11-16.yml": "key_results: {read#all: {value: 9}}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("personal"), FILES))


def test_home_counts_them_apart(site):
    home = site.page("")
    assert "All 2 objectives of" in home.text
    assert "And 1 personal, in no score." in home.text
    assert home.one(cls="okr-verdict").text == (
        "Of 1 company objective, 1 is behind. In 1 team, of 1 objective, 1 has had no check-in yet."
    )
    assert [item.text for item in home.one(cls="okr-legend").all("li")][:2] == ["1 behind +1", "1 no check-in −1"]


def test_a_cycle_counts_them_apart(site):
    page = site.page("2026-q4/")
    assert page.one(cls="okr-verdict").text.endswith(
        "Of 2 objectives, 1 is behind and 1 has had no check-in yet; 1 personal stands apart."
    )
    assert "And 1 personal, in no score." in page.after("States").text
    assert [item.text for item in page.one(cls="okr-legend").all("li")] == ["1 behind", "1 no check-in"]


def test_the_distribution_leaves_out_what_is_personal_and_what_nobody_reported(site):
    """Only the company's 0.40: not the 0.90 that is personal, and not the 0 that nobody reported."""
    scores = site.page("2026-q4/").after("Scores")
    [found] = [one for one in scores.all("figure") if one.one("h3").text == "Scores in Q4 2026"]
    rows = found.one("table").rows
    assert [row["Score"] for row in rows if row["Some"] != "0"] == ["0.4 to 0.49"]
    assert {row["Limited"] + row["On target"] for row in rows} == {"00"}
    assert "1 without a score: retired, not begun or never reported." in scores.text


@pytest.mark.parametrize("uri", ["teams/shop/", "2026-q4/shop/"])
def test_a_team_tells_them_apart_and_still_shows_them(site, uri):
    page = site.page(uri)
    assert page.one(cls="okr-verdict").text.endswith(
        "Of 1 objective, 1 has had no check-in yet; 1 personal stands apart."
    )
    shown = [row["Objective"] for table in page.all("table", cls="okr-objectives") for row in table.rows]
    assert any(title.startswith("Read ten books") for title in shown)


def test_several_stand_apart_and_a_team_may_have_nothing_else(tmp_path):
    only = {name: text for name, text in FILES.items() if "sell" not in name}
    put(tmp_path, only | {"co/shop/2026-q4/swim.md": objective("Swim", "personal")})
    assert Published(tmp_path).page("2026-q4/shop/").one(cls="okr-verdict").text == "2 personal stand apart."
