"""Blockers and asks of Orchard (read `orchard.py`), and of the demo company."""

import json
from collections import Counter
from pathlib import Path

import pytest
from orchard import ORCHARD, objective
from published import Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("orchard"), ORCHARD)).page("asks/")


def test_how_much_stands(page):
    assert page.one(cls="okr-verdict").text == (
        "3 blockers stand, the oldest named 18 days ago. Of 1 dependency between teams, 1 is not agreed and 1 is overdue. "
        "2 asks in the last four weeks."
    )


def test_blockers_the_oldest_first_with_the_check_ins_that_named_them_in_a_row(page):
    """The leak is in three check-ins running, whatever its case and punctuation; silence has not opened the stall."""
    assert page.after("Still in the way").one("table").rows == [
        {"Blocker": "The press leaksCrates an hour", "Team": "Press", "Age": "18 days", "First named": "2 Nov", "Check-ins running": "3", "Last named": "16 Nov"},
        {"Blocker": "No permitVisits", "Team": "Stall", "Age": "10 days", "First named": "10 Nov", "Check-ins running": "1", "Last named": "10 Nov"},
        {"Blocker": "No spare partsCrates an hour · something has been in its way since 2 Nov", "Team": "Press", "Age": "4 days", "First named": "16 Nov", "Check-ins running": "1", "Last named": "16 Nov"},
    ]  # fmt: skip


def test_a_blocker_that_was_gone_for_a_week_begins_anew(tmp_path):
    files = ORCHARD | {"co/press/2026-q4/check-ins/2026-11-09.yml": "key_results: {faster#speed: {value: 15}}\n"}
    files["co/press/2026-q4/check-ins/2026-11-16.yml"] = ORCHARD["co/press/2026-q4/check-ins/2026-11-02.yml"]
    rows = Published(put(tmp_path, files)).page("asks/").after("Still in the way").one("table").rows
    leak = next(row for row in rows if row["Blocker"].startswith("The press leaks"))
    assert (leak["First named"], leak["Check-ins running"]) == ("16 Nov", "1")


def test_machines_take_no_blocker_away(tmp_path):
    files = ORCHARD | {"co/press/2026-q4/check-ins/counter.csv": "date,key_result,value\n2026-11-19,faster#speed,13\n"}
    rows = Published(put(tmp_path, files)).page("asks/").after("Still in the way").one("table").rows
    assert rows[0]["Blocker"].startswith("The press leaks")


def test_what_is_over_or_retired_is_in_nobody_s_way(tmp_path):
    files = ORCHARD | {
        "co/press/2026-q4/faster.md": objective(
            "Press faster",
            "{id: speed, title: Crates, baseline: 10, target: 20}",
            retired="{date: 2026-11-18, reason: New press}",
        ),
        "co/stall/2026-q4/check-ins/2026-11-19.yml": "objectives: {open: {blockers: [No roof]}}\n",
    }
    text = Published(put(tmp_path, files)).page("asks/").text
    assert "The press leaks" not in text
    assert "No permit" in text
    assert "No roof" in text
    assert "Nobody waits for anybody" in Published(tmp_path, as_of="2027-01-02").page("asks/").text


def test_dependencies_stand_on_their_own_board_and_are_not_listed_twice(page):
    assert page.links["1 dependency between teams"] == "../dependencies/"
    assert "Bottles by eight" not in page.text


def test_of_whom_most_is_asked(page):
    assert page.after("Of whom most is asked").one("table").rows == [
        {"Team": "Bottles", "Asks in four weeks": "1", "Dependencies": "1", "Not agreed": "1"},
        {"Team": "Press", "Asks in four weeks": "1", "Dependencies": "0", "Not agreed": "0"},
    ]


def test_asks_stand_with_the_team_that_is_asked(page):
    of_bottles, of_press = page.after("Asked in the last four weeks").all(cls="okr-panel")
    assert of_bottles.text == "Of Bottles A day offPress · Crates an hour · 16 Nov"
    assert of_press.links["16 Nov"] == "../check-ins/2026-q4/co/#2026-11-16"


def test_asks_of_long_ago_are_left_out(tmp_path):
    assert (
        "ask in" not in Published(put(tmp_path, ORCHARD), as_of="2026-12-13").page("asks/").one(cls="okr-verdict").text
    )
    assert "2 asks in" in Published(tmp_path, as_of="2026-12-13").page("asks/").text


def test_nobody_waits(tmp_path):
    files = {name: text for name, text in ORCHARD.items() if "check-ins" not in name and "faster" not in name}
    files["co/press/bottles/2026-q4/clean.md"] = objective("Clean", "{id: a, title: A, kind: binary}")
    page = Published(put(tmp_path, files)).page("asks/")
    assert "Nobody waits for anybody" in page.one(cls="okr-empty").text
    assert not page.all("table")


def test_the_demo_company_recomputed_from_its_export():
    site = Published(DEMO)
    [twin] = [json.loads(asset.data()) for asset in site.plan.assets if asset.uri == "asks/data.json"]
    recent = [said for said in site.export["check_ins"] if said["date"] > "2026-10-23"]
    entries = [entry for said in recent for entry in (*said["key_results"].values(), *said["objectives"].values())]
    asked = Counter(ask["of"] for entry in entries for ask in entry["asks"])
    assert Counter(ask["of"] for ask in twin["asks"]) == asked
    rows = site.page("asks/").after("Of whom most is asked").one("table").rows
    names = {team["id"]: team["name"] for team in site.export["teams"]}
    told = {row["Team"]: int(row["Asks in four weeks"]) for row in rows if row["Asks in four weeks"] != "0"}
    assert told == {names[team]: number for team, number in asked.items()}

    live = {
        found["id"]: found
        for whole in site.export["objectives"]
        if whole["live"] and whole["type"] != "personal"
        for found in (whole, *whole["key_results"])
        if found["live"]
    }
    last = {}
    for said in site.export["check_ins"]:
        if not said["machine"]:
            for entry in (*said["key_results"].values(), *said["objectives"].values()):
                last[entry["about"]] = entry["blockers"]
    standing = {(about, text) for about, texts in last.items() if about in live for text in texts}
    assert {(one["about"], one["text"]) for one in twin["blockers"]} == standing
    assert len(site.page("asks/").after("Still in the way").one("table").rows) == len(standing) > 3
