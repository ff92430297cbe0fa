"""The burn-up: every point where its day and value belong."""

import dataclasses
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
    id="riders",
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
    return svg_of(burn_up(dataclasses.replace(QUARTER, **changes)))


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
    assert path(svg, name) == [(pytest.approx(x, abs=0.1), pytest.approx(y, abs=1)) for x, y in expected]


def test_the_last_point_is_marked():
    svg = drawn()
    assert path(svg, "now") == path(svg, "actual")[-1:]
    assert path(svg, "dots") == path(svg, "actual")


def test_higher_is_up_and_nothing_touches_the_edge():
    height = height_of(drawn())
    assert 1000 > height(0) > height(0.7) > height(1) > 0


def test_today_stands_at_its_day_and_only_inside():
    [line] = parts(drawn(), "line", "today")
    assert float(line.get("x1").rstrip("%")) == pytest.approx(100 * 50 / 91, abs=0.1)
    for outside in (STARTS - dt.timedelta(days=1), ENDS + dt.timedelta(days=1)):
        assert not parts(drawn(today=outside), "line", "today")


def test_months_stand_at_their_first():
    months = {part.text: float(part.get("x").rstrip("%")) for part in parts(drawn(), "text", "month")}
    expected = {"Oct": 0, "Nov": 100 * 31 / 91, "Dec": 100 * 61 / 91}
    assert months == {month: pytest.approx(x, abs=0.1) for month, x in expected.items()}


def test_it_is_named_and_described_for_those_who_hear_it():
    svg = drawn()
    names = svg.get("aria-labelledby").split()
    assert svg.get("role") == "img"
    assert [part.text for name in names for part in svg.iter() if part.get("id") == name] == [
        "Riders & “bikes” <all>",
        "Score now 0.35.",
    ]


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
    assert not list(svg.iter("path"))


def test_days_outside_are_drawn_at_the_border():
    svg = drawn(actual=((STARTS - dt.timedelta(days=9), 0.1), (ENDS + dt.timedelta(days=9), 0.2)))
    assert [x for x, _ in path(svg, "actual")] == [0, 1000]


VALUES = st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1.0, -1.0])
SERIES = st.lists(st.tuples(st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1)), VALUES), max_size=8)


@given(actual=SERIES, plan=SERIES, values=st.lists(VALUES, max_size=3), days=st.integers(0, 800))
def test_whatever_the_values_all_stays_inside(actual, plan, values, days):
    levels = tuple(Level(value=value, label="level") for value in values)
    picture = str(burn_up(dataclasses.replace(QUARTER, actual=actual, plan=plan, levels=levels, ends=day(days))))
    assert not re.search(r"nan|inf", picture, re.IGNORECASE)
    for svg_path in svg_of(picture).iter("path"):
        for number in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", svg_path.get("d")):
            assert 0 <= float(number) <= 1000


def test_the_same_data_give_the_same_bytes():
    assert burn_up(QUARTER) == burn_up(dataclasses.replace(QUARTER))
