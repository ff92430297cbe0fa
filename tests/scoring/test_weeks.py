"""How teams stood at the end of each week, computed again from the objectives of that day."""

import datetime as dt
import json
import random
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from company import company_files, run, write
from hypothesis import given
from hypothesis import strategies as st
from test_properties import companies, few, on_disk

from okrsite_gen import loading, reading, scoring
from okrsite_gen.cli import main
from okrsite_gen.scoring.weeks import rates_on

DEMO = Path(__file__).parents[2] / "content" / "okrs"
TODAY = dt.date(2026, 11, 20)


@cache
def demo():
    return run(DEMO, TODAY).snapshot


def mean(values):
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def near(value):
    return None if value is None else pytest.approx(value)


def pace_word(states, score, expected, live, limits):
    """METHOD's words, the first that applies."""
    if score is None:
        return None
    if all(state.progress is None and state.grade is None for state in states):
        return "no-check-in"
    if score >= 1 - 1e-9:
        return "done"
    if live and all(part.stale for part in live):
        return "stale"
    gap = (expected or 0) - score - 1e-9
    return "on-track" if gap <= limits.tolerance else "behind" if gap <= limits.at_risk else "at-risk"


def by_hand(portfolio, scored, asked, day):
    """The figures of a week from `objective_on`: `scored` are the objectives in the score, `asked` those in the rates."""
    states = {
        objective.id: scoring.objective_on(portfolio, objective, day)
        for objective in {one.id: one for one in (*scored, *asked)}.values()
    }
    shared = {
        id_: state
        for id_, state in states.items()
        if state.definition.type != "personal" and not state.objective.draft and state.pace != "retired"
    }
    mine = [shared[one.id] for one in scored if one.id in shared and shared[one.id].score is not None]
    live = [part for one in asked if one.id in shared for part in shared[one.id].key_results if part.live]
    said = [part.confidence for part in live if not part.stale and part.confidence is not None]
    score, expected = mean([state.score for state in mine]), mean([state.expected for state in mine])
    return {
        "score": near(score),
        "expected": near(expected),
        "pace": pace_word(mine, score, expected, live, portfolio.settings.pace),
        "confidence": near(mean(said)),
        "live": len(live),
        "fresh": sum(not part.stale for part in live),
        "said": len(said),
        "sure": sum(value >= 7 for value in said),
        "unsure": sum(value <= 3 for value in said),
    }


def found(week):
    names = ("score", "expected", "pace", "confidence", "live", "fresh", "said", "sure", "unsure")
    return {name: getattr(week, name) for name in names}


@pytest.mark.parametrize("cycle", ["2026-q2", "2026-q3", "2026-q4", "2026", "solo-sprint"])
def test_every_week_of_every_team_of_the_demo_company_is_what_its_objectives_were_that_day(cycle):
    snapshot = demo()
    portfolio, weeks = snapshot.portfolio, snapshot.weeks[cycle]
    everybody = [one for one in portfolio.objectives.values() if one.cycle == cycle]
    own = [one for one in everybody if one.team == portfolio.company.id]
    assert set(weeks.teams) == {one.team for one in everybody}
    for week in weeks.company:
        assert found(week) == by_hand(portfolio, own, everybody, week.ends), week
    for team, rows in weeks.teams.items():
        mine = [one for one in everybody if one.team == team]
        for week in rows:
            assert found(week) == by_hand(portfolio, mine, mine, week.ends), (team, week)


@pytest.mark.parametrize("day", ["2026-05-20", "2026-08-14", "2026-10-02", "2026-11-13", "2026-12-31"])
def test_the_rates_of_a_past_day_are_those_that_the_export_of_that_day_says(day):
    result = CliRunner().invoke(main, ["export", "--source", str(DEMO), "--as-of", day])
    data = json.loads(result.stdout)
    rates = rates_on(demo().portfolio, dt.date.fromisoformat(day))
    assert data["check_in_rate"] is not None
    assert (round(rates.net_confidence, 6), round(rates.check_in_rate, 6)) == (
        data["net_confidence"],
        data["check_in_rate"],
    )


@pytest.mark.parametrize("day", ["2026-10-14", "2026-11-04", "2026-11-11"])
def test_a_team_scored_in_a_week_what_the_export_of_that_day_says(day):
    result = CliRunner().invoke(main, ["export", "--source", str(DEMO), "--as-of", day])
    scores = {team["id"]: team["scores"] for team in json.loads(result.stdout)["teams"]}
    for team, rows in demo().weeks["2026-q4"].teams.items():
        [week] = [week for week in rows if week.ends == dt.date.fromisoformat(day)]
        assert round(week.score, 6) == scores[team]["2026-q4"], team


ONE = {"key_results": [{"id": "signups", "baseline": 0, "target": 100}]}


@pytest.fixture
def weeks(tmp_path):
    """The weeks of the company of an example in Q4 2026, as of a day."""

    def take(as_of, example):
        write(tmp_path, company_files(example))
        return run(tmp_path, dt.date.fromisoformat(as_of)).snapshot.weeks["2026-q4"]

    return take


@pytest.mark.parametrize(
    ("as_of", "ends"),
    [
        ("2026-09-30", []),  # not begun
        ("2026-10-01", ["10-01"]),  # its first day
        ("2026-10-07", ["10-07"]),  # one week, to its last day
        ("2026-10-08", ["10-07", "10-08"]),
        (
            "2030-01-01",
            [*(f"{day:%m-%d}" for day in (dt.date(2026, 10, 7) + dt.timedelta(7 * n) for n in range(13))), "12-31"],
        ),
    ],
)
def test_the_weeks_that_have_begun(weeks, as_of, ends):
    found = weeks(as_of, ONE).company
    assert [f"{week.ends:%m-%d}" for week in found] == ends
    assert [week.number for week in found] == list(range(1, len(ends) + 1))


def test_where_nobody_reported_nothing_is_green(weeks):
    found = weeks("2026-11-20", ONE).company
    assert {week.pace for week in found} == {"no-check-in"}
    assert {(week.confidence, week.said) for week in found} == {(None, 0)}
    assert [week.fresh for week in found] == [1, 0, 0, 0, 0, 0, 0, 0]  # begun a week and two days ago at most


def test_a_team_that_falls_silent_turns_stale(weeks):
    """Ahead of its plan on 8 October, then not a word: fresh for a week and two days, stale from then on."""
    said = {"check_ins": {"2026-10-08": {"signups": {"value": 20, "confidence": 8}}}}
    found = weeks("2026-11-20", {**ONE, **said}).company
    assert [week.pace for week in found] == ["no-check-in", "on-track", *["stale"] * 6]
    assert [week.confidence for week in found] == [None, 8, *[None] * 6]
    assert [week.check_in_rate for week in found] == [1, 1, *[0] * 6]
    assert [week.net_confidence for week in found] == [0, 1, *[0] * 6]


def test_only_personal_objectives_are_nothing_to_score(weeks):
    found = weeks("2026-11-20", {**ONE, "objective": {"type": "personal"}}).company
    assert {(week.score, week.pace, week.live, week.check_in_rate) for week in found} == {(None, None, 0, None)}


def test_values_far_outside_the_range_stay_scores(weeks):
    said = {"check_ins": {"2026-10-05": {"signups": -9e9}, "2026-10-12": {"signups": 9e9}}}
    assert [week.score for week in weeks("2026-10-14", {**ONE, **said}).company] == [0, 1]


@given(companies(), st.randoms())
@few
def test_the_order_of_the_files_changes_no_week(example, chance: random.Random):
    def both(root):
        documents, _ = reading.read_tree(root)
        shuffled = list(documents)
        chance.shuffle(shuffled)
        return [scoring.take(loading.load(some)[0], TODAY).weeks["2026-q4"] for some in (documents, shuffled)]

    straight, shuffled = on_disk(example, both)
    assert straight == shuffled


@given(companies(last="2026-12-31"))
@few
def test_a_week_is_the_snapshot_of_its_last_day(example):
    """So a check-in after that day changes nothing; the rates of that day are those of its snapshot."""

    def look(root):
        portfolio = run(root, TODAY).snapshot.portfolio
        weeks = scoring.take(portfolio, TODAY).weeks["2026-q4"].company
        return portfolio, weeks, [scoring.take(portfolio, week.ends) for week in weeks]

    portfolio, weeks, snapshots = on_disk(example, look)
    for week, then in zip(weeks, snapshots, strict=True):
        mean = then.means["company", "2026-q4"]
        assert (week.score, week.expected) == (near(mean.score), near(mean.expected))
        assert (week.net_confidence, week.check_in_rate) == (then.rates.net_confidence, then.rates.check_in_rate)
        rates = rates_on(portfolio, week.ends)
        assert (rates.net_confidence, rates.check_in_rate) == (then.rates.net_confidence, then.rates.check_in_rate)
        assert then.weeks["2026-q4"].company[-1] == week


@given(companies(last="2026-12-31"))
@few
def test_a_check_in_after_the_as_of_date_changes_no_week(example):
    known = {date: said for date, said in example["check_ins"].items() if date <= TODAY}

    def company(some):
        return on_disk(some, lambda root: run(root, TODAY).snapshot.weeks["2026-q4"])

    assert company(example) == company({**example, "check_ins": known})
