"""The small line of a share over the weeks of a cycle, stretched to the page's width."""

import dataclasses
import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of

from okrsite_gen.charts.line import LineChart, line_chart

STARTS, ENDS = dt.date(2026, 10, 1), dt.date(2026, 12, 31)
WEEKS = [STARTS + dt.timedelta(7 * week + 6) for week in range(13)]
CHART = LineChart(
    id="rate",
    title="Check-in rate",
    description="From 50% to 100%.",
    starts=STARTS,
    ends=ENDS,
    values=[(WEEKS[0], 0.5), (WEEKS[1], 0.75), (WEEKS[2], None), (WEEKS[3], 1.0)],
    low=0,
    high=1,
    low_label="0%",
    high_label="100%",
    first="1 Oct",
    last="31 Dec",
)


def paths(chart, name):
    found = [part.get("d") for part in svg_of(line_chart(chart)).iter("path") if part.get("class") == name]
    return [[(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)] for path in found]


def texts(chart):
    return [text.text for text in svg_of(line_chart(chart)).iter("text")]


def test_values_stand_at_their_week_and_what_is_unknown_is_a_gap_not_a_zero():
    x = [round(1000 * (day - STARTS).days / 91, 1) for day in WEEKS]
    assert paths(CHART, "actual") == [[(x[0], 500), (x[1], 250)]]
    assert paths(CHART, "dots") == [[(x[3], 0)]]
    assert paths(CHART, "now") == [[(x[3], 0)]]


def test_the_plan_is_a_line_of_its_own():
    chart = dataclasses.replace(CHART, plan=[(WEEKS[0], 0.25), (WEEKS[1], 0.5)])
    [plan] = paths(chart, "plan")
    assert [y for _, y in plan] == [750, 500]


def test_it_is_named_described_and_labelled_at_its_ends():
    svg = svg_of(line_chart(CHART))
    assert svg.get("role") == "img"
    names = svg.get("aria-labelledby").split()
    assert [part.text for name in names for part in svg.iter() if part.get("id") == name] == [
        CHART.title,
        CHART.description,
    ]
    assert texts(CHART) == ["1 Oct", "31 Dec", "100%", "0%"]


def test_a_scale_on_both_sides_of_zero_has_its_zero():
    chart = dataclasses.replace(CHART, low=-1, low_label="-100%")
    assert texts(chart) == ["1 Oct", "31 Dec", "100%", "-100%", "0"]


def test_nothing_known_draws_no_line():
    chart = dataclasses.replace(CHART, values=[(day, None) for day in WEEKS])
    assert paths(chart, "actual") + paths(chart, "dots") + paths(chart, "now") == []


@given(st.text(max_size=20), st.text(max_size=20))
def test_texts_are_escaped(title, label):
    plain = re.sub(r"[^\w<>&\"' ]", "", title + label, flags=re.ASCII)
    chart = dataclasses.replace(CHART, title=plain, low_label=plain, first=plain)
    assert svg_of(line_chart(chart)).find("title").text == (plain or None)


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=13))
def test_whatever_the_values_all_stays_inside(values):
    chart = dataclasses.replace(CHART, values=list(zip(WEEKS, values, strict=False)))
    for path in [*paths(chart, "actual"), *paths(chart, "dots"), *paths(chart, "now")]:
        assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in path)
