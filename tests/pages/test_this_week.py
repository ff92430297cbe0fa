"""This week of Orchard: what a reader with two minutes gets (read `orchard.py`)."""

import datetime as dt
import json
from pathlib import Path

import pytest
from orchard import ORCHARD, objective
from published import Published, put

from okrsite_gen import pipeline, scoring
from okrsite_gen.pages.ways import Ways

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def orchard(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("orchard"), ORCHARD))


@pytest.fixture(scope="module")
def week(orchard):
    return orchard.page("this-week/")


def data(site, uri):
    [found] = [asset for asset in site.plan.assets if asset.uri == uri]
    return json.loads(found.data())


def lines(part):
    """The lines of a list without where they come from."""
    return [item.text[: -len(item.all(cls="okr-meta")[-1].text)].strip() for item in part.all("li")]


def test_the_week_in_a_few_sentences(week):
    assert week.one(cls="okr-verdict").text == (
        "4 teams spoke in 4 check-ins, and 3 key results moved. "
        "Of the objectives, 2 stand worse and 1 stands better than a week ago. Confidence fell in 2 objectives. "
        "1 blocker is new and 1 blocker is gone. Noted: 1 win, 2 demos, 1 decision and 2 asks. "
        "1 action is overdue and 2 key results of 1 team wait for a word."
    )
    assert "from 13 November 2026 to 20 November 2026 · Q4 2026, week 8 of 14" in week.text


def test_every_section_is_one_step_away(week):
    jumps = week.one("nav", cls="okr-jumps")
    assert jumps.links == {
        "Another status": "#status",
        "In the way": "#in-the-way",
        "Wins and demos": "#wins",
        "Decisions": "#decided",
        "Asks": "#asked",
        "Actions": "#actions",
        "Not spoken of": "#not-spoken-of",
        "By company objective": "#by-company-objective",
    }
    assert all(week.id(target[1:]) for target in jumps.links.values())
    assert "In the way 1 Wins" in jumps.text, "what is gone is no longer in the way"


def test_what_is_only_gone_is_one_step_away_and_counts_nothing(tmp_path):
    files = ORCHARD | {
        "co/press/2026-q4/check-ins/2026-11-16.yml": "by: ben\nkey_results: {faster#speed: {value: 12, blockers: [The press leaks]}}\n"
    }
    jumps = Published(put(tmp_path, files)).page("this-week/").one("nav", cls="okr-jumps")
    assert "In the way Wins" in jumps.text
    assert jumps.links["In the way"] == "#in-the-way"


def test_what_turned_for_the_worse_comes_first_and_silence_is_worse(week):
    rows = week.after("Another status than a week ago").one("table").rows
    assert [(row["Objective"].split("·")[0], row["A week ago"], row["Now"], row["In a week"]) for row in rows] == [
        ("Press fasterPress ", "on track", "at risk", "−0.30"),
        ("Open a stallStall", "on track", "stale, last said 10 Nov", "±0"),
        ("Clean bottlesBottles ", "at risk", "on track", "+0.50"),
    ]


def test_to_fall_silent_is_worse_than_to_be_at_risk(tmp_path):
    files = {
        name: text for name, text in ORCHARD.items() if name != "co/press/bottles/2026-q4/check-ins/2026-11-17.yml"
    }
    page = Published(put(tmp_path, files)).page("this-week/")
    row = page.after("Another status").one("table").rows[1]
    assert row["Objective"].startswith("Clean bottles")
    assert (row["A week ago"], row["Now"]) == ("at risk", "stale, last said 10 Nov")
    assert "Of the objectives, 3 stand worse than a week ago." in page.text


def test_blockers_are_new_by_their_words_and_gone_when_the_last_word_is_silent_of_them(week):
    """`The press leaks` was said before with an exclamation mark; nobody has spoken of the stall's permit since."""
    assert lines(week.after("New")) == ["No spare parts"]
    assert lines(week.after("Named no longer")) == ["Labels peel"]


def test_another_blocker_in_the_place_of_the_old_one_says_so(tmp_path):
    files = ORCHARD | {
        "co/press/bottles/2026-q4/check-ins/2026-11-17.yml": "key_results: {clean#washed: {value: 60, blockers: [No glue]}}\n"
    }
    page = Published(put(tmp_path, files)).page("this-week/")
    assert "No glueBottles washed · Bottles · 17 NovBefore: Labels peel" in page.after("New").text
    assert "Named no longer" not in page.text


def test_everything_stands_under_the_company_objective_it_serves_be_it_through_others(week):
    """The bottles support the press, which supports the juice; the stall supports nothing."""
    linked, apart = week.all("section", cls="okr-under")
    assert linked.one("h3").links == {"Sell more juice": "../2026-q4/co/juice/"}
    assert [part.all("a")[0].text for part in linked.all(cls="okr-changed")] == ["Press faster", "Clean bottles"]
    assert apart.one("h4").text == "Stall"
    assert [part.all("a")[0].text for part in apart.all(cls="okr-changed")] == ["Open a stall"]


def test_moves_show_where_from_and_where_to(week):
    linked, apart = week.all("section", cls="okr-under")
    assert [item.text for item in linked.all("li")] == [
        "Litres sold confidence 7 → 540 litres → 50 litres +0.10",
        "Crates an hour was on track, now at risk; confidence 6 → 415 crates → 12 crates −0.30",
        "Bottles washed was at risk, now on track10 → 60 +0.50",
    ]
    assert [item.text for item in apart.all("li")] == ["Visits was on track, now stale"]


def test_wins_demos_decisions_and_asks(week):
    assert lines(week.after("Wins and demos")) == [
        "The inn sells our juice",
        "The new label (another site) ↗",
        "The old mill",
    ]
    assert week.after("Decisions").links["16 Nov"] == "../check-ins/2026-q4/co/#2026-11-16"
    assert lines(week.after("Asks")) == ["A day off", "Ten crates on Friday"]


def test_actions_overdue_and_due_and_how_many_were_closed(week):
    overdue, due = week.after("Actions").all("table")
    assert [row["Due"] for row in overdue.rows] == ["12 Nov, 8 days over"]
    assert [row["Due"] for row in due.rows] == ["24 Nov, in 4 days"]
    assert week.id("actions").text == "Actions 1 closed this week"


def test_who_has_not_spoken(week):
    assert week.after("Not spoken of in time").one("table").rows == [
        {
            "Team": "StallAgenda of Stall",
            "Key results": "2",
            "Stale": "2",
            "Last word": "10 days ago",
            "Waiting for": "Ben Okafor",
        }
    ]


def test_never_is_said_only_of_a_team_that_never_spoke(tmp_path):
    files = {name: text for name, text in ORCHARD.items() if "co/stall/2026-q4/check-ins" not in name}
    [row] = Published(put(tmp_path, files)).page("this-week/").after("Not spoken of").one("table").rows
    assert (row["Key results"], row["Last word"]) == ("2", "never")


def test_a_word_is_waited_for_from_the_day_after_it_was_due(tmp_path):
    """Said on the 10th, the visits were due again on the 17th; two days later they count as stale."""
    put(tmp_path, ORCHARD)
    for day, owed in (("2026-11-17", "1"), ("2026-11-18", "2")):
        [row] = Published(tmp_path, as_of=day).page("this-week/").after("Not spoken of").one("table").rows
        assert (row["Key results"], row["Stale"]) == (owed, "1")


def test_what_a_machine_counts_moves_and_is_nobody_s_word(tmp_path):
    files = ORCHARD | {"co/stall/2026-q4/check-ins/counter.csv": "date,key_result,value\n2026-11-19,open#visits,5\n"}
    verdict = Published(put(tmp_path, files)).page("this-week/").one(cls="okr-verdict").text
    assert verdict.startswith("4 teams spoke in 4 check-ins, and 4 key results moved.")
    assert "2 key results of 1 team wait for a word" in verdict


def test_what_is_personal_is_nobody_s_news(week):
    assert "Kilometres" not in week.text
    assert "Rain" not in week.text


def test_a_quiet_week_says_so(tmp_path):
    page = Published(put(tmp_path, ORCHARD), as_of="2026-10-05").page("this-week/")
    assert page.one(cls="okr-verdict").text == "Nobody checked in, and no key result moved."
    assert "Nothing changed" in page.one(cls="okr-empty").text
    assert not page.all("section")


def test_a_quiet_week_still_says_what_waits(tmp_path):
    page = Published(put(tmp_path, ORCHARD), as_of="2026-12-20").page("this-week/")
    assert page.one(cls="okr-verdict").text == (
        "Nobody checked in, and no key result moved. 2 actions are overdue and 5 key results of 4 teams wait for a word."
    )


def test_a_cycle_that_ends_is_news_of_its_week_only(tmp_path):
    files = put(tmp_path, ORCHARD)
    rows = Published(files, as_of="2027-01-03").page("this-week/").after("Another status").one("table").rows
    assert {row["Now"] for row in rows} == {"missed"}
    assert "Another status" not in Published(files, as_of="2027-01-08").page("this-week/").text


def test_many_changes_are_bounded_and_the_rest_is_counted(tmp_path):
    """20 objectives of one team move: 6 are shown, 14 are counted."""
    team = {"co/team.yml": "name: Co\n", "okrsite.yml": "as_of: 2026-11-20\n"}
    many = {f"co/b/2026-q4/o{n}.md": objective(f"O{n}", "{id: a, title: A, baseline: 0, target: 9}") for n in range(20)}
    values = {
        f"co/b/2026-q4/check-ins/2026-11-{day}.yml": "key_results:\n"
        + "".join(f"  o{n}#a: {{value: {value}}}\n" for n in range(20))
        for day, value in (("09", 4), ("16", 5))
    }
    page = Published(put(tmp_path, team | {"co/b/team.yml": "name: B\n"} | many | values)).page("this-week/")
    assert "and 20 key results moved" in page.text
    assert len(page.all(cls="okr-changed")) == 6
    assert "And 14 objectives more: in the check-ins." in page.text


def test_circles_of_support_end(tmp_path):
    loop = {
        "co/press/2026-q4/faster.md": objective(
            "Press faster", "{id: a, title: A, kind: binary}", supports="[bottles/clean]"
        ),
        "co/press/bottles/2026-q4/clean.md": objective(
            "Clean", "{id: a, title: A, kind: binary}", supports="[press/faster]"
        ),
        "co/2026-q4/juice.md": ORCHARD["co/2026-q4/juice.md"],
    }
    folders = {name: text for name, text in ORCHARD.items() if name.endswith(("team.yml", "okrsite.yml", "people.yml"))}
    day = dt.date(2026, 11, 20)
    result = pipeline.run(put(tmp_path, folders | loop), fallback_day=day)
    snapshot = scoring.take(result.portfolio, day)
    ways, objectives = Ways(snapshot), result.portfolio.objectives
    assert ways.company_objective(objectives["press/2026-q4/faster"]) is None
    assert ways.company_objective(objectives["co/2026-q4/juice"]) == "co/2026-q4/juice"


# The demo company, recomputed from two exports a week apart.


@pytest.fixture(scope="module")
def demo():
    return Published(DEMO)


@pytest.fixture(scope="module")
def then():
    return {found["id"]: found for found in Published(DEMO, as_of="2026-11-13").export["objectives"]}


@pytest.fixture(scope="module")
def now(demo):
    return {id_: found for id_, found in demo.objectives().items() if found["type"] != "personal"}


def shown(demo):
    return {found["id"]: found for found in data(demo, "this-week/data.json")["objectives"]}


def test_every_status_that_turned_is_told_and_no_other(demo, then, now):
    turned = {
        id_: (then[id_]["pace"], found["pace"])
        for id_, found in now.items()
        if then[id_]["pace"] not in (found["pace"], "not-due")
    }
    told = {
        id_: (found["pace_before"], found["pace"])
        for id_, found in shown(demo).items()
        if found["pace_before"] not in (found["pace"], "not-due")
    }
    assert told == turned
    assert len(turned) > 3
    rows = demo.page("this-week/").after("Another status").one("table").rows
    assert len(rows) == len(turned)


def test_every_key_result_with_another_value_is_told_and_counted(demo, then, now):
    moved = {
        key_result["id"]
        for id_, found in now.items()
        for key_result, before in zip(found["key_results"], then[id_]["key_results"], strict=True)
        if key_result["current"] != before["current"]
    }
    told = {part["id"] for found in shown(demo).values() for part in found["key_results"] if part["now"]}
    assert told == moved
    assert f"and {len(moved)} key results moved" in demo.page("this-week/").text


def test_confidence_of_each_objective(demo, then, now):
    def printed(value):
        return None if value is None else int(value * 10 + 0.5 + 1e-9) / 10

    changed = {
        id_: (printed(then[id_]["confidence"]), printed(found["confidence"]))
        for id_, found in now.items()
        if None not in (then[id_]["confidence"], found["confidence"])
        and printed(then[id_]["confidence"]) != printed(found["confidence"])
    }
    told = {
        id_: (found["confidence_before"], found["confidence"])
        for id_, found in shown(demo).items()
        if found["confidence"] is not None
    }
    assert told == changed


def last_words(check_ins, until):
    """What the last person to speak of each thing named as in the way of it."""
    said = {}
    for check_in in check_ins:
        if check_in["date"] <= until and not check_in["machine"] and check_in["counts"]:
            for entry in (*check_in["key_results"].values(), *check_in["objectives"].values()):
                said[entry["about"]] = set(entry["blockers"])
    return said


def test_blockers_named_now_and_not_before(demo):
    check_ins = demo.export["check_ins"]
    before, after = last_words(check_ins, "2026-11-13"), last_words(check_ins, "2026-11-20")
    new = {(about, text) for about, texts in after.items() for text in texts - before.get(about, set())}
    gone = {(about, text) for about, texts in before.items() for text in texts - after[about] if not after[about]}
    told = shown(demo).values()
    assert {(one["about"], one["text"]) for found in told for one in found["blocked"]} == new
    assert {(one["about"], one["text"]) for found in told for one in found["unblocked"]} == gone
    assert new
    assert gone


def test_what_was_said_is_counted_as_it_was_written(demo):
    said = [check_in for check_in in demo.export["check_ins"] if check_in["date"] > "2026-11-13"]
    week = data(demo, "this-week/data.json")
    for name in ("wins", "demos", "decisions"):
        assert len(week[name]) == sum(len(check_in[name]) for check_in in said) > 0
    entries = [entry for one in said for entry in (*one["key_results"].values(), *one["objectives"].values())]
    assert len(week["asks"]) == sum(len(entry["asks"]) for entry in entries) > 0


def test_what_is_not_published_leaves_no_trace(tmp_path):
    """The board alone may read of the mill: neither what was said of it nor what is to be done for it is on any of the pages."""
    secret = objective("Buy the mill", "{id: price, title: Price, baseline: 0, target: 9}", audience="board")
    said = """by: ana
key_results: {mill#price: {value: 4, blockers: [The bank], asks: [{of: press, what: Silence}]}}
actions: [{what: Ask the bank, for: mill}]
"""
    files = {"co/2026-q4/mill.md": secret, "co/2026-q4/check-ins/2026-11-18.yml": said}
    site = Published(put(tmp_path, ORCHARD | files))
    for folder in ("this-week/", "decisions/", "asks/", "wins/"):
        shown = site.page(folder).text + json.dumps(data(site, f"{folder}data.json"))
        for word in ("mill#", "/mill", "Buy the mill", "bank", "Silence"):
            assert word not in shown, (folder, word)
