"""Cycle against cycle: the means of both, side by side."""

import pytest
from analysis import files, objective, snapshot_of

from okrsite_gen.charts import cycle_comparison
from okrsite_gen.charts.cycle_comparison import MOST, Pair
from okrsite_gen.charts.marks import Box, Disc, Text
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.model.settings import Bands


def chart(snapshot, cycle="2026-q4", team=None):
    found = snapshot.portfolio.teams[team] if team else None
    return cycle_comparison.chart(snapshot, snapshot.portfolio.cycles[cycle], found)


def spec(pairs, of=None):
    return cycle_comparison.spec("Q3", "Q4", pairs, of or len(pairs), Bands(), running=True)


def test_the_company_stands_on_top_and_silence_is_no_score(tmp_path):
    """Care has said nothing in either cycle, so that it is not there."""
    snapshot = snapshot_of(tmp_path)
    found = chart(snapshot)
    assert found.table.heads == ("Team", "Q3 2026", "Q4 2026")
    means = {key: mean.score for key, mean in snapshot.means.items()}
    assert found.table.rows == (
        ("Acme", f"{means['company', '2026-q3']:.2f}", f"{means['company', '2026-q4']:.2f}"),
        ("Growth", "0.80", "0.20"),
    )
    assert found.description == "Q4 2026 so far, beside Q3 2026: 0 higher, 2 lower."


def test_a_team_that_is_new_has_a_dash_and_one_sign(tmp_path):
    content = files()
    content["company/care/2026-q4/check-ins/2026-11-16.yml"] = "by: ana\nkey_results:\n  calm#a: {value: 5}\n"
    found = chart(snapshot_of(tmp_path, content))
    assert ("Care", "–", "0.25") in found.table.rows
    box = Box(left=0, top=0, width=360, height=200, letters=10)
    discs = [mark for mark in cycle_comparison.marks(found, box) if isinstance(mark, Disc)]
    assert len(discs) == 2 + 5, "two in the key, five of scores"


def test_teams_of_the_same_name_are_told_apart(tmp_path):
    content = files()
    content["company/care/team.yml"] = "name: Growth\n"
    content["company/care/2026-q4/check-ins/2026-11-16.yml"] = "by: ana\nkey_results:\n  calm#a: {value: 5}\n"
    names = [row[0] for row in chart(snapshot_of(tmp_path, content)).table.rows]
    assert names == ["Acme", "Growth (care)", "Growth (growth)"]


def test_of_a_team_and_those_below_it(tmp_path):
    assert [row[0] for row in chart(snapshot_of(tmp_path), team="growth").table.rows] == ["Growth"]


@pytest.mark.parametrize(
    ("day", "cycle", "why"),
    [
        ("2026-11-18", "2026-q3", "there is no cycle like Q3 2026 before it"),
        ("2026-09-30", "2026-q4", "Q4 2026 has not begun"),
    ],
)
def test_without_two_cycles_it_says_so(tmp_path, day, cycle, why):
    found = chart(snapshot_of(tmp_path, day=day), cycle)
    assert isinstance(found, Empty)
    assert found.why == why


def test_a_year_is_not_compared_with_a_quarter(tmp_path):
    content = files()
    content["company/2027/long.md"] = objective()
    found = chart(snapshot_of(tmp_path, content, day="2027-03-01"), "2027")
    assert isinstance(found, Empty)


def test_of_many_teams_those_that_moved_most_are_shown(tmp_path):
    content = dict(files())
    for number in range(20):
        team = f"company/t{number:02}"
        content[f"{team}/team.yml"] = f"name: Team {number:02}\n"
        for cycle, day, value in (("2026-q3", "2026-09-28", 5), ("2026-q4", "2026-11-16", 5 - number / 10)):
            content[f"{team}/{cycle}/do.md"] = objective()
            content[f"{team}/{cycle}/check-ins/{day}.yml"] = (
                f"by: ana\nkey_results:\n  do#a: {{value: {value}}}\n  do#b: {{value: {value}}}\n"
            )
    found = chart(snapshot_of(tmp_path, content))
    names = [row[0] for row in found.table.rows]
    assert len(names) == MOST
    assert names[:2] == ["Acme", "Team 10"]
    assert names[-2:] == ["Team 19", "Growth"]
    assert "Shown are 12 of 22 teams, those that moved most." in found.description


def test_every_row_prints_both_scores():
    pairs = [
        Pair(name="Acme", top=True, before=0.5, now=1.0),
        Pair(name="A team with a name that is far too long to stand there", top=False, before=None, now=0.0),
    ]
    found = spec(pairs)
    assert isinstance(found, ChartSpec)
    texts = [
        mark.text
        for mark in cycle_comparison.marks(found, Box(left=0, top=0, width=360, height=99, letters=10))
        if isinstance(mark, Text)
    ]
    assert {"0.50 →", "1.00", "– →", "0.00"} <= set(texts)
    assert any(text.startswith("A team with") and text.endswith("…") for text in texts)
    assert found.table.rows[1][0] == pairs[1].name, "the table has the whole name"


def test_the_axis_says_where_the_bands_begin_exactly():
    found = cycle_comparison.spec(
        "Q3",
        "Q4",
        [Pair(name="Acme", top=True, before=0.5, now=1.0)],
        1,
        Bands(some="0.35", success="0.7"),
        running=True,
    )
    marks = cycle_comparison.marks(found, Box(left=0, top=0, width=360, height=99, letters=10))
    assert {"0.0", "0.35", "0.7", "1.0"} <= {mark.text for mark in marks if isinstance(mark, Text)}
