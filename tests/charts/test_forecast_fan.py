"""The forecast in a burn-up: a fan from the last value to the range on its day, cut where it leaves the picture."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of
from test_burn_up import DAYS, QUARTER, day, height_of, parts, path

from okrsite_gen.charts.burn_up import Level, burn_up
from okrsite_gen.charts.fan import Fan

AHEAD = Fan(day=QUARTER.ends, median=0.6, low=0.4, high=0.9)


def drawn(**changes):
    return svg_of(burn_up(QUARTER.but(**({"fan": AHEAD} | changes))))


def corners(svg, name):
    [found] = parts(svg, "path", name)
    return [(int(x), int(y)) for x, y in re.findall(r"[ML](\d+) (\d+)", found.get("d"))]


def near(x, y):
    return pytest.approx(x, abs=1), pytest.approx(y, abs=2)


def test_the_fan_opens_from_the_last_value_to_the_range_on_its_day():
    svg = drawn()
    height, start = height_of(svg), path(svg, "now")[0]
    assert corners(svg, "ahead") == [start, near(1000, height(0.6))]
    assert corners(svg, "range") == [near(1000, height(0.9)), near(1000, height(0.4))]
    assert corners(svg, "middle") == [near(1000, height(0.6))]
    outline = corners(svg, "fan")
    assert outline[0] == start
    assert set(outline[1:]) == set(corners(svg, "range"))


def test_its_day_need_not_be_the_last_of_the_picture():
    svg = drawn(fan=AHEAD.but(day=day(60)))
    assert {x for x, _ in corners(svg, "range")} == {round(1000 * 60 / DAYS)}


def test_lower_values_are_lower_even_where_they_are_the_better_ones():
    """A number that should fall: the better end of its range is the lower one."""
    falling = Fan(day=QUARTER.ends, median=0.6, low=0.9, high=0.4)
    assert corners(drawn(fan=falling), "fan") == corners(drawn(), "fan")


def far(**ends):
    return AHEAD.but(**ends)


def test_a_range_widens_the_frame_by_a_quarter_at_most():
    """Levels reach from 0 to 1, so nothing above 1.25 and a little air has a place."""
    svg = drawn(fan=far(high=1.2))
    assert corners(svg, "range")[0][1] > 0
    cut = drawn(fan=far(high=40.0))
    height = height_of(cut)
    assert 1000 > height(0) > height(1.25) > 0 > height(1.4)
    assert corners(cut, "range")[0] == (1000, 0)


def test_what_leaves_the_picture_is_cut_along_its_own_slope_and_not_bent():
    """The upper edge ends on the border, where the line to 40 crosses it."""
    svg = drawn(fan=far(high=40.0))
    height, (x0, y0) = height_of(svg), path(svg, "now")[0]
    crossing = x0 + (1000 - x0) * (0 - y0) / (height(40.0) - y0)
    assert corners(svg, "fan")[1] == (pytest.approx(crossing, abs=1.5), 0)
    assert corners(svg, "fan")[2] == (1000, 0)


def test_a_middle_outside_is_not_marked():
    svg = drawn(fan=far(median=30.0, high=40.0))
    assert not parts(svg, "path", "middle")
    assert corners(svg, "ahead")[-1][1] == 0


def test_below_0_is_nothing_where_nothing_ever_was():
    """Its air alone lies below; where something known is below 0 the fan may go there, too."""
    never = drawn(fan=far(low=-0.2))
    assert height_of(never)(-0.1) > 1000
    levels = (*QUARTER.levels, Level(value=-0.1, label="-0.1"))
    once = svg_of(burn_up(QUARTER.but(fan=far(low=-0.2), levels=levels)))
    zero, _, one, _ = (float(line.get("y1").rstrip("%")) / 88 * 1000 for line in parts(once, "line", "level"))
    assert zero + (one - zero) * -0.2 < 1000


def test_on_the_due_day_itself_there_is_a_range_and_no_fan():
    svg = drawn(fan=AHEAD.but(day=day(46)))
    assert len(corners(svg, "range")) == 2
    assert not parts(svg, "path", "fan")
    assert not parts(svg, "path", "ahead")


@pytest.mark.parametrize("changes", [{"fan": None}, {"actual": ()}])
def test_without_a_forecast_or_a_value_nothing_is_drawn_ahead(changes):
    svg = drawn(**changes)
    assert not [name for name in ("fan", "ahead", "range", "middle") if parts(svg, "path", name)]


VALUES = st.floats(-1e9, 1e9) | st.sampled_from([0.0, 0.5, 1.0])


@given(
    values=st.tuples(VALUES, VALUES, VALUES),
    known=st.lists(VALUES, min_size=1, max_size=4),
    offset=st.integers(-20, 200),
)
def test_whatever_the_range_all_stays_inside(values, known, offset):
    low, median, high = sorted(values)
    actual = tuple((day(10 * index), value) for index, value in enumerate(known))
    fan = Fan(day=day(offset), median=median, low=low, high=high)
    picture = str(burn_up(QUARTER.but(actual=actual, fan=fan)))
    assert not re.search(r"\b(nan|inf)", picture, re.IGNORECASE)
    for svg_path in svg_of(picture).iter("path"):
        for number in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", svg_path.get("d")):
            assert 0 <= float(number) <= 1000
