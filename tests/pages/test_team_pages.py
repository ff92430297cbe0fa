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


def test_actions_that_are_late_say_so(fleet):
    assert "12 NovAsk the port for a broomAna Pires · 8 days over" in fleet.after("Open actions").text


def test_asks_and_dependencies_are_seen_from_both_sides(fleet, harbour_site):
    assert "A broom by SundayStreet · 12 Nov" in fleet.after("Asks of others").text
    assert "1 DecGlass swept on SundaysStreet · Kerbs that anyone can pass · not agreed" in fleet.text
    street = harbour_site.page("teams/street/")
    assert "A broom by SundayFleet · 12 Nov" in street.after("Others ask").text
    assert (
        "1 DecGlass swept on SundaysFleet · Fewer flat tyres · not agreed"
        in street.after("Others depend on it for").text
    )
    assert "1 DecGlass swept on Sundaysfor Fleet" in street.after("Next four weeks").text


def test_the_rhythm_it_keeps(fleet):
    rhythm = fleet.after("Check-in rhythm")
    assert "Every two weeks, on Thursdays." in rhythm.text
    assert rhythm.links["All check-ins"] == "../../check-ins/2026-q4/fleet/"
    assert [item.text for item in rhythm.all("li")] == [
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
