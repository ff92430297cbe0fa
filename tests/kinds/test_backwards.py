"""From progress back to a value, and the days between which a plan is a straight line."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import QUARTER, values
from test_oracle import levelled_metrics, planned_metrics

from okrsite_gen.kinds.binary import Binary
from okrsite_gen.kinds.judged import Judged
from okrsite_gen.kinds.limits import AtLeast
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.model.measure import Stretch

RISING = {"baseline": "31%", "target": "45%"}
FALLING = {"baseline": "45 days", "target": "30 days"}
OWN_LEVELS = {"baseline": "0", "target": "100", "levels": {"40": "0.1", "80": "60%"}}
LEVEL_STRETCHES = {"baseline": "10", "target": "0", "levels": {"8": "0", "5": "0.5", "4": "0.5", "1": "1"}}


@pytest.mark.parametrize(
    ("keys", "progress", "value"),
    [
        (RISING, 0.5, 38),
        (RISING, 1.5, 52),
        (RISING, -0.5, 24),
        (FALLING, 0.6, 36),
        (FALLING, -0.2, 48),
        ({"target": "40"}, 0.25, 10),
        ({**RISING, "commit": "36"}, 0.3, 36),
        ({**RISING, "commit": "36"}, 0.65, 40.5),
        ({**RISING, "stretch": "50"}, 0.7, 45),
        ({**RISING, "stretch": "50"}, 1.0, 50),
        ({**FALLING, "commit": "40", "stretch": "25"}, 0.5, 35),
        (OWN_LEVELS, 0.05, 20),
        (OWN_LEVELS, 1.2, 110),
        # where several values are worth the same it is the first of them on the way; beyond an end that is level, the end
        (LEVEL_STRETCHES, 0.5, 5),
        (LEVEL_STRETCHES, 0.75, 2.5),
        (LEVEL_STRETCHES, 0.0, 10),
        (LEVEL_STRETCHES, -0.5, 10),
        (LEVEL_STRETCHES, 1.0, 1),
        (LEVEL_STRETCHES, 1.5, 0),
    ],
)
def test_a_progress_is_some_value_s(keys, progress, value):
    assert Metric(**keys).value_at(progress) == pytest.approx(value, abs=1e-9)


@given(levelled_metrics(), st.floats(-0.5, 1.5))
def test_the_value_at_a_progress_has_that_progress(levelled, progress):
    """Beyond an end where the levels do not rise no value has it; there it is the end."""
    metric, points = levelled
    value = metric.value_at(progress)
    (_, before), (_, after) = points[:2]
    (_, low), (end, high) = points[-2:]
    if progress < 0 and before == after:
        assert value == points[0][0]
    elif progress > 1 and low == high:
        assert value == end
    else:
        assert metric.progress(values(repr(value))) == pytest.approx(progress, abs=1e-6)


@given(levelled_metrics(), st.lists(st.floats(-0.5, 1.5), min_size=2, max_size=2))
def test_more_progress_lies_further_along_the_way(levelled, progresses):
    metric, points = levelled
    less, more = (metric.value_at(progress) for progress in sorted(progresses))
    assert (more - less) * (points[-1][0] - points[0][0]) >= -1e-9


@given(st.floats(-0.5, 1.5))
def test_a_judged_share_is_its_progress_and_never_outside(progress):
    found = Judged().value_at(progress)
    assert 0 <= found <= 1
    assert found == progress or not 0 <= progress <= 1


@pytest.mark.parametrize(
    "measure",
    [
        Metric(baseline="3"),
        AtLeast(limit="99"),
        Binary(),
        Milestones(milestones=[{"id": "beta"}]),
    ],
)
def test_what_has_no_way_to_go_has_no_value_at_a_progress(measure):
    assert measure.value_at(0.5) is None


LAUNCH = Milestones(
    milestones=[{"id": "beta", "due": "2026-10-01"}, {"id": "ga", "due": "2026-11-10"}, {"id": "all", "weight": "2"}]
)
MEASURES = [
    Metric(**RISING, checkpoints={"2026-11-01": "44", "2026-12-01": "33"}),
    Metric(**OWN_LEVELS),
    Metric(**OWN_LEVELS, checkpoints={"2026-10-01": "50", "2026-11-01": "10"}),
    Metric(baseline="3"),
    Judged(),
    AtLeast(limit="99"),
    Binary(),
    LAUNCH,
]


def straight_between(measure, time, day):
    """The plan on a day, read off the line through its bends."""
    bends = [(bend, measure.planned(bend, time)) for bend in measure.bends(time)]
    for (first, low), (last, high) in pairwise(bends):
        if first <= day <= last and first < last:
            return low + (high - low) * (day - first).days / (last - first).days
    return bends[-1][1]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_plan_is_straight_between_its_bends(measure):
    """Where it crosses a level amid a day, that day's two ends stand for the bend."""
    for offset in range((QUARTER.due - QUARTER.starts).days + 1):
        day = QUARTER.starts + dt.timedelta(days=offset)
        planned = measure.planned(day, QUARTER)
        if planned is not None:
            assert straight_between(measure, QUARTER, day) == pytest.approx(planned, abs=1e-9), day


@given(planned_metrics())
def test_a_plan_through_checkpoints_bends_at_them_alone(planned):
    metric, days, points = planned
    starts = dt.date(2026, 1, 1)
    bends = metric.bends(Stretch(starts=starts, due=starts + dt.timedelta(days=days)))
    assert [(bend - starts).days for bend in bends] == [offset for offset, _ in points]


@pytest.mark.parametrize("measure", MEASURES)
def test_bends_are_in_order_and_inside(measure):
    bends = measure.bends(QUARTER)
    assert list(bends) == sorted(bends)
    assert (bends[0], bends[-1]) == (QUARTER.starts, QUARTER.due)
