"""The burn-up of a team's score: what stood at the end of each week, the plan, and where it is heading."""

import dataclasses
import datetime as dt
from itertools import pairwise

import pytest
from analysis import files, objective, snapshot_of

from okrsite_gen import scoring
from okrsite_gen.charts import score_burn_up
from okrsite_gen.charts.marks import Area, Box, Disc, Line, Text
from okrsite_gen.charts.spec import ChartSpec, Empty

BOX = Box(left=0, top=0, width=360, height=200, letters=10)


def chart(snapshot, team=None, cycle="2026-q4"):
    found = snapshot.portfolio.teams[team] if team else None
    return score_burn_up.chart(snapshot, snapshot.portfolio.cycles[cycle], found)


def shown(snapshot, **more):
    found = chart(snapshot, **more)
    assert isinstance(found, ChartSpec), found
    return found


def test_each_point_is_the_score_that_the_company_had_on_that_day(tmp_path):
    """The oracle computes the whole company again for each day."""
    snapshot = snapshot_of(tmp_path)
    points = shown(snapshot).points("Score")
    assert [str(day) for day, _ in points] == [
        "2026-10-14", "2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11", "2026-11-18",
    ]  # fmt: skip
    for day, score in points:
        then = scoring.take(snapshot.portfolio, day)
        assert score == pytest.approx(then.means["company", "2026-q4"].score, abs=1e-12)


def test_weeks_in_which_nobody_had_spoken_yet_are_not_drawn_as_zero(tmp_path):
    """The first report is of 12 October: the week that ended on the 7th is unknown."""
    days = [day for day, _ in shown(snapshot_of(tmp_path)).points("Score")]
    assert dt.date(2026, 10, 7) not in days


def test_the_plan_runs_from_the_first_day_to_the_last(tmp_path):
    plan = shown(snapshot_of(tmp_path)).points("Plan")
    assert plan[0] == (dt.date(2026, 10, 1), 0.0)
    assert plan[-1] == (dt.date(2026, 12, 31), 1.0)
    assert dict(plan)[dt.date(2026, 11, 18)] == pytest.approx(48 / 91)


def test_the_range_is_the_forecast_of_the_mean(tmp_path):
    snapshot = snapshot_of(tmp_path)
    ahead = snapshot.means["company", "2026-q4"].forecast
    found = shown(snapshot)
    ends = dt.date(2026, 12, 31)
    assert found.points("Forecast") == ((ends, ahead.at_due),)
    assert found.points("Forecast, low") == ((ends, ahead.low),)
    assert found.points("Forecast, high") == ((ends, ahead.high),)
    assert f"heading for {ahead.at_due:.2f} ({ahead.low:.2f} to {ahead.high:.2f})" in found.description


def test_without_enough_check_ins_there_is_no_range(tmp_path):
    found = shown(snapshot_of(tmp_path), team="growth")
    assert not found.points("Forecast")
    assert found.description.endswith("not enough check-ins to forecast.")
    marks = list(score_burn_up.marks(found, BOX))
    assert not [mark for mark in marks if isinstance(mark, Area)]
    assert [mark for mark in marks if isinstance(mark, Disc)], "one point is a dot"


def test_personal_objectives_move_nothing(tmp_path):
    [(_, score)] = shown(snapshot_of(tmp_path), team="growth").points("Score")
    assert score == pytest.approx(0.2)


def test_when_the_cycle_is_over_nothing_is_today_and_nothing_ahead(tmp_path):
    found = shown(snapshot_of(tmp_path), cycle="2026-q3")
    assert found.today is None
    assert not found.points("Forecast")
    assert found.description == "It ended at 0.50."
    texts = [mark.text for mark in score_burn_up.marks(found, BOX) if isinstance(mark, Text)]
    assert "today" not in texts


def test_what_was_graded_after_the_last_day_is_said_and_not_drawn(tmp_path):
    content = files()
    content["company/2026-q3/lead.md"] = objective(grade="{score: 0.9, date: 2026-10-05}")
    found = shown(snapshot_of(tmp_path, content), cycle="2026-q3")
    assert found.description == "It stood at 0.50 on the last day; with grades and late reports it is 0.90."
    assert found.points("Score")[-1][1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("day", "team", "why"),
    [
        ("2026-09-30", "company", "Q4 2026 has not begun"),
        ("2026-11-18", "care", "nobody has reported on an objective of Care in Q4 2026"),
        ("2026-10-03", "company", "nobody has reported on an objective of Acme in Q4 2026"),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_why(tmp_path, day, team, why):
    found = chart(snapshot_of(tmp_path, day=day), team)
    assert isinstance(found, Empty)
    assert found.why == why
    assert found.remedy


def test_a_team_with_personal_objectives_alone_has_no_curve(tmp_path):
    content = files()
    content["company/care/2026-q4/calm.md"] = objective(type="personal")
    found = chart(snapshot_of(tmp_path, content), "care")
    assert found == Empty(why="Care has no objective in Q4 2026", remedy="`okrsite new objective` starts one")


def test_a_cycle_of_a_single_day_is_drawn(tmp_path):
    content = files()
    content["cycles.yml"] = "sprint: {title: A day, starts: 2026-11-18, ends: 2026-11-18}\n"
    content["company/sprint/go.md"] = objective()
    content["company/sprint/check-ins/2026-11-18.yml"] = "by: ana\nkey_results:\n  go#a: {value: 5}\n"
    found = shown(snapshot_of(tmp_path, content), cycle="sprint")
    assert found.points("Score") == ((dt.date(2026, 11, 18), 0.25),)
    assert list(score_burn_up.marks(found, BOX))


@pytest.mark.parametrize("value", ["-1000", "0", "1e9"])
def test_values_far_outside_stay_inside_the_picture(tmp_path, value):
    content = files()
    content["company/2026-q4/check-ins/2026-11-17.yml"] = f"by: ana\nkey_results:\n  lead#a: {{value: {value}}}\n"
    found = shown(snapshot_of(tmp_path, content))
    for mark in score_burn_up.marks(found, BOX):
        if isinstance(mark, Line | Area):
            assert all(0 <= x <= 360 and 0 <= y <= 200 for x, y in mark.points)


def test_words_at_the_border_keep_their_distance(tmp_path):
    """Where plan and range end close together, their names still stand a line apart."""
    found = shown(snapshot_of(tmp_path))
    ends = dt.date(2026, 12, 31)
    close = dataclasses.replace(
        found,
        series=tuple(
            dataclasses.replace(series, points=((ends, 0.99),)) if series.name.startswith("Forecast") else series
            for series in found.series
        ),
    )
    texts = [mark for mark in score_burn_up.marks(close, BOX) if isinstance(mark, Text)]
    heights = sorted(mark.place[1] for mark in texts if mark.text.split()[-1] in ("plan", "high", "low", "forecast"))
    assert len(heights) == 4
    assert all(below - above >= 10 for above, below in pairwise(heights))


def silenced(root, until, day, cycle="2026-q4"):
    """Acme, whose company team said nothing after a day."""
    found = {
        name: text
        for name, text in files().items()
        if not (name.startswith("company/2026-q4/check-ins") and name[-14:-4] > until)
    }
    return shown(snapshot_of(root, found, day), cycle=cycle)


@pytest.mark.parametrize(("day", "weeks"), [("2026-11-25", 3), ("2026-12-31", 9), ("2027-02-20", 9)])
def test_weeks_in_which_nobody_spoke_are_marked(tmp_path, day, weeks):
    """The last word is of 2 November, in the week that ended on the 4th; in week 14 the cycle ends, on 31 December."""
    found = silenced(tmp_path, "2026-11-02", day)
    silent = found.points("Nobody spoke since 2 Nov 2026")
    assert len(silent) == weeks
    assert silent == found.points("Score")[-weeks:]
    assert silent[0][0] == dt.date(2026, 11, 11)
    assert "Nobody spoke since 2 Nov 2026" in found.description
    assert "Nobody spoke since 2 Nov 2026" in found.table.heads
    rows = {row[0]: row for row in found.table.rows}
    assert (rows["4 Nov 2026"][-1], rows["11 Nov 2026"][-1]) == ("–", rows["11 Nov 2026"][1])
    marks = list(score_burn_up.marks(found, BOX))
    solid, dashed = ([mark for mark in marks if isinstance(mark, Line) and mark.tone == "link" and bool(mark.dashes) == on and len(mark.points) > 2] for on in (False, True))  # fmt: skip
    assert [len(line.points) for line in solid] == [len(found.points("Score")) - weeks]
    assert [len(line.points) for line in dashed] == [weeks + 1]
    assert solid[0].points[-1] == dashed[0].points[0]
    [note] = [mark for mark in marks if isinstance(mark, Text) and "spoke" in mark.text]
    assert note.text == "nobody spoke since 2 Nov"
    assert 0 <= note.place[0] <= 360 - 0.5 * 10 * len(note.text)


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-24"])
def test_where_somebody_spoke_in_time_nothing_is_marked(tmp_path, day):
    found = shown(snapshot_of(tmp_path, day=day))
    assert "obody spoke" not in found.description + "".join(found.table.heads)
