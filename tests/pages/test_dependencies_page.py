"""The dependency board of the mill (read `mill.py`), and of the demo company."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from mill import KR, MILL, needs
from orchard import objective
from published import Element, Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("mill"), MILL))


@pytest.fixture(scope="module")
def page(mill):
    return mill.page("dependencies/")


@pytest.fixture(scope="module")
def tarnbrook():
    return Published(DEMO)


def squares(page):
    """By row and column, what each square of the table says."""
    table = page.after("Who waits for whom").one("table")
    heads = [cell.text.removeprefix("for ") for cell in table.one("thead").all("th")[1:]]
    return {
        (row.one("th").text, head): cell.text
        for row in table.one("tbody").all("tr")
        for head, cell in zip(heads, row.all("td"), strict=True)
        if cell.text != "nothing"
    }


def test_how_much_is_needed(page):
    """Eight things are written down; flour is a matter of the bakers alone."""
    assert page.one(cls="okr-verdict").text == (
        "Of 7 dependencies between teams, 5 are not agreed and 1 is overdue. 2 depend on what was retired or is over."
    )


def test_the_overloaded_come_first_with_the_reason(page):
    """Rings, axles and hook are needed by 4 December and not agreed; the oven's iron comes a day later."""
    assert page.one(cls="okr-overload").text == (
        "Smiths has not agreed to 3 things that 2 teams need of it by 4 Dec. Three or more within two weeks are too many to go on "
        "hoping: those who ask and the team agree on an order."
    )
    boards = page.all("section", cls="okr-board")
    assert [board.one("h3").text for board in boards] == ["Smiths", "Millers", "Bakers", "Carters"]
    assert [board.all("p", cls="okr-quiet")[0].text for board in boards] == [
        "overloaded · needs 0, needed for 5, 5 not agreed",
        "needs 3, needed for 1, 2 not agreed",
        "needs 1, needed for 1, 1 not agreed",
        "needs 3, needed for 0, 2 not agreed",
    ]


def test_the_overloaded_come_before_those_of_whom_more_is_needed_some_day(tmp_path):
    """Six things that the painters have not agreed to have no day; the smiths' five still come first."""
    some_day = objective("A sign", KR, depends_on=needs("{to: painters/picture, what: A sign}"))
    files = MILL | {f"mill/carters/2026-q4/sign-{number}.md": some_day for number in range(6)}
    boards = Published(put(tmp_path, files)).page("dependencies/").all("section", cls="okr-board")
    assert [board.one("h3").text for board in boards][:2] == ["Smiths", "Painters"]


def test_two_things_within_two_weeks_are_not_too_many(tmp_path):
    files = MILL | {"mill/carters/2026-q4/cart.md": objective("A cart a day", KR, supports="[mill/bread]")}
    assert not Published(put(tmp_path, files)).page("dependencies/").all(cls="okr-overload")


def test_who_waits_for_whom(page):
    assert squares(page) == {
        ("Carters", "Smiths"): "2 not agreed",
        ("Carters", "Millers"): "1 agreed",
        ("Millers", "Smiths"): "2 not agreed",
        ("Millers", "Bakers"): "1 agreed",
        ("Bakers", "Smiths"): "1 not agreed",
    }


def test_what_is_needed_when(page):
    table = page.after("What is needed when").one("table")
    assert [cell.text for cell in table.one("thead").all("th")] == [
        "Needed of", "Over before 20 Nov", "This week to 22 Nov", "23 Nov to 29 Nov", "30 Nov to 6 Dec", "7 Dec to 13 Dec", "14 Dec to 20 Dec", "No day",
    ]  # fmt: skip
    cells = {
        row.one("th").text: [[dot.text for dot in cell.all("a")] for cell in row.all("td")]
        for row in table.one("tbody").all("tr")
    }
    assert cells["Smiths"] == [
        ["Carters: Two axles, 18 Nov, not agreed"],
        [],
        ["Millers: Iron rings, 23 Nov, not agreed"],
        ["Millers: A hook, 4 Dec, not agreed", "Bakers: A second forge, 5 Dec, not agreed"],
        [],
        [],
        ["Carters: The road, not agreed"],
    ]
    assert cells["Bakers"] == [[], [], [], [], [], ["Millers: An order for spring, 14 Dec, agreed"], []]


def test_each_team_has_what_it_needs_and_what_is_needed_of_it(page):
    carters = page.id("team-carters")
    mine, others = carters.one(cls="okr-grid").node
    assert [line.text for line in Element(mine).all("li")] == [
        "18 NovTwo axles not agreed 2 days overSmiths · A second forge · for A cart a day",
        "5 DecWater agreed in 15 daysMillers · A wheel · for A cart a dayWhat it depends on was retired.",
        "no day–The road not agreedSmiths · A road of stone · for A cart a dayWhat it depends on is over.",
    ]
    assert Element(others).text == "Others need of it Nothing."
    of_smiths = [line.text for line in page.id("team-smiths").one("ul").all("li")]
    assert of_smiths[:2] == [
        "18 NovTwo axles not agreed 2 days overCarters · A cart a day · of A second forge",
        "23 NovIron rings not agreed in 3 daysMillers · Sails that hold · of A second forge",
    ]


def test_pictures_lead_to_the_lines(page):
    ids = {found["id"] for found in page.all() if found["id"]}
    for heading in ("Who waits for whom", "What is needed when"):
        links = [link["href"] for link in page.after(heading).one("table").all("a")]
        assert len(links) > 8
        assert {link.removeprefix("#") for link in links} <= ids
    assert page.id("team-carters.smiths").text.startswith("18 NovTwo axles")


def test_tables_can_be_read_without_eyes(page):
    for table in page.all("table"):
        assert table.one("caption").text
        assert {cell["scope"] for cell in table.one("thead").all("th")} == {"col"}
        assert {row.one("th")["scope"] for row in table.one("tbody").all("tr")} == {"row"}
        shapes = [cell for cell in table.all("a") if cell.all("use")]
        assert all("agreed" in cell.text for cell in shapes)


def test_nobody_needs_anybody(tmp_path):
    files = {name: re.sub(r"depends_on: .*\n", "", text) for name, text in MILL.items()}
    page = Published(put(tmp_path, files)).page("dependencies/")
    assert "No team depends on another" in page.one(cls="okr-empty").text
    assert "depends_on:" in page.one("pre").text
    assert not page.all("table")


def test_what_is_hidden_leaves_no_trace(tmp_path):
    secret = objective(
        "Buy the river",
        KR,
        audience="board",
        depends_on=needs("{to: smiths/forge, what: A chain, needed_by: 2026-11-24}"),
    )
    files = MILL | {"mill/painters/2026-q4/river.md": secret}
    files["okrsite.yml"] += "audiences: [board, company]\n"
    files["mill/bakers/2026-q4/oven.md"] = objective(
        "A hot oven", KR, depends_on=needs("{to: painters/river, what: Water rights}")
    )
    site = Published(put(tmp_path, files))
    [twin] = [asset.data().decode() for asset in site.plan.assets if asset.uri == "dependencies/data.json"]
    for text in (site.html("dependencies/"), twin):
        assert not any(word in text for word in ("river", "A chain", "Water rights", "Painters"))


def test_many_teams_stand_on_their_own_pages(tmp_path):
    """70 teams need four things each of others: 560 lines would be too many for one page, 10 teams have 80."""
    files = {"okrsite.yml": "as_of: 2026-11-20\n", "co/team.yml": "name: Co\n"}
    for number in range(70):
        wants = [f"{{to: crew-{(number + step) % 70:02}/win, what: Thing {step}}}" for step in (1, 2, 3, 4)]
        files[f"co/crew-{number:02}/team.yml"] = f"name: Crew {number:02}\n"
        files[f"co/crew-{number:02}/2026-q4/win.md"] = objective(f"Win {number}", KR, depends_on=needs(*wants))
    site = Published(put(tmp_path, files))
    page = site.page("dependencies/")
    assert len(page.all("section", cls="okr-board")) == 10
    others = page.all("p")[-2]
    assert len(others.all("a")) == 60
    for name, link in others.links.items():
        target = site.page(link.removeprefix("../").partition("#")[0])
        assert target.one("h1").text == name
        assert len(target.id("between").all("li")) == 8
    assert len(page.after("Who waits for whom").one("tbody").all("tr")) <= 16
    counted = sum(int(text.split()[0]) for text in squares(page).values())
    assert f"{280 - counted} dependencies of further teams are not in this table." in page.text
    assert "58 further teams are not in this table." in page.text
    assert "and 1 more" in page.after("What is needed when").text
    assert len(page.all()) < 3000


def test_the_demo_company_recomputed_from_its_export(tarnbrook):
    day = tarnbrook.export["as_of"]
    open_ = [one for one in tarnbrook.export["objectives"] if one["pace"] != "retired" and not one["outcome"]]
    found = [
        (one["id"].split("/")[0], need["to"].split("/")[0], need["needed_by"], need["agreed"])
        for one in open_
        for need in one["depends_on"]
        if need["to"].split("/")[0] != one["id"].split("/")[0]
    ]
    names = {team["id"]: team["name"] for team in tarnbrook.export["teams"]}
    page = tarnbrook.page("dependencies/")
    late = sum(bool(by) and by < day for _, _, by, _ in found)
    assert page.one(cls="okr-verdict").text == (
        f"Of {len(found)} dependencies between teams, {sum(not agreed for *_, agreed in found)} are not agreed and {late} are overdue."
    )
    counted = Counter((names[by], names[of]) for by, of, *_ in found)
    open_pairs = Counter((names[by], names[of]) for by, of, _, agreed in found if not agreed)
    for pair, text in squares(page).items():
        number, said = text.split(" ", 1)
        assert int(number) == counted.pop(pair)
        lost = open_pairs[pair]
        assert said == ("agreed" if not lost else "not agreed" if lost == int(number) else f"{lost} not agreed")
    assert not counted
    dots = page.after("What is needed when").one("tbody").all("a")
    assert len(dots) == len(found) + len({of for _, of, *_ in found})  # each row's head is a link too

    soon = str(dt.date.fromisoformat(day) + dt.timedelta(days=14))
    waiting = Counter(of for _, of, by, agreed in found if by and by <= soon and not agreed)
    too_much = [names[team] for team, number in waiting.items() if number >= 3]
    assert [box.one("a").text for box in page.all(cls="okr-overload")] == sorted(too_much) == ["IT"]
    [twin] = [json.loads(asset.data()) for asset in tarnbrook.plan.assets if asset.uri == "dependencies/data.json"]
    assert Counter(
        (one["by_team"], one["of_team"], one["needed_by"], one["agreed"]) for one in twin["dependencies"]
    ) == (Counter(found))
    assert {team: len(waits) for team, waits in twin["overloaded"].items()} == {"it": waiting["it"]}
