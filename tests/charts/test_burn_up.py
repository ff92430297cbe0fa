"""The burn-up: every point where its day and value belong."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of

from okrsite_gen.charts.burn_up import BurnUp, Level, burn_up

STARTS, ENDS = dt.date(2026, 10, 1), dt.date(2026, 12, 31)
DAYS = (ENDS - STARTS).days


def day(offset):
    return STARTS + dt.timedelta(days=offset)


QUARTER = BurnUp(
    title="Riders & “bikes” <all>",
    description="Score now 0.35.",
    starts=STARTS,
    ends=ENDS,
    today=dt.date(2026, 11, 20),
    actual=((day(4), 0.1), (day(32), 0.2), (day(46), 0.35)),
    plan=((day(0), 0.0), (day(DAYS), 1.0)),
    levels=(Level(value=0, label="0"), Level(value=0.7, label="0.70 is success", tone="success"), Level(value=1, label="1")),
    tone="behind",
)  # fmt: skip


def drawn(**changes):
    return svg_of(burn_up(QUARTER.but(**changes)))


def parts(svg, tag, name):
    return [part for part in svg.iter(tag) if name in (part.get("class") or "").split()]


def path(svg, name):
    """The points of a path, read back."""
    [found] = parts(svg, "path", name)
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", found.get("d"))]


def height_of(svg):
    """From a value to its place, by the two levels 0 and 1, whose lines are given as percents of the whole."""
    zero, _, one = (float(line.get("y1").rstrip("%")) / 88 * 1000 for line in parts(svg, "line", "level"))
    return lambda value: zero + (one - zero) * value


@pytest.mark.parametrize("name", ["actual", "plan"])
def test_points_stand_at_their_day_and_value(name):
    svg = drawn()
    height = height_of(svg)
    expected = [((at - STARTS).days / DAYS * 1000, height(value)) for at, value in getattr(QUARTER, name)]
    assert path(svg, name) == [(pytest.approx(x, abs=0.6), pytest.approx(y, abs=1)) for x, y in expected]


def test_the_last_point_is_marked():
    svg = drawn()
    assert path(svg, "now") == path(svg, "actual")[-1:]
    assert path(svg, "dots") == path(svg, "actual")


def test_higher_is_up_and_nothing_touches_the_edge():
    height = height_of(drawn())
    assert 1000 > height(0) > height(0.7) > height(1) > 0


def test_today_stands_at_its_day_and_only_inside():
    [line] = parts(drawn(), "path", "today")
    assert line.get("d") == f"M{round(1000 * 50 / 91)} 0V1000"
    for outside in (STARTS - dt.timedelta(days=1), ENDS + dt.timedelta(days=1)):
        assert not parts(drawn(today=outside), "path", "today")


def test_months_are_marked_under_the_plot_where_they_are_written():
    [marks] = parts(drawn(), "path", "tick")
    assert re.findall(r"M(\d+) 1000v136", marks.get("d")) == [str(round(1000 * days / 91)) for days in (0, 31, 61)]


def test_pictures_of_one_page_share_the_words_of_their_days():
    first, other = (str(burn_up(QUARTER.but(**kept))) for kept in ({"days": "x_"}, {"days_of": "x_"}))
    assert [first.count(word) for word in (">Oct<", ">today<", 'id="x_"')] == [1, 1, 1]
    assert [other.count(word) for word in (">Oct<", ">today<", '<use href="#x_"/>')] == [0, 0, 1]


def test_months_stand_at_their_first():
    months = {part.text: float(part.get("x").rstrip("%")) for part in parts(drawn(), "text", "month")}
    expected = {"Oct": 0, "Nov": 100 * 31 / 91, "Dec": 100 * 61 / 91}
    assert months == {month: pytest.approx(x, abs=0.1) for month, x in expected.items()}


def test_a_beginning_within_a_month_is_dated_and_no_month_covers_it():
    svg = drawn(starts=dt.date(2026, 9, 28))
    assert [part.text for part in parts(svg, "text", "first-day")] == ["28 Sep"]
    assert [part.text for part in parts(svg, "text", "month")] == ["Nov", "Dec"]
    assert not parts(drawn(), "text", "first-day")


def test_only_an_axis_with_zero_is_filled_and_from_there():
    svg = drawn()
    [area] = parts(svg, "path", "area")
    floor = [float(y) for _, y in re.findall(r"L([\d.]+) ([\d.]+)", area.get("d"))[-2:]]
    assert floor == [pytest.approx(height_of(svg)(0), abs=1)] * 2
    far = tuple((at, value + 40) for at, value in QUARTER.actual)
    assert not parts(drawn(actual=far, plan=(), levels=(Level(value=41, label="41"),)), "path", "area")


def sides(**changes):
    return {part.text: part.get("text-anchor", "start") for part in parts(drawn(**changes), "text", "level-label")}


def test_a_label_stands_at_the_end_that_the_curves_leave_free():
    """Both rise from the lower left to the upper right."""
    assert sides() == {"0": "end", "0.70 is success": "start", "1": "start"}
    falling = ((day(0), 1.0), (day(DAYS), 0.0))
    assert sides(actual=(), plan=falling)["1"] == "end"


def test_the_same_height_is_labelled_once():
    levels = (Level(value=1, label="1.00 is success"), Level(value=0, label="0"), Level(value=1, label="1"))
    assert list(sides(levels=levels)) == ["1.00 is success", "0"]


def test_today_is_written_above_the_plot_where_no_curve_runs():
    [label] = parts(drawn(), "text", "today-label")
    assert float(label.get("y")) < 0


def test_with_an_axis_labels_stand_left_and_the_last_value_right_of_the_plot():
    levels = (Level(value=0.33, label="limit 33"), Level(value=0.35, label="35"), Level(value=0.1, label="10"))
    svg = drawn(levels=levels, plan=(), last="35")
    labels = {part.text: part for part in parts(svg, "text", "level-label")}
    assert {(part.get("x"), part.get("text-anchor")) for part in labels.values()} == {("0", "end")}
    places = {text: float(part.get("y").rstrip("%")) for text, part in labels.items()}
    assert places["35"] + 10 <= places["limit 33"] + 0.2
    assert places["limit 33"] + 10 <= places["10"]
    [last] = parts(svg, "text", "last-value")
    assert (last.text, last.get("x")) == ("35", "100%")
    [(_, y)] = path(svg, "now")
    assert float(last.get("y").rstrip("%")) == pytest.approx(y * 0.088, abs=0.1)


def test_it_is_named_and_described_for_those_who_hear_it():
    svg = drawn()
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Riders & “bikes” <all>. Score now 0.35.")


def test_one_value_is_a_dot_and_no_line():
    svg = drawn(actual=QUARTER.actual[:1])
    assert not parts(svg, "path", "actual")
    assert not parts(svg, "path", "area")
    assert len(path(svg, "now")) == 1


def test_no_value_is_not_drawn_at_all():
    svg = drawn(actual=())
    assert not [name for name in ("actual", "area", "dots", "now") if parts(svg, "path", name)]
    assert path(svg, "plan")


def test_nothing_at_all_is_still_a_picture():
    svg = drawn(actual=(), plan=(), levels=())
    assert [part.get("class") for part in svg.iter("path")] == ["tick", "today"]


def test_days_outside_are_drawn_at_the_border():
    svg = drawn(actual=((STARTS - dt.timedelta(days=9), 0.1), (ENDS + dt.timedelta(days=9), 0.2)))
    assert [x for x, _ in path(svg, "actual")] == [0, 1000]


VALUES = st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1.0, -1.0])
SERIES = st.lists(st.tuples(st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1)), VALUES), max_size=8)


@given(actual=SERIES, plan=SERIES, values=st.lists(VALUES, max_size=3), days=st.integers(0, 800))
def test_whatever_the_values_all_stays_inside(actual, plan, values, days):
    levels = tuple(Level(value=value, label="level") for value in values)
    picture = str(burn_up(QUARTER.but(actual=actual, plan=plan, levels=levels, ends=day(days))))
    assert not re.search(r"nan|inf", picture, re.IGNORECASE)
    for svg_path in svg_of(picture).iter("path"):
        for number in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", svg_path.get("d")):
            assert 0 <= float(number) <= 1000


def test_the_same_data_give_the_same_bytes():
    assert burn_up(QUARTER) == burn_up(QUARTER.but())
