"""What leads to no company objective is said where readers look: at the mill (read `mill.py`) and in the demo company."""

from pathlib import Path

import pytest
from mill import KR, MILL
from orchard import objective
from published import Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"
FRIDAY, MONDAY = "2026-11-20", "2026-11-16"


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("mill"), MILL))


@pytest.fixture(scope="module")
def tarnbrook():
    return Published(DEMO)


def fit_line(site):
    return next((line.text for line in site.page("").all(cls="okr-pulse") if "team objective" in line.text), "")


def judged(export, cycle, day):
    """Live team objectives of a cycle on a day, and those of them from which no chain of links reaches a live company objective."""
    level = {team["id"]: team["level"] for team in export["teams"]}
    cycles = {one["id"]: one for one in export["cycles"]}
    objectives = {one["id"]: one for one in export["objectives"]}
    live = {
        id_
        for id_, one in objectives.items()
        if cycles[one["cycle"]]["starts"] <= day <= cycles[one["cycle"]]["ends"]
        and one["state"] == "active"
        and not (one["retired"] and one["retired"]["date"] <= day)
    }
    reached = {id_ for id_ in live if level[objectives[id_]["team"]] == "company"}
    while True:
        more = {
            id_
            for id_, one in objectives.items()
            if id_ not in reached and any(link["to"].split("#")[0] in reached for link in one["supports"])
        }
        if not more:
            break
        reached |= more
    asked = {
        id_
        for id_ in live
        if level[objectives[id_]["team"]] != "company"
        and objectives[id_]["type"] != "personal"
        and objectives[id_]["cycle"] == cycle
    }
    return asked, asked - reached


def test_home_says_it_in_one_line(mill):
    """Sails, cart, oven and flour lead up; the forge and the picture do not. The wheel was retired, reading is personal."""
    assert fit_line(mill) == (
        "4 of 6 team objectives lead to a company objective (67%), 2 are unaligned, as many as on 16 Nov · How it all fits"
    )


def test_the_trend_is_that_since_monday(tmp_path):
    """On Wednesday the bread was retired: since then nothing that the cart carries has anywhere to go but the song."""
    files = MILL | {
        "mill/2026-q4/bread.md": objective("Bread", KR, retired="{date: 2026-11-18, reason: No corn}"),
        "mill/2026-q4/song.md": objective("A song", KR),
        "mill/painters/2026-q4/picture.md": objective("A picture of the mill", KR, supports="[mill/song]"),
    }
    assert fit_line(Published(put(tmp_path, files))) == (
        "1 of 6 team objectives leads to a company objective (17%), 5 are unaligned, 4 more than on 16 Nov · How it all fits"
    )


def test_where_there_is_nothing_to_lead_to_nobody_is_unaligned(tmp_path):
    files = {
        name: text.replace("supports: [mill/bread#done]", "").replace("supports: [mill/bread]", "")
        for name, text in MILL.items()
    }
    del files["mill/2026-q4/bread.md"]
    site = Published(put(tmp_path, files))
    assert not fit_line(site)
    assert "unaligned" not in site.page("2026-q4/smiths/").text


def test_the_demo_company_s_line_recomputed_from_its_export(tarnbrook):
    asked, lost = judged(tarnbrook.export, "2026-q4", FRIDAY)
    _, before = judged(tarnbrook.export, "2026-q4", MONDAY)
    assert lost == {"it/2026-q4/cheaper-cloud", "product/2026-q4/design-debt"} == before
    share = int(100 * (len(asked) - len(lost)) / len(asked) + 0.5)
    assert fit_line(tarnbrook) == (
        f"{len(asked) - len(lost)} of {len(asked)} team objectives lead to a company objective ({share}%), "
        "2 are unaligned, as many as on 16 Nov · How it all fits"
    )


def marked(page):
    """The titles of objectives in lists that carry the word."""
    return {
        row.one("a", cls="okr-title").text
        for row in page.all("th", scope="row")
        if row.all("a", cls="okr-title") and any(word.text == "unaligned" for word in row.all("strong"))
    }


def test_every_list_of_open_objectives_marks_them(tarnbrook):
    objectives = tarnbrook.objectives()
    lost = {
        cycle: judged(tarnbrook.export, cycle, FRIDAY)[1] for cycle in {one["cycle"] for one in objectives.values()}
    }
    pairs = {(one["team"], one["cycle"]) for one in objectives.values()}
    for team, cycle in sorted(pairs):
        titles = {objectives[id_]["title"] for id_ in lost[cycle] if objectives[id_]["team"] == team}
        assert marked(tarnbrook.page(f"{cycle}/{team}/")) == titles, (team, cycle)


def test_a_team_s_page_names_them_and_what_waits(tarnbrook, mill):
    boxes = [box.text for box in tarnbrook.page("teams/it/").all(cls="okr-box")]
    assert boxes == [
        "Overloaded: IT has not agreed to 4 things that 3 teams need of it by 4 Dec. What is needed",
        "1 objective leads to no objective of the company: The cloud bill grows slower than the clinics. How it all fits",
    ]
    assert not tarnbrook.page("teams/care/").all(cls="okr-box")
    painters = mill.page("teams/painters/").one(cls="okr-box").text
    assert painters == (
        "Painters works alone: none of its objectives supports, needs or shares anything with another team, "
        "and no other team names them. How it all fits"
    )
    assert (
        mill.page("teams/smiths/")
        .all(cls="okr-box")[1]
        .text.startswith("1 objective leads to no objective of the company: A second forge.")
    )


def test_a_company_of_one_team_does_not_work_alone(tmp_path):
    files = {
        name: text
        for name, text in MILL.items()
        if name.split("/")[0:2] == ["mill", "2026-q4"] or name == "okrsite.yml"
    }
    site = Published(put(tmp_path, files | {"mill/team.yml": "name: The Mill\n"}))
    assert not site.page("teams/mill/").all(cls="okr-box")


def test_the_explorer_has_them_on_a_page_of_their_own(tarnbrook):
    page = tarnbrook.page("explorer/alignment/unaligned/")
    told = {row["Objective or key result"].removesuffix("committed") for row in page.one("table").rows}
    wanted = {one["title"] for one in tarnbrook.objectives().values() if one["aligned"] is False}
    assert {title.strip() for title in told} == wanted
    aligned = tarnbrook.page("explorer/alignment/aligned/").one("h1")
    assert aligned.text == "Alignment: aligned"
    assert not any("personal" in row["Objective or key result"] for row in page.one("table").rows)


def test_the_warning_of_two_rises(tmp_path):
    """One more objective of five loses its way in each of the last two weeks."""
    files = MILL | {
        f"mill/2026-q4/{name}.md": objective(name, KR, retired=f"{{date: 2026-11-{day}, reason: Enough}}")
        for name, day in (("first", "07"), ("second", "14"))
    }
    files["mill/bakers/2026-q4/oven.md"] = objective("A hot oven", KR, supports="[mill/first]")
    files["mill/bakers/2026-q4/flour.md"] = objective("White flour", KR, supports="[mill/second]")
    page = Published(put(tmp_path, files)).page("trends/")
    panel = next(figure.text for figure in page.all("figure", cls="okr-line") if figure.text.startswith("Unaligned"))
    assert panel == "Unaligned 67%4 of 6 team objectives on 16 Nov; it rose twice running"
    rows = {
        row.one("th").text: [cell.text for cell in row.all("td")]
        for row in page.after("The company").one("table").one("tbody").all("tr")
    }
    assert rows["Unaligned, that Monday"][-4:] == ["33%", "50%", "67%", "–"]
