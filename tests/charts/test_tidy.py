"""The tidy layout of trees, on random trees: what makes it tidy is checked place by place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.charts.tidy import tidy


@st.composite
def trees(draw):
    """Node n hangs on one of those before it."""
    parents = [draw(st.integers(0, number)) for number in range(draw(st.integers(0, 40)))]
    children = {}
    for number, parent in enumerate(parents, start=1):
        children.setdefault(str(parent), []).append(str(number))
    return children


@given(trees())
def test_a_tree_is_tidy(children):
    places = tidy(children, "0")
    assert places.keys() == {"0"} | {child for group in children.values() for child in group}
    levels = {}
    for depth, across in places.values():
        assert across >= 0
        levels.setdefault(depth, []).append(across)
    for level in levels.values():
        assert all(later - earlier >= 1 - 1e-9 for earlier, later in pairwise(sorted(level)))
    for parent, group in children.items():
        depth, across = places[parent]
        assert [places[child][0] for child in group] == [depth + 1] * len(group)
        assert [places[child][1] for child in group] == sorted(places[child][1] for child in group)
        assert abs(across - (places[group[0]][1] + places[group[-1]][1]) / 2) < 1e-9
    assert min(across for _, across in places.values()) == 0


def test_a_team_of_three_under_one_of_two():
    places = tidy({"top": ["left", "right"], "left": ["a", "b", "c"]}, "top")
    assert places == {
        "top": (0, 1.5),
        "left": (1, 1),
        "right": (1, 2),
        "a": (2, 0),
        "b": (2, 1),
        "c": (2, 2),
    }
