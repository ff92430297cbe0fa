"""A company of 310 teams with an objective each, and 1,003 people: lists stay short, and each says how much more there is and where.

Three divisions of 102 teams; the teams of the first one checked in, and the company, each once.
"""

import pytest
from orchard import objective
from published import Published, put

DIVISIONS, TEAMS = 3, 102
KR = "{id: sold, title: Litres sold, baseline: 0, target: 100}"


def large():
    files = {
        "okrsite.yml": "company: Vast\nas_of: 2026-11-20\ncycle_title: Q{q} 20{yy}\n",
        "people.yml": "".join(f"p{number:04}: {{name: Person {number:04}}}\n" for number in range(1003)),
        "vast/team.yml": "name: Vast\n",
        "vast/2026-q4/grow.md": objective("Grow", KR),
        "vast/2026-q4/check-ins/2026-11-16.yml": "key_results: {grow#sold: {value: 50}}\n",
    }
    for division in range(DIVISIONS):
        above = f"vast/d{division}"
        files[f"{above}/team.yml"] = f"name: Division {division}\nlevel: department\n"
        files[f"{above}/2026-q4/grow.md"] = objective(f"Division {division} grows", KR, supports="[vast/grow]")
        for team in range(TEAMS):
            name = f"d{division}-{team:03}"
            files[f"{above}/{name}/team.yml"] = f"name: Team {division}.{team:03}\n"
            files[f"{above}/{name}/2026-q4/grow.md"] = objective("Sell", KR, supports=f"[d{division}/grow]")
            if division == 0:
                files[f"{above}/{name}/2026-q4/check-ins/2026-11-16.yml"] = "key_results: {grow#sold: {value: 50}}\n"
    return files


@pytest.fixture(scope="module")
def vast(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("vast"), large()))


def test_a_cycle_lists_what_is_nearest_to_the_top_and_leads_to_the_rest(vast):
    page = vast.page("2026-q4/")
    listed = [row["Objective"] for table in page.all("table", cls="okr-objectives") for row in table.rows]
    assert [title.removesuffix("no owner").strip() for title in listed] == [
        "Grow",
        *(f"Division {at} grows" for at in range(3)),
    ]
    assert "Listed below are 4 of 310 objectives, nearest to the top." in page.text
    assert page.links["in the explorer"] == "../explorer/cycle/2026-q4/"
    assert "explorer/cycle/2026-q4/" in vast.uris
    assert "Of 310 objectives, " in page.one(cls="okr-verdict").text


def test_teams_are_cut_by_level_and_say_how_many_are_below(vast):
    for page in (vast.page("2026-q4/"), vast.page("teams/")):
        teams = [row["Team"] for row in page.one("table", cls="okr-teams").rows]
        assert teams == ["Vast", *(f"Division {at} department · 102 teams below" for at in range(3))]
        assert "306 more teams are" in page.text
    assert len([uri for uri in vast.uris if uri.startswith("teams/d0-") and uri.count("/") == 2]) == TEAMS


def test_each_cycle_names_the_teams_that_checked_in(vast):
    newest = vast.page("check-ins/")
    assert newest.links["Q4 2026"] == "2026-q4/"
    assert "Q4 2026 103" in newest.text
    cycle = vast.page("check-ins/2026-q4/")
    assert "103 check-ins of 103 teams" in cycle.text
    names = [item.text for item in cycle.one("ul", cls="okr-many").all("li")]
    assert names == [*(f"Team 0.{at:03} 1" for at in range(TEAMS)), "Vast 1"]
    assert cycle.links["Team 0.007"] == "d0-007/"
    of_team = vast.page("check-ins/2026-q4/d0-007/")
    assert of_team.links["Q4 2026"] == "../"


def test_people_stand_in_parts(vast):
    first, second = vast.page("people/"), vast.page("people/_2/")
    named = [[item.text for item in page.all("ul", cls="okr-plain")[0].all("li")] for page in (first, second)]
    assert list(map(len, named)) == [1000, 3]
    assert [name for part in named for name in part] == [f"Person {number:04}" for number in range(1003)]
    assert "1003 people, in the order of the teams: part 2 of 2" in second.text
    assert first.links["2"] == "_2/"


def test_problems_of_a_team_do_not_name_all_other_teams(vast):
    whole, mine = vast.page("problems/"), vast.page("problems/team/d1-050/")
    teams = [link for link in whole.links.values() if link.startswith("team/")]
    assert len(teams) == 1 + DIVISIONS * (1 + TEAMS)
    assert mine.links["310 teams"] == "../../"
    assert not [link for link in mine.links.values() if link.startswith("../d")]
