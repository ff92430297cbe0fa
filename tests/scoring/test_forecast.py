"""What no forecast may do, whatever was reported."""

import datetime as dt

import pytest
from company import run, write
from hypothesis import given, settings
from hypothesis import strategies as st
from test_properties import on_disk

from okrsite_gen.scoring.forecast import heading, percentile, recent

STARTS, DUE = dt.date(2026, 10, 1), dt.date(2026, 12, 31)
MONDAYS = [dt.date(2026, 10, 5) + dt.timedelta(days=7 * week) for week in range(7)]
AS_OF = dt.date(2026, 11, 20)

progress = st.floats(-2, 3, allow_nan=False).map(lambda value: round(value, 4))
lines = st.lists(progress, min_size=3, max_size=7).map(lambda values: list(zip(MONDAYS, values, strict=False)))


def forecast_of(points, as_of=AS_OF):
    """Through the files: points are days and shares of the way from 0 to 100."""
    check_ins = {day: {"share": round(100 * value, 2)} for day, value in points}
    example = {"key_results": [{"id": "share", "baseline": 0, "target": 100}], "check_ins": check_ins}

    def look(root):
        return run(root, as_of).snapshot.key_results["company/2026-q4/worked#share"]

    return on_disk(example, look)


@given(lines, st.floats(0, 2))
def test_raising_the_latest_value_never_lowers_the_forecast(points, more):
    before = heading(points, DUE).forecast
    after = heading([*points[:-1], (points[-1][0], points[-1][1] + more)], DUE).forecast
    for name in ("at_due", "low", "high"):
        assert getattr(after, name) >= getattr(before, name) - 1e-9


@given(lines, st.floats(0, 2))
@settings(max_examples=15, deadline=None)
def test_nor_when_it_is_written_in_a_check_in(points, more):
    raised = [*points[:-1], (points[-1][0], points[-1][1] + more)]
    assert forecast_of(raised).forecast.at_due >= forecast_of(points).forecast.at_due - 1e-9


@given(
    st.integers(5, 7), st.floats(-0.1, 0.2), st.floats(-0.5, 0.5), st.integers(0, 6), st.floats(-5, 5), st.booleans()
)
def test_one_slip_does_not_move_a_line_of_five_or_more(count, start, slope, at, slip, late):
    """Whichever of the points on the line is replaced, the first and the last included."""
    points = [(day, start + slope * week) for week, day in enumerate(MONDAYS[:count])]
    slipped = [(day, slip if index == at % count else value) for index, (day, value) in enumerate(points)]
    due = DUE if late else points[-1][0]
    assert heading(slipped, due).forecast.at_due == pytest.approx(heading(points, due).forecast.at_due, abs=1e-9)


def test_one_slip_in_a_check_in_does_not_either():
    line = [(day, 0.05 + 0.06 * week) for week, day in enumerate(MONDAYS)]
    expected = forecast_of(line).forecast.at_due
    for at in range(len(line)):
        for slip in (-3.0, 0.0, 9.0):
            slipped = [(day, slip if index == at else value) for index, (day, value) in enumerate(line)]
            assert forecast_of(slipped).forecast.at_due == pytest.approx(expected), (at, slip)


@given(lines)
def test_the_range_holds_the_forecast(points):
    forecast = heading(points, DUE).forecast
    assert -0.5 <= forecast.low <= forecast.at_due + 1e-9
    assert forecast.at_due <= forecast.high + 1e-9 <= 1.5 + 1e-9


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=30), st.floats(0, 1))
def test_percentiles_are_those_of_numpy(values, share):
    numpy = pytest.importorskip("numpy")
    expected = numpy.quantile(values, share, method="linear")
    assert percentile(sorted(values), share) == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.tuples(st.integers(-20, 70), progress), max_size=40), st.sampled_from([7, 14, 31]))
def test_only_the_last_value_of_each_week_of_the_last_eight_is_looked_at(days, period):
    points = sorted((STARTS + dt.timedelta(days=day), value) for day, value in days)
    kept = recent(points, AS_OF, STARTS, period)
    for day, value in kept:
        assert 0 <= (AS_OF - day).days <= 56
        same = [point for point in points if (point[0] - STARTS).days // period == (day - STARTS).days // period]
        inside = [point for point in same if 0 <= (AS_OF - point[0]).days <= 56]
        assert (day, value) == inside[-1]
    weeks = {(day - STARTS).days // period for day, _ in points if 0 <= (AS_OF - day).days <= 56}
    assert len(kept) == len(weeks)


@pytest.mark.parametrize(
    ("points", "as_of"),
    [
        ([], AS_OF),
        ([(dt.date(2026, 11, 16), 0.4)], AS_OF),
        ([(dt.date(2026, 10, 5), 0.1), (dt.date(2026, 10, 12), 0.2)], AS_OF),
        ([(day, 0.1 * week) for week, day in enumerate(MONDAYS)], dt.date(2026, 9, 1)),
        ([(day, 0.1 * week) for week, day in enumerate(MONDAYS)], dt.date(2027, 3, 1)),
    ],
    ids=["none", "one", "two", "before the cycle", "long over"],
)
def test_without_enough_to_go_by_there_is_no_forecast(points, as_of):
    state = forecast_of(points, as_of)
    assert (state.trend, state.forecast, state.misses) == (None, None, False)


def test_values_far_outside_stay_within_what_can_be_drawn():
    state = forecast_of([(day, 1e9 * week) for week, day in enumerate(MONDAYS)])
    assert (state.forecast.low, state.forecast.at_due, state.forecast.high) == (1.5, 1.5, 1.5)


MOVED = """\
---
objective: The target was moved
key_results:
  - id: share
    title: Share
    baseline: 0
    target: 200
    changes:
      - {date: 2026-11-01, was: {target: 100}, why: It was too easy}
---
"""


def test_a_moved_target_is_no_slope(tmp_path):
    """Ten a week: by today's target 5 points a week before the change too, though they were 10 points then."""
    check_ins = {
        f"company/2026-q4/check-ins/{day}.yml": f"by: ana\nkey_results:\n  moved#share: {{value: {10 * week}}}\n"
        for week, day in enumerate(MONDAYS)
    }
    files = {"okrsite.yml": "", "company/team.yml": "name: Acme\n", "company/2026-q4/moved.md": MOVED, **check_ins}
    state = run(write(tmp_path, files), AS_OF).snapshot.key_results["company/2026-q4/moved#share"]
    assert state.trend == pytest.approx(0.05)
    assert (state.forecast.low, state.forecast.high) == pytest.approx((0.05 * 87 / 7,) * 2)


def test_a_teams_forecast_is_the_mean_of_its_objectives(tmp_path):
    """One heads for 1 (0.1 a week from 0.1 on), the other has no forecast and holds its 0.4: half have one."""
    check_ins = {
        f"company/2026-q4/check-ins/{day}.yml": f"by: ana\nkey_results:\n  one#share: {{value: {share}}}\n"
        for day, share in zip(MONDAYS[:3], (0.1, 0.2, 0.3), strict=True)
    }
    check_ins["company/2026-q4/check-ins/2026-10-19.yml"] += "  two#signed: {value: 0.4}\n"
    objectives = "objectives:\n" + "".join(
        f"  - id: {slug}\n    objective: {slug}\n    key_results: [{{id: {key}, title: {key}, kind: judged}}]\n"
        for slug, key in (("one", "share"), ("two", "signed"))
    )
    files = {"okrsite.yml": "", "company/team.yml": "name: Acme\n", "company/2026-q4/objectives.yml": objectives}
    snapshot = run(write(tmp_path, files | check_ins), dt.date(2026, 10, 20)).snapshot
    forecast = snapshot.means["company", "2026-q4"].forecast
    assert (forecast.low, forecast.at_due, forecast.high) == pytest.approx((0.7, 0.7, 0.7))
