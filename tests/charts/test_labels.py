"""Words in a picture: apart from each other and from the curves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.charts.labels import Spots, heights, room, spread


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([10, 50, 80], [10, 50, 80]),
        ([50, 52], [50, 60]),
        ([52, 50], [60, 50]),
        ([80, 86], [78, 88]),
        ([88, 88, 88], [88 - 20, 88 - 10, 88]),
    ],
)
def test_labels_are_moved_only_as_far_as_they_need(places, expected):
    assert spread(places, gap=10, lowest=88) == expected


@given(st.lists(st.floats(0, 88), max_size=6))
def test_labels_never_touch(places):
    found = sorted(spread(places, gap=10, lowest=88))
    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(found))
    assert max(found, default=0) <= 88


@pytest.mark.parametrize(
    ("curve", "free"),
    [
        ([(0, 500), (1000, 500)], 0),
        ([(0, 400), (1000, 400)], 50),
        ([(0, 700), (1000, 700)], 150),
        ([(0, 900), (1000, 100)], 150),
        ([(500, 500), (1000, 500)], float("inf")),
        ([(100, 500)], float("inf")),
    ],
)
def test_room_is_the_way_to_the_nearest_curve_where_the_label_stands(curve, free):
    assert room(heights([curve], 0, 250), 450, 550) == pytest.approx(free, abs=1)


LEFT, RIGHT, AMID, LATER = 0, 750, 280, 520
ALONG_BOTH_ENDS = [[(0, 500), (260, 500), (270, 100), (780, 100), (800, 500), (1000, 500)]]


@pytest.mark.parametrize(
    ("curves", "today", "places"),
    [
        ([[(0, 900), (1000, 100)]], 500, [LEFT]),
        ([[(0, 480), (1000, 100)]], 500, [RIGHT]),
        ([[(0, 540), (1000, 900)]], 500, [LEFT]),  # room enough is enough
        (ALONG_BOTH_ENDS, 700, [AMID]),
        (ALONG_BOTH_ENDS, 400, [LATER]),
        ([], 900, [LEFT, RIGHT, AMID]),  # three lines of one height
    ],
)  # fmt: skip
def test_a_label_stands_where_neither_a_curve_nor_today_nor_another_one_does(curves, today, places):
    spots = Spots(curves, today)
    assert [spots.take(500) for _ in places] == places


def test_where_nothing_is_free_it_stands_where_most_room_is():
    """The curve is 10 over the line at its left end, and 20 at its right."""
    near = [[(0, 510), (1000, 520)]]
    spots = Spots(near, 0)
    assert spots.take(500) == RIGHT


def test_struck_through_twice_is_better_than_one_upon_the_other():
    along = [[(0, 500), (1000, 500)]]
    spots = Spots(along, 0)
    assert [spots.take(bottom) for bottom in (500, 500)] == [LEFT, RIGHT]
