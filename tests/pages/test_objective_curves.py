"""The values of key results and the curve of a score, as an objective's page shows them."""

import re

import pytest
from published import Published, put

CO = {"okrsite.yml": "as_of: 2026-11-20\ncycle_title: Q{q} 20{yy}\n", "co/team.yml": "name: Co\n"}
PAGE = "2026-q4/co/grow/"


def grow(root, keys, values, **more):
    """An objective with one key result, and what was reported of it by day."""
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    objective = f"---\nobjective: Grow\n{extra}key_results:\n  - {{id: it, title: It, {keys}}}\n---\n"
    said = {f"co/2026-q4/check-ins/{day}.yml": f"key_results: {{grow#it: {entry}}}\n" for day, entry in values.items()}
    return Published(put(root, CO | {"co/2026-q4/grow.md": objective} | said))


def facts(part):
    return {
        fact.one("dt").text: fact.one("dd").text for half in part.all("dl", cls="okr-facts") for fact in half.all("div")
    }


WEEKS = {"2026-11-02": "{value: 20}", "2026-11-09": "{value: 7}", "2026-11-16": "{value: 13}"}


@pytest.mark.parametrize(
    ("aggregate", "now", "talk", "column"),
    [
        ("latest", "13 deals", ["7 deals → 13 deals", "20 deals → 7 deals", "0 deals → 20 deals"], ["20", "7", "13"]),
        (
            "sum",
            "40 deals",
            [
                "27 deals → 40 deals 13 deals reported",
                "20 deals → 27 deals 7 deals reported",
                "0 deals → 20 deals 20 deals reported",
            ],
            ["20", "27", "40"],
        ),
        (
            "mean",
            "13.33 deals",
            ["13 deals mean now 13.33 deals", "7 deals mean now 13.5 deals", "20 deals mean now 20 deals"],
            ["20", "13.5", "13.33"],
        ),
    ],
)
def test_sums_and_means_show_what_was_reported_and_where_that_leaves_them(tmp_path, aggregate, now, talk, column):
    site = grow(tmp_path, f"baseline: 0, target: 100, unit: deals, aggregate: {aggregate}", WEEKS)
    page = site.page(PAGE)
    assert facts(page.id("it"))["Now"] == now
    assert [part.one(cls="okr-entry__value").text for part in page.after("Check-ins").all(cls="okr-day")] == talk
    assert [row["Reported so far"] for row in page.id("it").one("table").rows] == [f"{value} deals" for value in column]
    feed = site.page("check-ins/2026-q4/co/").one(id="2026-11-16")
    assert feed.one(cls="okr-entry__value").text == talk[0]


@pytest.mark.parametrize(
    ("keys", "value", "planned"),
    [
        # on 16 November 46 of 91 days are gone: 50.549% of the way
        ("baseline: 0, target: 100", 40, "51"),
        ("baseline: 0, target: 91000", 40000, "46,000"),
        ("baseline: 3, target: 4", 3.5, "3.51"),
        ("baseline: 0, target: 1_000_000, unit: $", 300000, "$510,000"),
    ],
)
def test_a_planned_value_has_the_decimals_that_tell_a_hundredth_of_the_way(tmp_path, keys, value, planned):
    page = grow(tmp_path, keys, {"2026-11-16": f"{{value: {value}}}"}).page(PAGE)
    [row] = page.id("it").one("table").rows
    assert row["Plan"] == planned


def test_a_score_s_curve_has_points_on_days_with_a_report_only(tmp_path):
    """Neither a note nor a week ago nor today is a point."""
    values = {"2026-11-02": "{value: 20}", "2026-11-05": "{note: Slow}", "2026-11-09": "{value: 30}"}
    page = grow(tmp_path, "baseline: 0, target: 100", values).page(PAGE)
    rows = page.after("Score over time").one("table").rows
    assert [(row["Day"], row["Score"]) for row in rows] == [("2 Nov", "0.20"), ("9 Nov", "0.30")]


def test_steps_of_different_weight_are_worth_points(tmp_path):
    page = grow(
        tmp_path, "kind: milestones, milestones: [{id: a}, {id: b, weight: 5}]", {"2026-11-16": "{done: [b]}"}
    ).page(PAGE)
    found = facts(page.id("it"))
    assert (found["Now"], found["Target"]) == ("5 of 6 points", "6 points")


def plan_ends(page):
    """How much of the picture's width the plan takes, from 0 to 1."""
    plan = page.after("Score over time").one(cls="plan")
    return float(re.findall(r"[ML]?(-?[\d.]+) -?[\d.]+", plan["d"])[-1]) / 1000


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, 1),
        ({"retired": "{date: 2026-11-10, reason: Too small}"}, 40 / 91),
        ({"retired": "{date: 2026-12-10, reason: To come}"}, 1),
    ],
)
def test_the_plan_of_what_was_retired_ends_that_day(tmp_path, more, share):
    page = grow(tmp_path, "baseline: 0, target: 100", {"2026-11-02": "{value: 20}"}, **more).page(PAGE)
    assert plan_ends(page) == pytest.approx(share, abs=0.001)


@pytest.mark.parametrize(
    ("type_", "status"),
    [
        ("committed", "Status missed Every key result was to be reached in full."),
        ("aspirational", "Status missed Success begins at 0.70."),
    ],
)
def test_once_the_outcome_is_known_no_pace_is_told(tmp_path, type_, status):
    grow(tmp_path, "baseline: 0, target: 100", {"2026-11-16": "{value: 20}"}, type=type_)
    page = Published(tmp_path, as_of="2027-02-01").page(PAGE)
    assert page.all(cls="okr-card")[1].text == status
    assert "Pace" not in page.id("it").text
    assert "behind" not in page.text


def test_a_key_result_that_is_due_early_tells_its_outcome_and_no_pace(tmp_path):
    """Its objective's time goes on, and so does its pace."""
    page = grow(tmp_path, "baseline: 0, target: 100, due: 2026-11-15", {"2026-11-14": "{value: 20}"}).page(PAGE)
    assert "Pace" not in page.id("it").text
    assert page.id("it").one(cls="okr-state").text == "missed"
    assert "points behind." in page.all(cls="okr-card")[1].text
