"""Freshness where a key result has only just begun, and what a snapshot remembers of the weeks before."""

import datetime as dt

import pytest
from company import company_files, run, write

LONG_SILENT = {"id": "old", "kind": "judged"}


WORKED = "company/2026-q4/worked"


@pytest.fixture
def snapshot(tmp_path):
    """Of an example with one objective, as of a day."""

    def take(as_of, *key_results, **more):
        example = {"key_results": list(key_results), **more}
        write(tmp_path, company_files(example))
        return run(tmp_path, dt.date.fromisoformat(as_of)).snapshot

    return take


@pytest.fixture
def state(snapshot):
    """The objective itself."""
    return lambda *asked, **more: snapshot(*asked, **more).objectives[WORKED]


@pytest.fixture
def past(snapshot):
    """Its scores until then."""
    return lambda *asked, **more: snapshot(*asked, **more).past[WORKED]


SAID = {"check_ins": {"2026-10-12": {"old": 0.5}}}


def later(starts):
    return {"id": "new", "kind": "judged", "starts": starts}


@pytest.mark.parametrize(
    ("starts", "stale"),
    [
        ("2026-11-20", False),  # begins today
        ("2026-11-11", False),  # a period and two days ago
        ("2026-11-10", True),  # silent for longer than that
        ("2026-11-21", True),  # not live before tomorrow
    ],
)
def test_a_live_key_result_that_has_just_begun_keeps_its_objective_fresh(state, starts, stale):
    found = state("2026-11-20", LONG_SILENT, later(starts), **SAID)
    assert {part.key_result.key: part.stale for part in found.key_results}["old"]
    assert (found.stale, found.live, found.last_check_in) == (stale, True, dt.date(2026, 10, 12))
    assert (found.pace == "stale") == stale


@pytest.mark.parametrize(
    "new",
    [
        {**later("2026-11-20"), "retired": {"date": "2026-11-20", "reason": "Too small"}},
        {"id": "new", "kind": "judged", "due": "2026-11-19", "starts": "2026-11-18"},
    ],
    ids=["retired", "over"],
)
def test_a_new_key_result_that_is_not_live_keeps_nothing_fresh(state, new):
    assert state("2026-11-20", LONG_SILENT, new, **SAID).stale


def test_a_draft_or_retired_objective_is_neither_live_nor_stale(state):
    retired = {"retired": {"date": "2026-11-01", "reason": "Too small"}}
    found = state("2026-11-20", LONG_SILENT, later("2026-11-20"), objective=retired, **SAID)
    assert (found.live, found.stale, found.pace) == (False, False, "retired")


REPORTS = {
    "check_ins": {"2026-10-12": {"old": 0.1}, "2026-11-09": {"old": {"note": "Slow"}}, "2026-11-13": {"old": 0.3}}
}


@pytest.mark.parametrize(
    ("as_of", "series", "week_ago"),
    [
        ("2026-10-18", [("2026-10-12", 0.1)], None),  # a week ago nothing was known
        ("2026-10-19", [("2026-10-12", 0.1)], 0.1),
        ("2026-11-19", [("2026-10-12", 0.1), ("2026-11-13", 0.3)], 0.1),
        ("2026-11-20", [("2026-10-12", 0.1), ("2026-11-13", 0.3)], 0.3),
        ("2027-01-01", [("2026-10-12", 0.1), ("2026-11-13", 0.3)], None),  # its cycle is over
    ],
)
def test_scores_are_remembered_on_days_with_a_report_and_of_a_week_ago(past, as_of, series, week_ago):
    found = past(as_of, LONG_SILENT, **REPORTS)
    assert [(day.isoformat(), score) for day, score in found.series] == [(day, pytest.approx(at)) for day, at in series]
    assert found.week_ago == (None if week_ago is None else pytest.approx(week_ago))


def test_a_machine_s_report_is_a_point_too(past):
    metric = {"id": "old", "baseline": 0, "target": 10}
    found = past("2026-11-20", metric, machine={"2026-11-02": {"old": 4}})
    assert found.series == ((dt.date(2026, 11, 2), pytest.approx(0.4)),)


def test_nobody_reported_so_nothing_is_remembered(past):
    found = past("2026-11-20", LONG_SILENT)
    assert (found.series, found.week_ago) == ((), None)
