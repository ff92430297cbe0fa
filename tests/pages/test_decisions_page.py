"""Decisions and actions of Orchard (read `orchard.py`), and of the demo company."""

import json
from pathlib import Path

import pytest
from orchard import ORCHARD
from published import Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("orchard"), ORCHARD))


@pytest.fixture(scope="module")
def page(site):
    return site.page("decisions/")


def test_how_much_is_open(page):
    assert page.one(cls="okr-verdict").text == (
        "3 actions are open, 1 of them overdue. 1 was closed in the last four weeks, and 2 decisions are on record."
    )


def test_open_actions_are_carried_the_overdue_first_those_without_a_day_last(page):
    assert page.after("Open actions").one("table").rows == [
        {"What": "Ask about the taxOrchard · for Sell more juice", "Who": "Ana Pires", "Due": "12 Nov, 8 days over", "Opened": "9 Nov, 11 days old"},
        {"What": "Call the innOrchard", "Who": "Ben Okafor", "Due": "24 Nov, in 4 days", "Opened": "16 Nov, 4 days old"},
        {"What": "Write the menuOrchard", "Who": "nobody", "Due": "no day", "Opened": "9 Nov, 11 days old"},
    ]  # fmt: skip


def test_an_action_leads_to_the_check_in_that_opened_it_and_to_what_it_is_for(page):
    links = page.after("Open actions").one("tbody").all("tr")[0].links
    assert links["9 Nov"] == "../check-ins/2026-q4/co/#2026-11-09"
    assert links["Sell more juice"] == "../2026-q4/co/juice/"


def test_closed_ones_with_the_day(page):
    assert page.after("Closed in the last four weeks").one("table").rows == [
        {"What": "Buy a sealPress", "Who": "Ben Okafor", "Done": "15 Nov", "Opened": "9 Nov"}
    ]


def test_what_was_closed_later_is_still_open(site):
    """The seal was bought on the 15th and said on the 16th: on the 14th nobody knew."""
    page = Published(site.root, as_of="2026-11-14").page("decisions/")
    assert "Buy a sealPress" in [row["What"] for row in page.after("Open actions").one("table").rows]
    assert "Closed" not in page.text


def test_what_was_closed_long_ago_is_left_to_the_check_ins(site):
    assert "Closed" not in Published(site.root, as_of="2026-12-13").page("decisions/").text
    assert "Closed" in Published(site.root, as_of="2026-12-12").page("decisions/").text


def test_decisions_newest_first_with_permalinks(page):
    decided = page.after("Decisions, newest first")
    assert [item.text for item in decided.all("li")] == ["16 NovWe sell on SundaysOrchard", "9 NovNo plasticOrchard"]
    assert decided.links["16 Nov"] == "../check-ins/2026-q4/co/#2026-11-16"


def test_a_team_has_its_own_page_one_link_away(site, page):
    teams = page.one("nav", cls="okr-facets").all("li")
    assert [team.text for team in teams] == ["Orchard 3 open, 2 decided", "Press 0 open, 0 decided"]
    press = site.page("decisions/" + teams[1].one("a")["href"])
    assert press.one("h1").text == "Decisions and actions of Press"
    assert [row["What"] for row in press.one("table").rows] == ["Buy a sealPress"]
    assert press.one("nav", cls="okr-facets").one("a", **{"aria-current": "page"}).text == "Press"
    assert "decisions/team/stall/" not in site.uris


def test_the_team_s_page_leads_to_it(site):
    assert site.page("teams/co/").after("Open actions").links["Its decisions and actions"] == "../../decisions/team/co/"


def test_none_at_all_says_how_to_write_one(tmp_path):
    files = {name: text for name, text in ORCHARD.items() if "check-ins" not in name}
    page = Published(put(tmp_path, files)).page("decisions/")
    assert "No decisions and no actions yet" in page.one(cls="okr-empty").text
    assert not page.all("section")


def test_of_many_the_first_are_shown_and_the_team_has_more(tmp_path):
    """150 open actions and 120 decisions: a hundred of each, and all on the team's own page."""
    actions = "".join(f"  - {{what: Do {number}}}\n" for number in range(150))
    decisions = "".join(f"  - Decided {number}\n" for number in range(120))
    files = ORCHARD | {"co/stall/2026-q4/check-ins/2026-11-18.yml": f"actions:\n{actions}decisions:\n{decisions}"}
    site = Published(put(tmp_path, files))
    text = site.page("decisions/").text
    assert "And 53 more; choose a team to see all of its own." in text
    assert "And 22 more; choose a team to see its own." in text
    own = site.page("decisions/team/stall/")
    assert len(own.one("table").rows) == 150
    assert len(own.after("Decisions, newest first").all("li")) == 120


def test_the_actions_of_the_demo_company_as_its_check_ins_tell_them():
    """Recomputed from the export: an action is open until a later check-in of its team closes it."""
    site = Published(DEMO)
    open_, done = {}, {}
    for check_in in site.export["check_ins"]:
        for action in check_in["actions"]:
            key = check_in["team"], action["id"]
            if action["done"] and key in open_:
                open_.pop(key)
                done[key] = action["done"]
            elif action["what"] and not action["done"]:
                open_[key] = action["due"]
    [twin] = [json.loads(asset.data()) for asset in site.plan.assets if asset.uri == "decisions/data.json"]
    assert {(one["team"], one["id"]): one["due"] for one in twin["open"]} == open_
    assert {(one["team"], one["id"]) for one in twin["open"] if one["overdue"]} == {
        key for key, due in open_.items() if due and due < "2026-11-20"
    }
    recent = {key: day for key, day in done.items() if day > "2026-10-23"}
    assert {(one["team"], one["id"]): one["done"] for one in twin["closed"]} == recent
    rows = site.page("decisions/").after("Open actions").one("table").rows
    assert len(rows) == len(open_) > 5
    assert len(twin["decisions"]) == sum(len(check_in["decisions"]) for check_in in site.export["check_ins"])
