"""Teams: the list, a team's page, and a team in one cycle."""

import pytest

PACES = ("at risk", "behind", "stale", "no check-in", "on track", "done", "retired", "missed", "achieved", "not due")


@pytest.fixture
def fleet(harbour_site):
    return harbour_site.page("teams/fleet/")


def test_who_it_is(fleet):
    assert fleet.one("h1").text == "Fleet"
    assert "led by Ana Pires · 2 members · part of Harbour Bikes" in fleet.text
    assert fleet.after("Members").links == {"Ana Pires": "../../people/ana/", "Ben Okafor": "../../people/ben/"}


def test_how_it_stands(fleet):
    """(0.3125 + 0) / 2 = 0.156: the retired one does not count, the silent one counts 0."""
    assert fleet.one(cls="okr-verdict").text == (
        "Q4 2026: score 0.16 against 0.17 expected. Of 3 objectives, 1 is on track, 1 has had no check-in yet and 1 was retired."
    )


def test_where_it_is_heading(harbour_site):
    """Blocked kerbs made 0.05, 0.125 and 0.15 with 80, 59 and 45 days to go; slopes a day 0.1/35, tenth 0.002, ninetieth 0.00343.

    They lead to 0.28, 0.24 and 0.32; the ramps, of which nobody spoke, hold 0: half of each.
    """
    said = harbour_site.page("teams/street/").one(cls="okr-verdict").text
    assert "score 0.08 against 0.53 expected, heading for 0.14 (0.12 to 0.16)." in said


def test_what_needs_attention_comes_first(harbour_site):
    for uri in ("teams/fleet/", "2026-q4/", "2026-q4/fleet/"):
        for table in harbour_site.page(uri).all("table", cls="okr-objectives"):
            shown = [PACES.index(row["Status"].partition(",")[0]) for row in table.rows]
            assert shown == sorted(shown), uri


def test_the_four_squares(fleet):
    squares = [panel.text for panel in fleet.all("section", cls="okr-panel")]
    assert squares == [
        "Doing next Sweep with the street teamFlat tyres per 1,000 rides from 20 to 12 · said 12 Nov",
        "Next four weeks 10 DecOrder placedstep",
        "In the way No blockers in the latest check-ins.",
        "Health Crashes a weekat most 2 crashes, not kept3 crashes",
    ]


def test_actions_are_carried_with_their_age_until_somebody_closes_them(fleet):
    actions = fleet.after("Open actions")
    assert (
        "Ask the port for a broom for Fewer flat tyresAna Pires · by 12 Nov, 8 days over · open for 22 days"
        in actions.text
    )
    assert actions.links["Ask the port for a broom"].endswith("check-ins/2026-q4/fleet/#2026-10-29")


def test_what_is_in_the_way_says_since_when(harbour_site):
    harbour = harbour_site.page("teams/harbour/")
    assert (
        "The voucher code does not printSecond-week riders from 30% to 50% · blocked since 16 Nov, 4 days ago"
        in harbour.after("In the way").text
    )


def test_the_next_agenda_stands_at_the_top(fleet):
    """Every second Thursday from 1 October on."""
    assert "Agenda of the next check-in Thursday, 26 November 2026, in 6 days; Ana Pires might lead it" in fleet.text
    assert fleet.links["Agenda of the next check-in"] == "agenda/"


def test_asks_and_dependencies_are_seen_from_both_sides(fleet, harbour_site):
    assert "A broom by SundayStreet · 12 Nov" in fleet.after("Asks of others").text
    assert "1 DecGlass swept on Sundays not agreed in 11 daysStreet · Kerbs that anyone can pass" in fleet.text
    street = harbour_site.page("teams/street/")
    assert "A broom by SundayFleet · 12 Nov" in street.after("Others ask").text
    assert (
        "1 DecGlass swept on Sundays not agreed in 11 daysFleet · Fewer flat tyres"
        in street.after("Others depend on it for").text
    )
    assert "1 DecGlass swept on Sundaysfor Fleet" in street.after("Next four weeks").text


def test_the_rhythm_it_keeps(fleet):
    """8 October is in the fortnight of 1 October, 29 October and 12 November have their own; one check-in says who was there."""
    rhythm = fleet.after("Check-in rhythm")
    assert "Every two weeks, on Thursdays." in rhythm.text
    assert rhythm.links["All check-ins"] == "../../check-ins/2026-q4/fleet/"
    assert [item.text for item in rhythm.one("ol").all("li")] == [
        "1 Oct: spoken",
        "15 Oct: silent",
        "29 Oct: spoken",
        "12 Nov: spoken",
    ]
    assert "Somebody spoke in 3 of 4 fortnights; silent around 15 Oct." in rhythm.text
    assert "100% of the members came to the last check-in that says who was there. 15 minutes as a rule." in rhythm.text
    assert [item.text for item in rhythm.one("ul").all("li")] == [
        "12 Nov1 entry",
        "12 Nov1 entry, 2 people",
        "29 Oct2 entries",
        "8 Oct1 entry",
    ]


def test_a_team_without_anything_says_what_is_missing(harbour_site):
    street = harbour_site.page("teams/street/")
    assert "Nobody is listed." in street.after("Members").text
    assert "No health measures belong to this team." in street.text


def test_the_list_of_teams_is_the_organisation(harbour_site):
    rows = harbour_site.page("teams/").one("table").rows
    assert [row["Team"] for row in rows] == ["Harbour Bikes", "Fleet", "Street"]
    assert rows[1]["Objectives"] == "1 no check-in,1 on track,1 retired"


def test_a_team_in_a_cycle_shows_its_key_results(harbour_site):
    page = harbour_site.page("2026-q4/fleet/")
    assert page.one("h1").text == "Fleet"
    flats = page.after("Fewer flat tyres").one("table").rows[0]
    assert flats.pop("Key result") == "Flat tyres per 1,000 rides from 20 to 12Ben Okafor · weight 3"
    assert flats == {"Baseline": "20", "Now": "18", "Target": "12", "Score": "0.25", "Status": "behind", "So far": ""}
    silent = page.after("A night shift that people want").one("table").rows[0]
    assert (silent["Now"], silent["Status"]) == ("–", "no check-in")
    assert page.links["Check-ins of Q4 2026"] == "../../check-ins/2026-q4/fleet/"


def test_a_closed_cycle_shows_what_the_team_learned(harbour_site):
    page = harbour_site.page("2026-q3/fleet/")
    learned = page.after("Retrospective")
    assert "One list for all repairs" in learned.after("What went well").text
    assert "We counted too late" in learned.after("What did not").text
    assert "Count from the first day carried to Fewer flat tyres" in learned.after("Lessons").text
    assert "A quarter of counting." in learned.text
    assert "Confidence" not in page.one("table", cls="okr-objectives").text
