"""The page of an objective: `fewer-flats.md` of Fleet, what its key results are, and what was said of them."""

import pytest
from published import Published, harbour, put

FLATS = "2026-q4/fleet/fewer-flats/"


@pytest.fixture
def page(harbour_site):
    return harbour_site.page(FLATS)


def test_the_path_leads_up(page):
    path = page.one("nav", cls="okr-crumbs")
    assert path.links == {"Overview": "../../../", "Q4 2026": "../../", "Fleet": "../"}


def test_whose_it_is_and_why(page):
    assert page.one("h1").text == "Fewer flat tyres"
    assert "Fleet · Q4 2026 · owned by Ana Pires · shared with Street" in page.text
    assert "Every fifth ride ends on foot" in page.after("Why").text
    assert page.one(cls="okr-narrative").one("strong").text == "not"


@pytest.mark.parametrize(
    ("uri", "success"),
    [
        (FLATS, "Aspirational: it aims further than is safe; 0.70 counts as success."),
        ("2026-q4/street/clear-kerbs/", "Committed: every key result is meant to be reached in full, and a miss asks"),
        ("2026-q3/harbour/learn-tides/", "Learning: what counts is to know more at the end; 0.70 counts as success."),
    ],
)
def test_what_counts_as_success(harbour_site, uri, success):
    assert success in harbour_site.page(uri).after("What counts as success").text


def test_status_with_its_working(page):
    status, last = page.all(cls="okr-card")[1], page.all(cls="okr-card")[3]
    assert status.text == "Status on track expected 35%, actual 31%, 4 points behind."
    assert last.text == "Last check-in 8 days ago Q4 2026 ends in 41 days"


def facts(part):
    return {
        fact.one("dt").text: fact.one("dd").text for half in part.all("dl", cls="okr-facts") for fact in half.all("div")
    }


def test_a_key_result_from_baseline_to_target(page):
    part = page.id("flats")
    assert facts(part) | {"So far": ""} == {
        "Baseline": "20",
        "Now": "18",
        "Target": "12",
        "Score": "0.25",
        "So far": "",
        "Confidence": "6 / 10",
        "Owner": "Ben Okafor",
        "Due": "31 Dec",
        "Weight": "3",
    }
    assert "(18 − 20) / (12 − 20) = 0.25" in part.text
    assert "expected 46%, actual 25%, 21 points behind" in part.text
    assert part.links["Evidence"] == "https://metrics.example/flats"


def test_values_stand_beside_the_plan_in_a_table(page):
    """20 to 12 over 91 days: on 29 October, day 28, the plan is 20 - 8 * 28/91 = 17.54; two decimals tell a hundredth of 8."""
    assert page.id("flats").all("table")[0].rows == [
        {"Day": "29 Oct", "Reported so far": "19", "Plan": "17.54"},
        {"Day": "12 Nov", "Reported so far": "18", "Plan": "16.31"},
    ]


def test_steps_with_the_day_they_were_done(page):
    steps = [step.text for step in page.id("tubeless").all("li")]
    assert steps == ["Ten bikes on trialdone on 29 Oct", "Order placeddue 10 Dec"]
    assert "stale, last said 29 Oct" in page.id("tubeless").text


SAID = """---
objective: Grow
key_results:
  - {id: it, title: It, baseline: 0, target: 10}
  - {id: open, title: Seen, baseline: 3}
---
"""


def said(root, **days):
    entries = {
        f"co/2026-q4/check-ins/2026-{day}.yml": f"by: ana\nkey_results: {{{entry}}}\n" for day, entry in days.items()
    }
    company = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "people.yml": "ana: {name: Ana Pires}\n",
        "co/team.yml": "name: Co\n",
    }
    return Published(put(root, company | {"co/2026-q4/grow.md": SAID} | entries)).page("2026-q4/co/grow/")


def test_what_was_said_of_the_silent_is_said_once(tmp_path):
    page = said(tmp_path, **{"11-02": "grow#it: {value: 4, status: on-track}"})
    assert page.id("it").one(cls="okr-kr__state").text == "stale, last said “on track” 2 Novby Ana Pires"


def test_a_last_word_without_a_state_is_not_given_an_older_one(tmp_path):
    page = said(tmp_path, **{"11-02": "grow#it: {value: 4, status: on-track}", "11-04": "grow#it: {value: 5}"})
    assert page.id("it").one(cls="okr-kr__state").text == "stale, last said 4 NovAna Pires says “on track”, 2 Nov"


def test_what_has_values_and_no_target_is_not_measurable(tmp_path):
    page = said(tmp_path, **{"11-16": "grow#open: {value: 4}"})
    assert page.id("open").one(cls="okr-kr__state").text == "not measurable"
    assert page.id("it").one(cls="okr-kr__state").text == "no check-in"


def test_the_score_with_and_without_what_was_retired(page):
    """(3 * 0.25 + 0.5) / 4 = 0.3125; with the vans, of which nothing was reported, (3 * 0.25 + 0.5 + 0) / 5 = 0.25."""
    assert "Retired on 10 November 2026: Cargo bikes do it" in page.id("vans").text
    assert "With its retired key results the score would be 0.25; without them it is 0.31." in page.text


def test_what_nobody_reported_counts_0_and_says_so(harbour_site):
    page = harbour_site.page("2026-q4/street/clear-kerbs/")
    assert facts(page.id("ramps"))["Now"] == "no check-in"
    assert "Nobody has reported it yet; until somebody does, it counts 0." in page.id("ramps").text
    assert "Nobody has reported" not in page.id("blocked").text


def test_check_ins_newest_first_each_by_its_author_with_its_permalink(harbour_site, page):
    said = page.after("Check-ins").all(cls="okr-day")
    assert [part.one("h3").text for part in said] == [
        "12 November 2026Ben Okafor",
        "12 November 2026Ana Pires",
        "29 October 2026Ben Okafor",
    ]
    feed = "../../../check-ins/2026-q4/fleet/"
    links = [next(iter(part.one("h3").links.values())) for part in said]
    assert links == [feed + "#2026-11-12-1700-ben", feed + "#2026-11-12-0900-ana", feed + "#2026-10-29"]
    for link in links:
        assert harbour_site.page("check-ins/2026-q4/fleet/").id(link.partition("#")[2])


def test_what_a_check_in_says(page):
    text = page.after("Check-ins").all(cls="okr-day")[1].text
    assert "19 → 18says behind, confidence 6 / 10 (2 votes, 2 to 4 of 5), expects to end at 15" in text
    assert "Glass again, on both quays." in text
    assert "Concern Tubeless kits are out of stock" in text
    assert "Next Sweep with the street team" in text
    assert "Asks Street A broom by Sunday" in text


def test_machines_do_not_speak_on_an_objective_s_page(harbour_site):
    said = harbour_site.page("2026-q4/street/clear-kerbs/").after("Check-ins").all(cls="okr-day")
    assert [part.one("h3").text for part in said] == ["12 October 2026Dag Moen"]


def test_what_was_changed_and_why(page):
    changed = page.after("What was changed, and why").text
    assert "20 October 2026Ana Pires The tyre supplier pulled out Before, for the objective: type committed" in changed


def test_where_it_comes_from_and_goes(harbour_site, page):
    assert page.after("Follows").links == {"Know why tyres go flat": "../../../2026-q3/fleet/know-flats/"}
    assert "Count from the first day" in page.after("Learned before").text
    before = harbour_site.page("2026-q3/fleet/know-flats/")
    assert before.after("Goes on in").links == {"Fewer flat tyres": "../../../2026-q4/fleet/fewer-flats/"}


def test_initiatives_and_actions(page):
    assert "Try tubeless tyres doing" in page.after("Initiatives").text
    assert page.after("Actions").links.keys() == {"Ana Pires"}
    assert "Ask the port for a broomAna Pires · due 12 Nov" in page.after("Actions").text


def test_links_to_the_line_in_the_source_and_to_the_discussion(page):
    source = "https://git.example/harbour/okrs/blob/main/harbour/fleet/2026-q4/fewer-flats.md"
    assert page.links["Source of this objective"] == f"{source}#L2"
    assert page.id("flats").links["Source"] == f"{source}#L17"
    assert page.links["Discuss"] == "https://git.example/harbour/okrs/issues/new?title=fleet/2026-q4/fewer-flats"


def test_a_retired_objective_says_when_and_why(harbour_site):
    page = harbour_site.page("2026-q4/fleet/paint/")
    assert "Retired on 12 October 2026. Nobody asked for blue" in page.text
    assert "Status retired" in page.text
    assert "no owner" in page.text


def test_a_grade_stands_beside_the_computed_score(harbour_site):
    page = harbour_site.page("2026-q3/harbour/first-dock/")
    assert "Graded 0.60 by the owners, so missed; the figures alone make 0.00. The permit came a week late" in page.text


@pytest.mark.parametrize(
    ("uri", "status"),
    [
        ("2026-q3/harbour/first-dock/", "Status missed Every key result was to be reached in full."),
        ("2026-q3/harbour/learn-tides/", "Status achieved Success begins at 0.70."),
    ],
)
def test_when_time_is_up_the_type_decides_and_not_the_pace(harbour_site, uri, status):
    assert harbour_site.page(uri).all(cls="okr-card")[1].text == status


def test_a_grade_to_come_is_not_told(tmp_path):
    page = Published(harbour(tmp_path), as_of="2026-10-04").page("2026-q3/harbour/first-dock/")
    assert "Graded" not in page.text
    assert "0.60" not in page.text


@pytest.mark.parametrize(
    ("kind", "said", "now", "target"),
    [
        ("kind: at-least\n    limit: 5\n    unit: bikes", "value: 7", "7 bikes", "≥ 5 bikes"),
        ('kind: between\n    low: 2\n    high: 4\n    unit: "%"', "value: 3", "3%", "2% to 4%"),
        ("kind: binary", "done: true", "done", "done"),
        ("kind: judged", "value: 0.4", "40%", "100%"),
        ("baseline: 100\n    target: 40\n    unit: $", "value: 1_200", "$1,200", "$40"),
    ],
)
def test_each_kind_in_its_own_words(tmp_path, kind, said, now, target):
    put(
        tmp_path,
        {
            "okrsite.yml": "as_of: 2026-11-20\n",
            "co/team.yml": "name: Co\n",
            "co/2026-q4/try.md": f"---\nobjective: Try\nkey_results:\n  - id: it\n    title: It\n    {kind}\n---\n",
            "co/2026-q4/check-ins/2026-11-16.yml": f"key_results:\n  try#it: {{{said}}}\n",
        },
    )
    found = facts(Published(tmp_path).page("2026-q4/co/try/").id("it"))
    assert (found["Now"], found["Target"]) == (now, target)
