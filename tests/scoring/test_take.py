"""What a snapshot holds beside the figures of objectives."""

import datetime as dt

import pytest
from company import company_files, dump, run, write

SHARE = [{"id": "share", "kind": "judged"}]
JUDGED = {"objectives": {"worked": {"key_results": SHARE}}, "check_ins": {"2026-11-16": {"share": 0.5}}}


@pytest.fixture
def snapshot(tmp_path):
    """Takes the snapshot of an example."""

    def take(as_of, example=JUDGED):
        write(tmp_path, company_files(example))
        return run(tmp_path, dt.date.fromisoformat(as_of)).snapshot

    return take


def test_an_action_is_open_until_the_day_it_was_closed(tmp_path):
    opened = dump({"by": "ana", "actions": [{"what": "Call the vendor", "due": "2026-10-12"}]})
    closed = dump({"by": "ana", "actions": [{"id": "call-the-vendor", "done": "2026-10-09"}]})
    home = "company/2026-q4/check-ins"
    write(tmp_path, {**company_files(JUDGED), f"{home}/2026-10-05.yml": opened, f"{home}/2026-10-10.yml": closed})
    states = {}
    for day in ("2026-10-04", "2026-10-05", "2026-10-10"):
        actions = run(tmp_path, dt.date.fromisoformat(day)).snapshot.actions
        states[day] = [(action.what, action.done) for action in actions]
    assert states == {
        "2026-10-04": [],
        "2026-10-05": [("Call the vendor", None)],
        "2026-10-10": [("Call the vendor", dt.date(2026, 10, 9))],
    }


def test_a_kpi_keeps_its_limit_or_not_as_of_the_day(tmp_path):
    kpis = dump({"uptime": {"title": "Uptime", "unit": "%", "keep": ">= 99.5"}, "seats": {"title": "Seats"}})
    home = "company/2026-q4/check-ins"
    said = {
        f"{home}/2026-10-0{day}.yml": dump({"by": "ana", "kpis": {"uptime": value}})
        for day, value in ((5, 99.5), (6, 99.4))
    }
    write(tmp_path, {**company_files(JUDGED), "kpis.yml": kpis, **said})
    found = {}
    for day in ("2026-10-04", "2026-10-05", "2026-10-06"):
        state = run(tmp_path, dt.date.fromisoformat(day)).snapshot.kpis["uptime"]
        found[day] = (state.current, state.kept, len(state.history))
    assert found == {"2026-10-04": (None, None, 0), "2026-10-05": (99.5, True, 1), "2026-10-06": (99.4, False, 2)}
    assert run(tmp_path, dt.date(2026, 10, 6)).snapshot.kpis["seats"].kept is None


@pytest.mark.parametrize(
    ("as_of", "cycle"),
    [
        ("2026-11-20", "2026-q4"),  # shorter than the year that holds the day, too
        ("2026-08-01", "2026"),  # only the year holds it
        ("2027-02-01", "2026-q4"),  # over: the latest begun
        ("2025-05-01", "2026"),  # not begun: the first
    ],
)
def test_the_cycle_that_home_shows(tmp_path, as_of, cycle):
    yearly = company_files({"key_results": SHARE})["company/2026-q4/worked.md"]
    write(tmp_path, {**company_files(JUDGED), "company/2026/yearly.md": yearly})
    assert run(tmp_path, dt.date.fromisoformat(as_of)).snapshot.cycle.id == cycle


def test_a_cycle_without_objectives_is_not_shown(tmp_path):
    cycles = dump({"sprint": {"title": "Sprint", "starts": "2026-11-16", "ends": "2026-11-22"}})
    write(tmp_path, {**company_files(JUDGED), "cycles.yml": cycles})
    assert run(tmp_path, dt.date(2026, 11, 20)).snapshot.cycle.id == "2026-q4"


def test_a_sprint_of_one_team_does_not_take_the_quarters_place(tmp_path):
    worked = company_files({"key_results": SHARE})["company/2026-q4/worked.md"]
    cycles = dump({"sprint": {"title": "Sprint", "starts": "2026-11-16", "ends": "2026-11-22"}})
    write(
        tmp_path,
        {
            **company_files(JUDGED),
            "cycles.yml": cycles,
            "company/it/team.yml": "name: IT\n",
            "company/it/sprint/worked.md": worked,
        },
    )
    assert run(tmp_path, dt.date(2026, 11, 20)).snapshot.cycle.id == "2026-q4"


def test_of_two_cycles_of_one_length_the_later_is_shown(tmp_path):
    dates = {
        "early": ("2026-11-02", "2026-11-15"),
        "late": ("2026-11-09", "2026-11-22"),
        "zero": ("2026-11-01", "2026-11-14"),
    }
    cycles = dump({cycle: {"title": cycle, "starts": starts, "ends": ends} for cycle, (starts, ends) in dates.items()})
    worked = company_files({"key_results": SHARE})["company/2026-q4/worked.md"]
    write(
        tmp_path,
        {**company_files(JUDGED), "cycles.yml": cycles, **{f"company/{cycle}/worked.md": worked for cycle in dates}},
    )
    assert run(tmp_path, dt.date(2026, 11, 12)).snapshot.cycle.id == "late"


def test_a_draft_is_not_live_and_in_no_mean(tmp_path):
    example = {"objective": {"state": "draft"}, "key_results": SHARE, "check_ins": {"2026-11-16": {"share": 0.5}}}
    write(tmp_path, company_files(example))
    snapshot = run(tmp_path, dt.date(2026, 11, 20), drafts=True).snapshot
    state = snapshot.objectives["company/2026-q4/worked"]
    assert (state.score, state.live, state.key_results[0].live) == (0.5, False, False)
    assert snapshot.means["company", "2026-q4"].count == 0


def test_check_ins_are_those_up_to_the_day(snapshot):
    assert [said.date for said in snapshot("2026-11-16").check_ins] == [dt.date(2026, 11, 16)]
    assert not snapshot("2026-11-15").check_ins


def test_the_score_with_and_without_a_retired_key_result(snapshot):
    retired = {"id": "goes", "kind": "judged", "retired": {"date": "2026-11-10", "reason": "Too small"}}
    example = {"key_results": [*SHARE, retired], "check_ins": {"2026-11-02": {"share": 0.6, "goes": 0.2}}}
    before, after = snapshot("2026-11-09", example), snapshot("2026-11-10", example)
    state = {name: taken.objectives["company/2026-q4/worked"] for name, taken in (("before", before), ("after", after))}
    assert (state["before"].score, state["before"].score_with_retired) == (pytest.approx(0.4), None)
    assert (state["after"].score, state["after"].score_with_retired) == (pytest.approx(0.6), pytest.approx(0.4))


def test_votes_are_kept_with_the_highest_and_the_lowest_voter(snapshot):
    example = {"key_results": SHARE, "check_ins": {"2026-11-16": {"share": {"votes": {"ana": 4, "ben": 1, "cleo": 5}}}}}
    votes = snapshot("2026-11-20", example).key_results["company/2026-q4/worked#share"].votes
    assert (votes.lowest, votes.highest, votes.spread) == (1, 5, 4)
    assert {vote.by: vote.points for vote in votes.votes} == {"ana": 4, "ben": 1, "cleo": 5}


def test_an_objective_of_limits_only_is_on_track_and_not_done_before_its_end(snapshot):
    example = {
        "key_results": [{"id": "uptime", "kind": "at-least", "limit": 99.5}],
        "check_ins": {"2026-11-16": {"uptime": 99.9}},
    }
    assert snapshot("2026-11-20", example).objectives["company/2026-q4/worked"].pace == "on-track"
    assert snapshot("2027-01-01", example).objectives["company/2026-q4/worked"].pace == "achieved"


def test_an_objective_is_not_due_before_its_first_key_result_starts(snapshot):
    later = [
        {"id": "talks", "kind": "judged", "starts": "2026-11-15"},
        {"id": "notes", "kind": "judged", "starts": "2026-12-01"},
    ]
    states = {
        day: snapshot(day, {"key_results": later}).objectives["company/2026-q4/worked"]
        for day in ("2026-11-14", "2026-11-15")
    }
    assert [(state.pace, state.live, state.stale) for state in states.values()] == [
        ("not-due", False, False),
        ("no-check-in", True, False),
    ]


def test_an_objective_whose_key_results_are_all_finished_is_done_and_no_longer_live(snapshot):
    example = {
        "key_results": [{"id": "signed", "kind": "binary"}],
        "check_ins": {"2026-10-05": {"signed": {"done": True}}},
    }
    state = snapshot("2026-11-20", example).objectives["company/2026-q4/worked"]
    assert (state.pace, state.live, state.stale) == ("done", False, False)


def test_an_objective_at_its_metric_targets_is_done_and_still_live(snapshot):
    example = {"key_results": [{"id": "seats", "baseline": 0, "target": 9}], "check_ins": {"2026-10-05": {"seats": 9}}}
    state = snapshot("2026-11-20", example).objectives["company/2026-q4/worked"]
    assert (state.pace, state.live, state.stale) == ("done", True, True)


def test_the_slots_of_later_figures_are_empty(snapshot):
    taken = snapshot("2026-11-20")
    assert all(state.trend is state.forecast is None for state in taken.key_results.values())
