"""The home page of Harbour Bikes on 20 November 2026."""

from published import Published, harbour


def test_mission_time_and_date(harbour_site):
    page = harbour_site.page("")
    assert page.one("h1").text == "A bike within five minutes of every front door"
    assert "Q4 2026, week 8 of 14, 41 days left. As of 20 November 2026." in page.text


def test_the_verdict_is_a_sentence(harbour_site):
    assert harbour_site.page("").one(cls="okr-verdict").text == (
        "Of 2 company objectives, 2 are at risk. In 2 teams, of 4 objectives, 1 is on track, 1 has gone stale, "
        "1 has had no check-in yet and 1 was retired."
    )


def test_company_objectives_of_the_quarter_and_of_the_year(harbour_site):
    page = harbour_site.page("")
    quarter, year = page.after("Company objectives, Q4 2026"), page.after("Company objectives, 2026")
    assert "0.33 score against 0.67 expected" in quarter.text
    [row] = quarter.one("table").rows
    assert row.pop("Objective") == (
        "Riders come back the next week Cleo Tan Held back by Second-week riders from 30% to 50%: 26 points behind"
    )
    assert row == {
        "Score": "0.33",
        "Expected": "0.67",
        "Status": "at risk",
        "Confidence": "5 / 10",
        "So far": "",
        "In a week": "−0.10",
        "Last check-in": "4 days ago",
    }
    assert year.one("table").rows[0]["Objective"].startswith("Open the eastern quays Cleo Tan · committed")


def test_a_first_value_is_no_change(harbour_site):
    """The docks had no check-in a week ago: from unknown to 0.53 is not `+0.53`."""
    [row] = harbour_site.page("").after("Company objectives, 2026").one("table").rows
    assert row["In a week"] == "–"


def test_what_changed_this_week(harbour_site):
    changed = [item.text for item in harbour_site.page("").after("Changed this week").all("li")]
    assert changed == [
        "Docks east of the canal from 0 to 40Harbour Bikes · 16 Nov 0 docks → 21 docks",
        "Second-week riders from 30% to 50%Harbour Bikes · 16 Nov 33% → 35%",
        "At most 5 minutes to a bikeHarbour Bikes · 16 Nov 4 minutes → 6 minutes",
    ]


def test_blockers_and_wins(harbour_site):
    page = harbour_site.page("")
    assert "The voucher code does not print" in page.after("In the way").text
    [win] = page.after("Wins this week").all("li")
    assert "The ferry company links to us" in win.text
    assert win.links["check-in"] == "check-ins/2026-q4/harbour/#2026-11-16"


def test_states_are_counted_in_words(harbour_site):
    states = [item.text for item in harbour_site.page("").one(cls="okr-legend").all("li")]
    assert states == ["1 at risk", "1 stale", "1 no check-in", "1 on track", "1 retired"]


def test_all_teams_in_the_order_of_the_organisation(harbour_site):
    rows = harbour_site.page("").after("Teams in Q4 2026").one("table").rows
    assert [row["Team"] for row in rows] == ["Harbour Bikes", "Fleet", "Street"]


def test_long_after_the_last_cycle(tmp_path):
    page = Published(harbour(tmp_path), as_of="2027-03-31").page("")
    assert "Q4 2026, over for 90 days." in page.text
    assert "Of 2 company objectives, 2 were missed." in page.text
