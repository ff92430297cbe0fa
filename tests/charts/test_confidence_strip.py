"""The confidence strip: every confidence where its day and value belong, and the votes behind it."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of
from test_burn_up import DAYS, ENDS, STARTS, day, parts

from okrsite_gen.charts.confidence import ConfidenceStrip, Said, confidence_strip

STRIP = ConfidenceStrip(
    title="Confidence in “Riders & <all>”",
    description="7, 6, 3 of 10.",
    starts=STARTS,
    ends=ENDS,
    today=dt.date(2026, 11, 20),
    said=(Said(day=day(4), confidence=7), Said(day=day(32), confidence=6, low=2, high=10), Said(day=day(46), confidence=3)),
)  # fmt: skip


def drawn(**changes):
    return svg_of(confidence_strip(STRIP.but(**changes)))


def place(offset, value):
    return pytest.approx(1000 * offset / DAYS, abs=0.6), pytest.approx(1000 * (10 - value) / 10, abs=0.6)


def points(svg, name):
    [found] = parts(svg, "path", name)
    return [(int(x), int(y)) for x, y in re.findall(r"[ML](\d+) (\d+)", found.get("d"))]


def test_dots_stand_at_their_day_and_value_and_the_last_is_marked():
    svg = drawn()
    assert points(svg, "dots") == [place(4, 7), place(32, 6), place(46, 3)]
    assert points(svg, "now") == [place(46, 3)]


def test_what_was_said_holds_until_something_else_is():
    [steps] = parts(drawn(), "path", "steps")
    (x0, y0), (x1, y1), (x2, y2) = points(drawn(), "dots")
    assert steps.get("d") == f"M{x0} {y0}H{x1}V{y1}H{x2}V{y2}"


def test_whiskers_reach_from_the_lowest_to_the_highest_vote():
    assert points(drawn(), "votes") == [place(32, 2), place(32, 10)]
    assert not parts(drawn(said=STRIP.said[:1]), "path", "votes")


def test_the_scale_is_0_to_10_whatever_was_said():
    labels = {part.text: float(part.get("y").rstrip("%")) for part in parts(drawn(), "text", "level-label")}
    assert labels == {"0": 88, "3": pytest.approx(61.6), "7": pytest.approx(26.4), "10": 0}


def test_it_is_named_and_described_for_those_who_hear_it():
    svg = drawn()
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Confidence in “Riders & <all>”. 7, 6, 3 of 10.")


@given(st.lists(st.tuples(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 1)), st.floats(0, 10)), max_size=8))
def test_all_stays_inside(said):
    picture = str(confidence_strip(STRIP.but(said=tuple(Said(day=at, confidence=sure) for at, sure in said))))
    for svg_path in svg_of(picture).iter("path"):
        assert all(0 <= float(number) <= 1000 for number in re.findall(r"-?\d+(?:\.\d+)?", svg_path.get("d")))
