"""The home page of Harbour Bikes on 20 November 2026."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from published import Published, harbour, put, two_decimals

DEMO = Path(__file__).parents[2] / "content" / "okrs"


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
    assert states == ["1 at risk +1", "1 stale", "1 no check-in", "1 on track", "1 retired", "+ and − in a week"]


@pytest.mark.parametrize("day", ["2026-10-08", "2026-11-12", "2026-11-20", "2026-12-10"])
def test_changes_are_against_what_the_export_said_a_week_earlier(day):
    """Of the same objectives, and of the live key results of all cycles."""
    then = dt.date.fromisoformat(day) - dt.timedelta(days=7)
    now, before = (Published(DEMO, as_of=str(one)) for one in (day, then))
    cycle = now.snapshot.cycle.id
    paces, earlier = (
        Counter(one["pace"] for one in site.export["objectives"] if one["cycle"] == cycle and one["type"] != "personal")
        for site in (now, before)
    )
    page = now.page("")
    shown = {}
    for item in page.one(cls="okr-legend").all(cls="okr-state"):
        number, word, *change = (
            item.text.replace("on track", "on-track")
            .replace("at risk", "at-risk")
            .replace("not due", "not-due")
            .replace("no check-in", "no-check-in")
            .split()
        )
        shown[word] = (int(number), int("".join(change).replace("−", "-") or 0))
    assert shown == {pace: (number, number - earlier[pace]) for pace, number in paces.items()}
    for name, words in (("net_confidence", "sure less doubting"), ("check_in_rate", "spoken of in time")):
        change = whole_percent(now.export[name]) - whole_percent(before.export[name])
        unit = "point" if abs(change) == 1 else "points"
        if name == "net_confidence" and not (said(now) and said(before)):
            change = 0
        told = f"{words}, {'+' if change > 0 else '−'}{abs(change)} {unit} in a week"
        assert (told in page.text) == bool(change), (name, told)


def said(site):
    """Whether anybody said lately how sure they are."""
    parts = (part for one in site.export["objectives"] if one["type"] != "personal" for part in one["key_results"])
    return any(part["live"] and not part["stale"] and part["confidence"] is not None for part in parts)


def test_confidence_that_nobody_named_is_unknown(tmp_path):
    """The export keeps the formula's 0; readers are not told that sure and doubting balance."""
    files = {
        "okrsite.yml": "company: Acme\n",
        "co/team.yml": "name: Acme\n",
        "co/2026-q4/grow.md": "---\nobjective: Grow\nkey_results:\n  - {id: a, title: Shops, baseline: 0, target: 9}\n---\n",
        "co/2026-q4/check-ins/2026-11-16.yml": "by: ana\nkey_results: {grow#a: {value: 3}}\n",
    }
    site = Published(put(tmp_path, files), "2026-11-20")
    assert site.export["net_confidence"] == 0
    assert "Net confidence – of all live key results, sure less doubting · check-in rate 100%" in site.page("").text


def whole_percent(share):
    return int(abs(share) * 100 + 0.5 + 1e-9) * (1 if share > 0 else -1)


def test_in_the_first_week_of_a_cycle_nothing_is_compared():
    page = Published(DEMO, as_of="2026-10-06").page("")
    assert [item for item in page.one(cls="okr-legend").all("li") if "+" in item.text or "−" in item.text] == []


def test_what_needs_attention_most_is_on_the_first_page(harbour_site):
    part = harbour_site.page("").after("Needs attention")
    found = [item.text for item in part.one("ul").all("li")]
    known = [
        row.one("h2").text
        for row in harbour_site.page("attention/").one(cls="okr-attention").all("li")
        if row.all("h2")
    ]
    assert [text.startswith(title) for text, title in zip(found, known, strict=False)] == [True] * min(5, len(known))
    assert found[0].endswith("41 days left")
    assert part.links["All that needs attention, and why"] == "attention/"


def test_the_forecast_of_a_company_objective_is_a_range():
    site = Published(DEMO)
    company = [
        state for state in site.snapshot.objectives.values() if state.objective.team == "company" and not state.closed
    ]
    rows = [row for table in site.page("").all("table", cls="okr-objectives") for row in table.rows]
    for state in company:
        [row] = [row for row in rows if row["Objective"].startswith(state.title)]
        told = state.forecast and "forecast " + " ".join(
            [
                two_decimals(state.forecast.at_due),
                f"({two_decimals(state.forecast.low)} to {two_decimals(state.forecast.high)})",
            ]
        )
        assert told in row["Status"] if told else "forecast" not in row["Status"], state.id


def test_all_teams_in_the_order_of_the_organisation(harbour_site):
    part = harbour_site.page("").after("Teams in Q4 2026")
    rows = part.one("table").rows
    assert [row["Team"] for row in rows] == ["Harbour Bikes", "Fleet", "Street"]
    assert part.links["Trends"] == "trends/"


def test_the_last_eight_weeks_of_the_teams_end_today():
    page = Published(DEMO, as_of="2026-12-18").page("").after("Teams in Q4 2026")
    heads = [cell.text for cell in page.one("thead").all("th")]
    assert heads == [
        "Team", "W5 4 Nov", "W6 11 Nov", "W7 18 Nov", "W8 25 Nov", "W9 2 Dec", "W10 9 Dec", "W11 16 Dec", "W12 18 Dec",
    ]  # fmt: skip
    assert [cell.text for cell in page.all("th", aria_current="true")] == []


def test_of_many_teams_home_shows_those_near_the_top(tmp_path):
    files = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "co/sea/team.yml": "{name: Sea, parent: co}\n",
    }
    objective = "---\nobjective: Win\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 1}\n---\n"
    for number in range(40):
        files[f"co/sea/crew-{number:02}/team.yml"] = f"{{name: Crew {number}, parent: sea}}\n"
        files[f"co/sea/crew-{number:02}/2026-q4/win.md"] = objective
    table = Published(put(tmp_path, files)).page("").after("Teams in Q4 2026").one("table")
    assert [row.one("th").text for row in table.one("tbody").all("tr")] == ["Co", "Sea"]


def test_long_after_the_last_cycle(tmp_path):
    page = Published(harbour(tmp_path), as_of="2027-03-31").page("")
    assert "Q4 2026, over for 90 days." in page.text
    assert "Of 2 company objectives, 2 were missed." in page.text
