"""A team's agenda: when, who, what first, and how long."""

import re
import statistics
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import Published, harbour, put

from okrsite_gen.pages import timebox

DEMO = Path(__file__).parents[2] / "content" / "okrs"
PARTS = ("Outcomes", "Roadmap", "Due in four weeks", "Open actions", "Blockers and asks", "Who has not spoken", "Wins", "Decide and close")  # fmt: skip

KITE = {
    "okrsite.yml": "company: Kite\nas_of: 2026-11-20\n",
    "people.yml": "ada: {name: Ada}\nbo: {name: Bo}\ncy: {name: Cy}\ndee: {name: Dee, left: 2026-11-01}\ndi: {name: Di}\n",
    "kite/team.yml": "name: Kite\nlead: ada\nmembers: [ada, bo, cy, dee, di]\ncheck_ins: {every: week, day: tuesday}\n",
    "kite/2026-q4/strings.md": """---
objective: No string breaks
owner: ada
initiatives: [{title: Better glue, state: todo}, {title: Test bench, state: doing}, {title: New logo, state: done}]
key_results:
  - {id: breaks, title: Breaks a week from 100 to 0, baseline: 100, target: 0, owner: bo}
  - {id: all-knots, title: Knots known from 0 to 10, baseline: 0, target: 10, owner: cy}
---
""",
    "kite/2026-q4/my-own.md": """---
objective: Cy learns to fly
type: personal
owner: cy
key_results: [{id: flights, title: 50 flights, baseline: 0, target: 50}]
---
""",
    "kite/2026-q4/check-ins/2026-10-27.yml": """
facilitator: ada
attendees: [ada, bo, cy, di]
minutes: 20
key_results:
  strings#breaks: {value: 95, confidence: 7}
  strings#all-knots: {value: 3, confidence: 8}
""",
    "kite/2026-q4/check-ins/2026-11-03.yml": """
facilitator: bo
attendees: [ada, bo]
minutes: 30
key_results: {strings#breaks: {value: 94, confidence: 5}}
""",
    "kite/2026-q4/check-ins/2026-11-05.yml": "meeting: review\nattendees: [ada]\nminutes: 90\n",
    "kite/2026-q4/check-ins/2026-11-10.yml": """
facilitator: cy
attendees: [ada, bo, cy]
minutes: 40
key_results: {strings#breaks: {value: 93, confidence: 4}}
""",
    "kite/2026-q4/check-ins/2026-11-10-0900-bo.yml": "by: bo\nattendees: [bo]\nminutes: 15\n",
    "kite/2026-q4/check-ins/2026-11-17.yml": """
attendees: [ada, bo, zoe]
minutes: 10
key_results:
  strings#breaks: {value: 92, votes: {ada: 4, bo: 1, zoe: 2}, next: [Wax every string]}
wins: [A whole day without a break]
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def kite(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("kite"), KITE)).page("teams/kite/agenda/")


@pytest.fixture(scope="module")
def demo():
    return Published(DEMO)


def with_changes(root, files, as_of=None, team="kite"):
    return Published(put(root, KITE | files), as_of=as_of).page(f"teams/{team}/agenda/")


def minutes(page):
    """What is printed beside the headings, by part."""
    printed = {}
    for heading in page.all("h2"):
        tags = heading.all(cls="okr-tag")
        if tags:
            printed[heading.text.removesuffix(tags[0].text).strip()] = int(tags[0].text.removesuffix(" min"))
    return printed


def test_the_next_check_in_day_after_today(kite):
    """20 November 2026 is a Friday."""
    assert kite.one("h1").text == "Kite, Tuesday, 24 November 2026"
    assert "in 4 days · Q4 2026, week 8 of 14" in kite.text


def test_attendance_leaves_out_guests_reviews_and_who_had_left(kite):
    """5 + 4 + 4 + 4 seats; 4 + 2 + 3 + 2 of them taken: 11 of 17, as Zoe is no member and Dee was one until the first of November.

    The two files of 10 November are one meeting of 40 minutes.
    """
    assert "Attendance 65% of the members at the last 4 check-ins" in kite.text
    assert "Takes 25 minutes as a rule" in kite.text
    assert "Not there on 17 Nov Cy and Di" in kite.after("Who has not spoken").text


def test_who_never_led_leads_next(kite):
    """Ada, Bo and Cy did, Dee has left."""
    assert "To lead it Di after Cy" in kite.text


def test_outcomes_come_first_the_worst_on_top_with_one_question_each(kite):
    table = kite.after("Outcomes").one("table")
    assert [cell.text for cell in table.all("th", scope="row")] == [
        "Breaks a week from 100 to 0 92 now, target 0 · Bo",
        "Knots known from 0 to 10 3 now, target 10 · Cy",
    ]
    assert [row.text for row in table.all("tr", cls="okr-asked")] == [
        "44 points behind · 0.70 is needed at the end · votes from 1 to 4 of 5Hear Bo and Ada first. What do we see so differently?",
        "silent for 24 daysWhat did we see since 27 Oct?",
    ]
    assert table.all("th", scope="rowgroup")[0].text == "No string breaks Ada"
    assert "Cy learns to fly" not in kite.text


def test_the_long_state_of_the_silent_stands_beside_the_question_too(kite):
    """So no band stays empty between its name and why it is asked about."""
    table = kite.after("Outcomes").one("table")
    [silent] = [row for row in table.all("tr") if "stale, last said" in row.text]
    assert {cell["rowspan"] for cell in silent.all("td")} == {"2"}
    asked = next(row for row in table.all("tr", cls="okr-asked") if "silent for 24 days" in row.text)
    assert asked.one("td")["colspan"] == "1"


def test_score_plan_confidence_and_forecast_stand_beside_the_question(kite):
    """8 of 100 done; 47 of 91 days to the 17th planned 52 of 100; the votes' mean of 7/3 counts double."""
    row = kite.after("Outcomes").all("tr")[2]
    assert [cell.text for cell in row.all("td")][:3] == ["at risk", "0.08 of 0.52", "4.7 / 10"]
    assert re.fullmatch(r"0\.\d\d \(0\.\d\d to 0\.\d\d\)", row.all("td")[3].text)


def test_confidence_that_falls_asks_what_the_doubters_know(tmp_path):
    week = {"kite/2026-q4/check-ins/2026-11-17.yml": "key_results: {strings#breaks: {value: 92, confidence: 3}}\n"}
    text = with_changes(tmp_path, week).after("Outcomes").text
    assert "confidence keeps falling: 5, 4, 3What do the doubters know?" in text


def test_a_rosy_word_asks_what_the_numbers_do_not_show(tmp_path):
    week = {"kite/2026-q4/check-ins/2026-11-17.yml": "key_results: {strings#breaks: {value: 92, status: on-track}}\n"}
    assert "What do we know that the numbers do not show?" in with_changes(tmp_path, week).after("Outcomes").text


def test_what_is_allowed_is_not_asked(tmp_path):
    allowed = KITE["kite/2026-q4/strings.md"].replace(
        "owner: cy}", "owner: cy, allow: [{rule: stale-check-in, reason: Counted once a month}]}"
    )
    text = with_changes(tmp_path, {"kite/2026-q4/strings.md": allowed}).after("Outcomes").text
    assert "What did we see since 27 Oct?" not in text


def test_then_the_roadmap(kite):
    roadmap = kite.after("Roadmap").text
    assert "Promised: kept or not? Wax every stringBreaks a week from 100 to 0 · 17 Nov" in roadmap
    assert roadmap.index("Test bench doing") < roadmap.index("Better glue to do")
    assert "New logo" not in roadmap


def test_parts_in_their_order_with_minutes(kite):
    """Two questions; a promise and two initiatives; one silence; one win; closing. What is missing to 15 goes to the outcomes."""
    assert [name for heading in kite.all("h2") for name in PARTS if heading.text.startswith(name)] == list(PARTS)
    assert minutes(kite) == {
        "Outcomes": 15 - 2 - 1 - 1 - 1,
        "Roadmap": 2,
        "Who has not spoken": 1,
        "Wins": 1,
        "Decide and close": 1,
    }
    assert "15 minutes in all" in kite.text


@given(
    st.integers(0, 40),
    st.fixed_dictionaries({name: st.integers(0, 6) for name in ("roadmap", "due", "actions", "between", "silent", "wins")}),
    st.integers(1, 5),
)  # fmt: skip
def test_a_quarter_to_half_an_hour_whatever_there_is(questions, lines, decisions):
    given_minutes = timebox.minutes(questions, {**lines, "decisions": decisions})
    assert 15 <= sum(given_minutes.values()) <= 30
    assert given_minutes["outcomes"] >= 2 * min(questions, 8)
    for name, count in lines.items():
        assert (given_minutes[name] > 0) == (count > 0)


def test_over_half_an_hour_the_longest_parts_give_way_the_later_ones_first():
    """Sixteen minutes of questions leave fourteen for 4 + 2 + 3 + 3 + 1 + 1 + 4: closing, roadmap, closing and asks lose one each."""
    full = {"roadmap": 8, "due": 6, "actions": 6, "between": 6, "silent": 3, "wins": 3, "decisions": 4}
    assert timebox.minutes(9, full) == {
        "outcomes": 16,
        "roadmap": 3,
        "due": 2,
        "actions": 3,
        "between": 2,
        "silent": 1,
        "wins": 1,
        "decisions": 2,
    }


def test_minutes_of_the_demo_are_what_their_lines_ask_for(demo):
    """Recomputed from the printed lists, one rule after the other, as the manual says it."""
    rates = {"Roadmap": (2, 4), "Due in four weeks": (3, 2), "Open actions": (2, 3), "Blockers and asks": (2, 3), "Who has not spoken": (3, 1), "Wins": (3, 1), "Decide and close": (1, 4)}  # fmt: skip
    for team in demo.snapshot.portfolio.teams:
        page = demo.page(f"teams/{team}/agenda/")
        if "Nothing to check in on" in page.text:
            continue
        questions = len(page.after("Outcomes").all(cls="okr-question"))
        wanted = {}
        for part, (lines, most) in rates.items():
            count = sum(
                len(found.all("li")) for found in page.after(part).all("ul")
            ) + (part == "Decide and close")  # fmt: skip
            wanted[part] = min((count + lines - 1) // lines, most)
        while 2 * questions + sum(wanted.values()) > 30:
            worst = max(wanted.values())
            wanted[[part for part in wanted if wanted[part] == worst][-1]] -= 1
        wanted["Outcomes"] = max(2 * questions, 15 - sum(wanted.values()))
        assert minutes(page) == {part: number for part, number in wanted.items() if number}, team
        assert f"{sum(wanted.values())} minutes in all" in page.text


def test_attendance_and_minutes_of_the_demo_recomputed_from_its_export(demo):
    """The last eight days on which a check-in says who was there, of all cycles."""
    people = demo.snapshot.portfolio.people
    for team in demo.export["teams"]:
        days = {}
        for said in demo.export["check_ins"]:
            if said["team"] == team["id"] and said.get("attendees") and said.get("meeting", "check-in") == "check-in":
                days.setdefault(said["date"], []).append(said)
        last = sorted(days)[-8:]
        asked = [(day, who) for day in last for who in team["members"] if str(people[who].left or "9999") >= day]
        came = [(day, who) for day, who in asked if any(who in said["attendees"] for said in days[day])]
        took = [max(said["minutes"] for said in days[day] if said.get("minutes")) for day in last]
        page = demo.page(f"teams/{team['id']}/")
        rhythm = page.after("Check-in rhythm").text
        assert (
            f"{int(100 * len(came) / len(asked) + 0.5)}% of the members came to the last {len(last)} check-ins"
            in rhythm
        )
        assert f"{int(statistics.median(took) + 0.5)} minutes as a rule" in rhythm


def test_every_worry_of_the_demo_is_asked_or_named(demo):
    """What is at risk, behind, missed or silent is in the meeting or left for writing; what is on track needs a reason."""
    worries = {"at-risk", "behind", "missed", "stale", "no-check-in"}
    for team in demo.snapshot.portfolio.teams:
        page = demo.page(f"teams/{team}/agenda/")
        for state in demo.snapshot.of_team(team):
            if state.closed or state.pace == "retired" or state.definition.type == "personal":
                continue
            for part in state.key_results:
                if part.pace in worries:
                    silent_together = state.pace in ("stale", "no-check-in")
                    assert part.title in page.text or (silent_together and state.title in page.text), part.id


def test_more_than_ten_people_are_told_who_is_needed(tmp_path):
    members = ", ".join(["ada", "bo", *(f"p{number}" for number in range(10))])
    people = KITE["people.yml"] + "".join(f"p{number}: {{name: P{number}}}\n" for number in range(10))
    page = with_changes(tmp_path, {"kite/team.yml": f"name: Kite\nmembers: [{members}]\n", "people.yml": people})
    assert "12 people are too many for a check-in. Needed are Bo, Cy and Ada, who answer for what is below" in page.text


def test_a_big_last_meeting_counts_too(tmp_path):
    crowd = ", ".join(f"p{number}" for number in range(11))
    people = KITE["people.yml"] + "".join(f"p{number}: {{name: P{number}}}\n" for number in range(11))
    week = {"kite/2026-q4/check-ins/2026-11-18.yml": f"attendees: [{crowd}]\n", "people.yml": people}
    assert "11 people are too many" in with_changes(tmp_path, week).text


def test_ten_people_are_not_too_many(kite):
    assert "too many" not in kite.text


def test_on_the_day_itself_it_is_todays_until_a_meeting_is_written_down(tmp_path):
    assert "Kite, Tuesday, 17 November 2026" in with_changes(tmp_path / "before", {"kite/2026-q4/check-ins/2026-11-17.yml": "by: bo\n"}, "2026-11-17").text  # fmt: skip
    assert "Kite, Tuesday, 24 November 2026" in with_changes(tmp_path / "after", {}, "2026-11-17").text


def test_dependencies_and_concerns_are_to_be_decided(harbour_site):
    closing = harbour_site.page("teams/fleet/agenda/").after("Decide and close").text
    assert "Agree, or do without Glass swept on SundaysStreet · needed by 1 Dec" in closing
    assert "Concern Tubeless kits are out of stock" in closing
    assert "okrsite new check-in --team fleet" in closing
    street = harbour_site.page("teams/street/agenda/")
    assert "Yes or no Glass swept on SundaysFleet" in street.after("Decide and close").text
    assert "Asked of us A broom by SundayFleet · 12 Nov" in street.after("Blockers and asks").text


def test_who_has_not_spoken(harbour_site):
    silent = harbour_site.page("teams/fleet/agenda/").after("Who has not spoken").text
    assert "Ben Okafor1 key result waits, never spoken of · overdue" in silent
    assert "Ana Pires1 key result waits, last word on 29 Oct · overdue" in silent


def test_the_end_of_a_cycle_is_to_be_decided(tmp_path):
    page = with_changes(tmp_path, {}, "2026-12-18")
    assert "Q4 2026 What do we take along, and what do we let go?ends in 13 days" in page.after("Decide and close").text


def test_no_check_in_day_left(tmp_path):
    """29 December is the last Tuesday of the year."""
    page = with_changes(tmp_path, {}, "2026-12-30")
    assert "No check-in day is left in Q4 2026, which ends on 31 Dec" in page.text
    assert page.one("h1").text == "Kite"


def test_a_cycle_that_has_not_begun(tmp_path):
    page = with_changes(tmp_path, {}, "2026-09-01")
    assert page.one("h1").text == "Kite, Tuesday, 6 October 2026"
    assert "Q4 2026 begins on 1 Oct" in page.text
    assert "Q4 2026 has not begun: agree who reports on what." in page.text
    assert not page.all("table")


def test_a_cycle_long_over(tmp_path):
    page = with_changes(tmp_path, {}, "2028-02-01")
    assert "Q4 2026 ended on 31 December 2026; no check-in is due" in page.text
    assert "okrsite new retrospective --team kite --cycle 2026-q4" in page.after("Nothing to check in on").text
    assert not minutes(page)


def test_a_team_without_members_check_ins_or_objectives(tmp_path):
    site = Published(put(tmp_path, {**KITE, "kite/tail/team.yml": "name: Tail\n"}))
    page = site.page("teams/tail/agenda/")
    assert "No check-in is due" in page.text
    assert "Tail has no open objective. okrsite new objective --team tail starts the next." in page.text
    assert "%" not in page.text


def test_a_team_without_check_ins_or_members(tmp_path):
    root = harbour(tmp_path, "harbour/street/2026-q4/check-ins")
    page = Published(root).page("teams/street/agenda/")
    assert "whoever comes first: the team has no members yet" in page.text
    assert "Attendance" not in page.text
    assert "Takes" not in page.text
    assert "never spoken ofWhat is the first thing we could see of it?" in page.after("Outcomes").text


def test_a_team_of_one_leads_every_time(tmp_path):
    page = with_changes(tmp_path, {"kite/team.yml": "name: Kite\nmembers: [ada]\n"})
    assert "To lead it Ada" in page.text
    assert "Attendance 100% of the members at the last 4 check-ins" in page.text


def test_no_agenda_for_what_goes_well(tmp_path):
    said = {
        "kite/2026-q4/check-ins/2026-11-17.yml": """
attendees: [ada, bo, cy, di]
key_results:
  strings#breaks: {value: 40, confidence: 8}
  strings#all-knots: {value: 7, confidence: 8}
"""
    }
    page = with_changes(tmp_path, said)
    assert "Nothing is late, silent or in doubt. Go through the objectives in turn: what did we learn?" in page.text
    assert "Everybody was there, and no word is late." in page.after("Who has not spoken").text


def test_the_way_there_and_back(harbour_site):
    assert harbour_site.page("teams/fleet/agenda/").links["Fleet"] == "../"
    assert harbour_site.page("check-ins/2026-q4/fleet/").links["Agenda of the next check-in"] == (
        "../../../teams/fleet/agenda/"
    )
    assert "Agenda of the next check-in" not in harbour_site.page("check-ins/2026-q3/fleet/").links
    assert harbour_site.page("this-week/").links["Agenda of Street"] == "../teams/street/agenda/"
