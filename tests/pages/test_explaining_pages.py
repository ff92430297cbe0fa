"""How to read this, the problems and the rules."""

import re

import pytest
from published import Published, put, two_decimals

from okrsite_gen import loading, reading, rules


@pytest.fixture
def method(harbour_site):
    return harbour_site.page("how-to-read/")


def test_the_worked_example_is_one_of_the_company_s_own(harbour_site, method):
    """What the text says, computed again from the export's raw keys."""
    part = method.after("From a check-in to a state")
    id_ = next(
        id_
        for id_ in figures(harbour_site)
        if part.links.get(figures(harbour_site)[id_]["title"], "").endswith(f"#{id_.partition('#')[2]}")
    )
    found = figures(harbour_site)[id_]
    begun, wanted, now = (float(found[key]) for key in ("baseline", "target", "current"))
    share = (now - begun) / (wanted - begun)
    assert f"({now:g} − {begun:g}) / ({wanted:g} − {begun:g}) = {two_decimals(share)}" in part.text
    assert f"Score is progress kept between 0 and 1: {two_decimals(share)}" in part.text
    expected, actual = (int(100 * value + 0.5) for value in (found["expected"], share))
    assert f"expected {expected}%, actual {actual}%, {expected - actual} points behind" in part.text
    assert part.text.endswith("That makes it at risk.")
    assert found["pace"] == "at-risk"


def figures(site):
    return {part["id"]: part for whole in site.export["objectives"] for part in whole["key_results"]}


def test_the_sum_adds_up(method):
    rows = method.after("From key results to an objective").one("table")
    parts = [(float(row["Weight"]), float(row["Score"])) for row in rows.rows]
    mean = sum(weight * score for weight, score in parts) / sum(weight for weight, _ in parts)
    assert rows.one("tfoot").text == f"Weighted mean {sum(weight for weight, _ in parts):g} {two_decimals(mean)}"


def test_every_state_is_explained_with_its_shape(method):
    states = method.after("The states").one("table").all("tr")
    shapes = [next(part for part in state.all() if part.tag.endswith("use"))["href"] for state in states]
    words = [state.one("th").text for state in states]
    assert shapes == ["#okr-" + word.replace(" ", "-") for word in words]
    assert len(states) == 10


def test_the_company_s_own_bounds_are_named(tmp_path):
    put(
        tmp_path,
        {
            "okrsite.yml": "bands: {some: 0.3, success: 0.8}\npace: {tolerance: 0.1, at_risk: 0.3}\n",
            "co/team.yml": "name: Co\n",
        },
    )
    page = Published(tmp_path, as_of="2026-11-20").page("how-to-read/")
    assert "Below 0.30 limited, below 0.80 some" in page.text
    assert "Progress is more than 10 and at most 30 points below the plan; of a limit: it is kept now, but" in page.text
    assert "on a key result of ours" not in page.text


def test_the_glossary(method):
    assert "Dock A rack that locks bikes" in method.after("Words we use here").text


def test_problems_with_their_place_and_rule(harbour_site):
    page = harbour_site.page("problems/")
    [found] = [item for item in page.all("li") if item.text.startswith("Nobody owns")]
    assert found.text.startswith("Nobody owns Every bike in the new blue Add owner: with the id of the person")
    assert found.links == {
        "harbour/fleet/2026-q4/paint.md:2": "https://git.example/harbour/okrs/blob/main/harbour/fleet/2026-q4/paint.md#L2",
        "missing-owner": "../rules/missing-owner/",
    }
    told = [one for one in harbour_site.result.diagnostics if not one.allowed]
    warnings, hints = (sum(one.severity == severity for one in told) for severity in ("warning", "info"))
    assert re.search(rf"Warnings {warnings} .* Hints {hints} ", page.text)


def test_no_problems(tmp_path):
    put(tmp_path, {"okrsite.yml": "", "co/team.yml": "name: Co\n"})
    assert "Nothing found Every file was read and every rule is kept." in Published(tmp_path).page("problems/").text


def test_what_was_allowed_is_shown_with_its_reason(tmp_path):
    objective = "---\nobjective: Win\nowner: ana\nwhy: So\nallow: [{rule: too-few-key-results, reason: A trial}]\n---\n"
    put(tmp_path, {"okrsite.yml": "", "co/team.yml": "name: Co\n", "co/2026-q4/win.md": objective})
    assert "Allowed: A trial" in Published(tmp_path, as_of="2026-11-20").page("problems/").after("Allowed").text


def test_every_rule_has_its_page(harbour_site):
    kinds = {kind.id for kind in (*reading.PROBLEM_KINDS, *loading.PROBLEM_KINDS, *rules.MANUALS)}
    listed = {row["Rule"] for row in harbour_site.page("rules/").one("table").rows}
    assert listed == kinds
    for kind in kinds:
        page = harbour_site.page(f"rules/{kind}/")
        assert page.one("h1").text == kind
        assert page.all("pre"), kind


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("From key results", "A key result that nobody has reported counts 0 and shows a dash."),
        ("From key results", "has no target does not count, and neither does a limit without values."),
        ("From key results", "by the sum or the mean of all reported values."),
        ("From key results", "Milestones score the weight of the steps that are done, and the plan is the weight that is due."),
        ("Which day", "What is dated later does not exist yet. Check-ins count until 45 days after their cycle"),
        ("Which day", "rounded half away from zero, and a gap is the difference of the two printed percents."),
        ("Silence", "Live means active and within its time; an objective is as fresh as its freshest key result."),
        ("Confidence", "a number said outright counts before votes."),
        ("How to write them", "An objective says what will be different"),
        ("The states", "of a limit: it is kept now, and was kept at least 95% of the time."),
        ("The states", "of a limit: it is broken right now."),
    ],
)  # fmt: skip
def test_the_method_is_told_whole(method, heading, sentence):
    assert sentence in method.after(heading).text
