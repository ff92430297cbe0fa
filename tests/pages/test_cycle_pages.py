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


def test_the_distribution_holds_every_scored_objective(over):
    """0.60, 0.75 and 0.80."""
    bars = {row["Score"]: int(row["Objectives"]) for row in over.one("table", cls="okr-hist").rows}
    assert {low.partition("–")[0] for low, number in bars.items() if number} == {"0.6", "0.7", "0.8"}
    assert sum(bars.values()) == 3
    assert len(bars) == 10


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
