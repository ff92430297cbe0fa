"""Cycles: the scorecard while one runs, the review when it is over."""

import pytest
from published import Published, harbour


@pytest.fixture
def running(harbour_site):
    return harbour_site.page("2026-q4/")


@pytest.fixture
def over(harbour_site):
    return harbour_site.page("2026-q3/")


def test_when_it_is(running, over):
    assert "1 October 2026 to 31 December 2026 · week 8 of 14 · in 2026" in running.text
    assert "1 July 2026 to 30 September 2026 · over · in 2026" in over.text


def test_the_verdict_and_the_cycle_before(running, over):
    assert running.one(cls="okr-verdict").text == (
        "The company scores 0.33 against 0.67 expected; in Q3 2026 it was 0.68. "
        "Of 5 objectives, 1 is on track, 1 is at risk, 1 has gone stale, 1 has had no check-in yet and 1 was retired."
    )
    assert over.one(cls="okr-verdict").text.endswith("Of 3 objectives, 2 were achieved and 1 was missed.")


def test_outcomes_by_type(over, running):
    assert over.after("By type").one("table").rows == [
        {"Type": "Committed", "Objectives": "1", "Mean score": "0.60", "Achieved": "0", "Missed": "1", "Retired": "0"},
        {
            "Type": "Aspirational",
            "Objectives": "1",
            "Mean score": "0.80",
            "Achieved": "1",
            "Missed": "0",
            "Retired": "0",
        },
        {"Type": "Learning", "Objectives": "1", "Mean score": "0.75", "Achieved": "1", "Missed": "0", "Retired": "0"},
    ]
    assert running.after("By type").one("table").rows[1] == {
        "Type": "Aspirational", "Objectives": "4", "Mean score": "0.22",
        "Achieved": "0", "Missed": "0", "Retired": "1", "Open": "3",
    }  # fmt: skip


def figure(page, title):
    """A chart's figure, by its heading."""
    [found] = [one for one in page.all("figure") if one.all("h3") and one.one("h3").text == title]
    return found


def test_the_distribution_holds_every_scored_objective(over):
    """0.60, 0.75 and 0.80."""
    rows = figure(over, "Scores in Q3 2026").one("table").rows
    assert len(rows) == 10
    counted = {row["Score"][:3]: (row["Limited"], row["Some"], row["On target"]) for row in rows}
    assert {low: found for low, found in counted.items() if found != ("0", "0", "0")} == {
        "0.6": ("0", "1", "0"),
        "0.7": ("0", "0", "1"),
        "0.8": ("0", "0", "1"),
    }


def test_the_company_week_by_week_with_its_plan(running):
    found = figure(running, "Score of Harbour Bikes in Q4 2026")
    assert found.one(cls="okr-chart")["role"] == "img"
    rows = [row for row in found.one("table").rows if row["Score"] != "–"]
    assert rows[-1]["Week ending"] == "20 Nov 2026"
    assert rows[-1]["Score"] == "0.33"
    assert "Score 0.33 against 0.67 expected by the latest reports" in found.one("figcaption").text


def test_beside_the_cycle_before(running):
    found = figure(running, "Q4 2026 and Q3 2026")
    assert found.one("table").rows[0] == {"Team": "Harbour Bikes", "Q3 2026": "0.68", "Q4 2026": "0.33"}


def test_the_pictures_of_a_page_have_ids_of_their_own(running):
    ids = [one["id"] for one in running.all() if one["id"]]
    assert len(ids) == len(set(ids))
    assert [one["aria-labelledby"] for one in running.all(cls="okr-chart")] == [
        "burn-up-title burn-up-desc",
        "cycle-comparison-title cycle-comparison-desc",
        "score-distribution-title score-distribution-desc",
    ]


def test_a_chart_that_cannot_be_drawn_says_why(over):
    assert "Nothing to draw yet: there is no cycle like Q3 2026 before it; a second one can be compared" in over.text


def test_a_cycle_to_come_says_so_once(tmp_path):
    page = Published(harbour(tmp_path), as_of="2026-09-20").page("2026-q4/")
    assert not page.all("figure")
    assert page.text.count("Nothing to draw yet: Q4 2026 has not begun; ") == 1


def test_grades_beside_what_was_computed(over):
    assert over.after("Grades").one("table").rows == [
        {
            "Objective": "The first dock stands at the ferryHarbour Bikes · committed",
            "Graded": "0.60",
            "Computed": "0.00",
            "Outcome": "missed",
            "Why": "The permit came a week late",
        }
    ]


def test_what_was_carried_over_learned_and_celebrated(over):
    assert "Know why tyres go flat goes on in Fewer flat tyres" in over.after("Carried over").text
    assert "Count from the first day" in over.after("Retrospectives").text
    assert "We know it is the glassFleet · check-in" in over.after("Celebrated").text


def test_what_was_retired_and_why(running):
    assert "Every bike in the new blueFleet · 12 October 2026: Nobody asked for blue" in running.after("Retired").text


def test_cycles_within_and_around(harbour_site):
    assert harbour_site.page("2026/").links["Q3 2026"] == "../2026-q3/"


def test_a_cycle_turns_from_scorecard_to_review(tmp_path):
    """The last day is inside; from the day after, outcomes are out."""
    root = harbour(tmp_path)
    last, after = (Published(root, as_of=day).page("2026-q4/") for day in ("2026-12-31", "2027-01-01"))
    assert "week 14 of 14" in last.text
    assert "was missed" not in last.one(cls="okr-verdict").text
    assert "· over" in after.text
    assert "missed" in after.one(cls="okr-verdict").text


def test_when_a_cycle_is_over_its_tables_have_neither_plan_nor_confidence(harbour_site, over, running):
    expected = {"Objective", "Score", "Status", "So far", "Last check-in"}
    for page in (over, harbour_site.page("2026-q3/fleet/")):
        for table in page.all("table", cls="okr-objectives"):
            assert {cell.text for cell in table.one("thead").all("th")} == expected
    for table in running.all("table", cls="okr-objectives"):
        heads = {cell.text for cell in table.one("thead").all("th")}
        assert heads == expected | {"Expected", "Confidence", "In a week"}


def test_what_has_no_score_is_counted_beside_the_distribution(running, over):
    """The silent night shift and the retired paint; of the quarter before everything is known."""
    assert "2 without a score: retired, not begun or never reported." in running.after("Scores").text
    assert "without a score" not in over.after("Scores").text
