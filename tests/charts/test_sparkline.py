"""The sparkline: the way of a number over its time, in 90 by 18 points."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of

from okrsite_gen.charts.scale import Scale
from okrsite_gen.charts.sparkline import sparkline

WIDTH, HEIGHT = 90, 18
STARTS, ENDS = dt.date(2026, 10, 1), dt.date(2026, 12, 31)
QUARTER = Scale(starts=STARTS, ends=ENDS, low=0, high=1)
SERIES = [(dt.date(2026, 10, 5), 0.1), (dt.date(2026, 11, 2), 0.25), (dt.date(2026, 11, 16), 0.5)]


def path(picture, name):
    [found] = [part for part in svg_of(picture).iter("path") if part.get("class") == name]
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", found.get("d"))]


def test_points_stand_at_their_day_and_value():
    expected = [((day - STARTS).days / 91 * WIDTH, (1 - value) * HEIGHT) for day, value in SERIES]
    found = path(sparkline(SERIES, QUARTER), "spark-line")
    assert found == [(pytest.approx(x, abs=0.05), pytest.approx(y, abs=0.05)) for x, y in expected]


def test_the_last_point_is_marked_and_the_floor_is_zero():
    picture = sparkline(SERIES, QUARTER)
    assert path(picture, "spark-now") == path(picture, "spark-line")[-1:]
    assert path(picture, "spark-floor") == [(0, HEIGHT)]


@pytest.mark.parametrize("series", [[], SERIES[:1]])
def test_fewer_than_two_points_are_no_line(series):
    assert sparkline(series, QUARTER) == ""


def test_what_lies_outside_is_drawn_at_the_border():
    series = [(dt.date(2026, 9, 1), -3.0), (dt.date(2027, 2, 1), 7.0)]
    assert path(sparkline(series, QUARTER), "spark-line") == [(0, HEIGHT), (WIDTH, 0)]


def test_it_is_decoration_beside_a_number():
    svg = svg_of(sparkline(SERIES, QUARTER, "behind"))
    assert svg.get("aria-hidden") == "true"
    assert svg.get("class") == "spark tone-behind"


@given(
    st.lists(st.tuples(st.dates(), st.floats(allow_nan=False, allow_infinity=False)), min_size=2, max_size=6),
    st.floats(-1e9, 1e9),
    st.floats(0, 1e9),
)
def test_whatever_the_values_all_stays_inside(series, low, span):
    scale = Scale(starts=STARTS, ends=ENDS, low=low, high=low + span)
    for x, y in path(sparkline(series, scale), "spark-line"):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_the_same_data_give_the_same_bytes():
    assert sparkline(SERIES, QUARTER) == sparkline(list(SERIES), QUARTER)
