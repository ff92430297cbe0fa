"""The calendar page: what is ahead, week by week, with a way into one's own calendar."""

import json

import pytest
from published import HARBOUR, Published, harbour, put

TEXT = "---\nobjective: One\nowner: ana\nwhy: So\nkey_results:\n  - {id: n, title: From 0 to 9, baseline: 0, target: 9}\n---\n"


@pytest.fixture(scope="module")
def page(harbour_site):
    return harbour_site.page("calendar/")


def stretch(page, title):
    """The days below a heading, each with its lines."""
    section = page.after(title)
    return {day.one("h3").text: [line.text for line in day.all("li")] for day in section.all("div", cls="okr-day")}


def test_the_weeks_and_months_to_the_end_of_the_cycle(page):
    """20 November 2026 is a Friday; the cycle ends on 31 December, eight weeks are over on 15 January."""
    assert [heading.text for heading in page.all("h2")] == [
        "Past its day and still open",
        "This week",
        "Next week",
        "Later in November 2026",
        "December 2026",
        "In your own calendar",
    ]
    assert "from 20 November 2026 to 15 January 2027" in page.one("header").text


def test_what_is_over_its_day_comes_first(page):
    assert [line.text for line in page.after("Past its day").all("li")] == [
        "Ask the port for a broom action due · Fleet · Fewer flat tyres · Ana Pires 8 days over"
    ]


def test_what_is_due_today_is_not_over_its_day():
    page = Published(HARBOUR, as_of="2026-11-12").page("calendar/")
    assert "Past its day" not in page.text
    assert (
        "Ask the port for a broom action due · Fleet · Fewer flat tyres · Ana Pires"
        in stretch(page, "This week")["Thursday, 12 Nov"]
    )


def test_a_quiet_week_says_so(page):
    assert "Nothing is due." in page.after("This week").text


def test_check_ins_of_a_day_stand_together(page):
    assert stretch(page, "Next week") == {
        "Monday, 23 Nov": ["Check-ins of Harbour Bikes and Street"],
        "Thursday, 26 Nov": ["Check-ins of Fleet"],
    }


def test_days_name_what_is_due_and_what_it_is_part_of(page):
    december = stretch(page, "December 2026")
    assert december["Tuesday, 1 Dec"] == [
        "Glass swept on Sundays needed by another · Fleet needs it from Street · Fewer flat tyres · not agreed"
    ]
    assert december["Thursday, 10 Dec"] == [
        "Check-ins of Fleet",
        "Order placed step due · Fleet · Tubeless tyres · Ana Pires",
    ]
    assert page.links["Order placed"] == "../2026-q4/fleet/fewer-flats/#tubeless"


def test_what_is_due_with_a_cycle_is_a_number_with_its_states(harbour_site, page):
    live = [
        key_result["pace"]
        for objective in harbour_site.export["objectives"]
        if objective["cycle"] == "2026-q4"
        for key_result in objective["key_results"]
        if key_result["live"]
    ]
    [line] = [line for line in stretch(page, "December 2026")["Thursday, 31 Dec"] if line.startswith("Q4 2026 ends")]
    assert f"{len(live)} key results are due with it" in line
    for pace in set(live):
        assert f"{live.count(pace)} {pace.replace('-', ' ').replace('no check in', 'no check-in')}" in line


def test_a_key_result_with_a_day_of_its_own_shows_how_it_stands(tmp_path):
    root = harbour(tmp_path / "content")
    path = root / "harbour/2026-q4/riders-return.md"
    path.write_text(path.read_text().replace("limit: 5,", "limit: 5, due: 2026-11-25,"))
    found = stretch(Published(root).page("calendar/"), "Next week")
    assert found["Wednesday, 25 Nov"] == [
        "At most 5 minutes to a bike key result due · Harbour Bikes · Riders come back the next week · Cleo Tan at risk"
    ]


def test_every_calendar_can_be_subscribed_to(page):
    assert page.id("subscribe").links == {
        "Everybody": "../calendar.ics",
        "Fleet": "../teams/fleet/calendar.ics",
        "Harbour Bikes": "../teams/harbour/calendar.ics",
        "Street": "../teams/street/calendar.ics",
    }


def test_many_teams_are_a_number(tmp_path):
    files = {"okrsite.yml": "company: Co\nas_of: 2026-11-20\n", "co/team.yml": "name: Co\n"}
    for number in range(12):
        files |= {f"co/t{number}/team.yml": f"name: T{number}\n", f"co/t{number}/2026-q4/one.md": TEXT}
    found = stretch(Published(put(tmp_path, files)).page("calendar/"), "Next week")
    assert found == {"Monday, 23 Nov": ["Check-ins of 12 teams"]}


def test_a_crowded_day_is_cut_and_says_so(tmp_path):
    actions = "\n".join(
        f"  - {{id: a{number}, what: Act {number}, who: ana, due: 2026-12-02}}" for number in range(150)
    )
    files = {
        "okrsite.yml": "company: Co\nas_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "co/2026-q4/one.md": TEXT,
        "co/2026-q4/check-ins/2026-11-16.yml": f"by: ana\nactions:\n{actions}\n",
    }
    site = Published(put(tmp_path, files))
    december = stretch(site.page("calendar/"), "December 2026")
    assert len(december["Wednesday, 2 Dec"]) == 26
    assert december["Wednesday, 2 Dec"][-1] == "And 125 more, in the calendars of the teams."
    assert "Thursday, 31 Dec" in december
    [twin] = [asset for asset in site.plan.assets if asset.uri == "calendar/data.json"]
    assert sum(date["kind"] == "action" for date in json.loads(twin.data())["dates"]) == 150


def test_nothing_ahead_says_what_is_missing(tmp_path):
    page = Published(put(tmp_path, {"okrsite.yml": "company: Co\n", "co/team.yml": "name: Co\n"})).page("calendar/")
    assert "Nothing is ahead" in page.text
    assert [heading.text for heading in page.all("h2")] == ["Nothing is ahead", "In your own calendar"]


@pytest.mark.parametrize("as_of", ["2020-01-01", "2026-12-31", "2027-02-14", "2031-05-05"])
def test_before_and_after_everything_the_page_still_says_something_true(as_of):
    page = Published(HARBOUR, as_of=as_of).page("calendar/")
    if as_of == "2031-05-05":
        assert [line.text.rsplit(" ", 3)[0] for line in page.after("Past its day").all("li")] == [
            "Ask the port for a broom action due · Fleet · Fewer flat tyres · Ana Pires"
        ]
    assert page.one("h1").text == "Calendar"


def test_the_data_says_the_same(harbour_site):
    [twin] = [asset for asset in harbour_site.plan.assets if asset.uri == "calendar/data.json"]
    found = json.loads(twin.data())
    assert found["as_of"] == "2026-11-20"
    assert {
        "date": "2026-12-10",
        "kind": "step",
        "title": "Order placed",
        "teams": ["fleet"],
        "about": "Tubeless tyres",
        "owner": "Ana Pires",
        "agreed": None,
        "pace": None,
        "url": "/2026-q4/fleet/fewer-flats/#tubeless",
    } in found["dates"]
    [fleet] = [series for series in found["check_ins"] if series["team"] == "fleet"]
    assert fleet["days"][:2] == ["2026-10-01", "2026-10-15"]
