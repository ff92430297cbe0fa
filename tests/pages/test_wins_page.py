"""Wins and demos of Orchard (read `orchard.py`), and of the demo company."""

import json
from pathlib import Path

import pytest
from orchard import ORCHARD
from published import Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def wins(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("orchard"), ORCHARD)).page("wins/")


def said(part):
    return [
        item.text.removesuffix(item.one(cls="okr-meta").text)
        for item in part.all("li", cls=None)
        if item.all(cls="okr-meta")
    ]


def test_newest_first_by_month(wins):
    assert wins.one(cls="okr-verdict").text == "2 wins and 2 demos since Q4 2026 began on 1 October 2026."
    assert said(wins.after("November 2026")) == [
        "The inn sells our juice",
        "The new label (another site) ↗",
        "The old mill",
        "A school orders every week",
    ]


def test_a_demo_leads_away_and_says_so(wins):
    label, mill = (item for item in wins.all("li") if item.text.startswith("The ") and "demo" in item.text)
    outside = label.all("a")[0]
    assert (outside["href"], outside["rel"]) == ("https://label.example/", "noopener external")
    assert "another site" in outside.text
    assert list(mill.links) == ["Orchard", "16 Nov"]


def test_each_leads_to_its_team_and_check_in(wins):
    first = wins.after("November 2026").all("li")[0]
    assert first.links == {"Orchard": "../teams/co/", "16 Nov": "../check-ins/2026-q4/co/#2026-11-16"}


def test_what_was_before_the_cycle_is_folded_away(tmp_path):
    files = ORCHARD | {"co/2026-q3/check-ins/2026-09-28.yml": "wins: [The trees are planted]\n"}
    page = Published(put(tmp_path, files)).page("wins/")
    older = page.one("details")
    assert older.one("summary").text == "Before Q4 2026"
    assert said(older) == ["The trees are planted"]
    assert page.one(cls="okr-verdict").text.startswith("2 wins")


def test_nothing_since_the_cycle_began(tmp_path):
    files = {name: text for name, text in ORCHARD.items() if "check-ins" not in name}
    page = Published(
        put(tmp_path, files | {"co/2026-q3/check-ins/2026-09-28.yml": "wins: [The trees are planted]\n"})
    ).page("wins/")
    assert page.one(cls="okr-verdict").text == "No wins and no demos since Q4 2026 began on 1 October 2026."
    assert not page.all("details")
    assert said(page.after("September 2026")) == ["The trees are planted"]


def test_none_at_all_says_how_to_write_one(tmp_path):
    files = {name: text for name, text in ORCHARD.items() if "check-ins" not in name}
    page = Published(put(tmp_path, files)).page("wins/")
    assert "No wins and no demos yet" in page.one(cls="okr-empty").text
    assert not page.all(cls="okr-verdict")


def test_many_come_in_parts_and_the_oldest_stay_in_the_check_ins(tmp_path):
    """1,600 wins: ten parts of 150, the other 100 are counted."""
    lines = "".join(f"  - Win {number}\n" for number in range(1600))
    files = {name: text for name, text in ORCHARD.items() if "check-ins" not in name}
    site = Published(put(tmp_path, files | {"co/2026-q4/check-ins/2026-11-16.yml": f"wins:\n{lines}"}))
    first, last = site.page("wins/"), site.page("wins/10/")
    assert len(said(first)) == len(said(last)) == 150
    assert "wins/11/" not in site.uris
    assert said(last)[-1] == "Win 1499"
    assert "100 older ones are in the check-ins." in last.text
    assert "older ones" not in first.text


def test_all_of_the_demo_company_are_there():
    site = Published(DEMO)
    check_ins = site.export["check_ins"]
    text = " ".join(site.page(uri).text for uri in site.uris if uri.startswith("wins/"))
    wins = [win for said in check_ins for win in said["wins"]]
    demos = [demo["title"] for said in check_ins for demo in said["demos"]]
    assert all(" ".join(line.split()) in text for line in (*wins, *demos))
    [twin] = [json.loads(asset.data()) for asset in site.plan.assets if asset.uri == "wins/data.json"]
    assert sorted(said["text"] for said in twin["wins"]) == sorted(wins)
    assert sorted(said["text"] for said in twin["demos"]) == sorted(demos)
