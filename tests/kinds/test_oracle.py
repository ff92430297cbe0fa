"""Plans and levels against numpy, which interpolates by itself."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import values

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.measure import Stretch

START = dt.date(2026, 1, 1)
numbers = st.integers(-1000, 1000)


@st.composite
def planned_metrics(draw):
    """A metric with checkpoints, its days, and the points of its plan as (day, value)."""
    baseline, target = draw(st.lists(numbers, min_size=2, max_size=2, unique=True))
    days = draw(st.integers(2, 400))
    offsets = draw(st.lists(st.integers(1, days - 1), max_size=4, unique=True))
    checkpoints = {offset: draw(numbers) for offset in offsets}
    metric = Metric(
        baseline=str(baseline),
        target=str(target),
        checkpoints={str(START + dt.timedelta(days=offset)): str(value) for offset, value in checkpoints.items()},
    )
    return metric, days, sorted({0: baseline, days: target, **checkpoints}.items())


@given(planned_metrics(), st.integers(-30, 450))
def test_the_plan_is_numpys_interpolation(planned, offset):
    metric, days, points = planned
    time = Stretch(starts=START, due=START + dt.timedelta(days=days))
    expected = np.interp(offset, *zip(*points, strict=True))
    found = metric.planned_value(START + dt.timedelta(days=offset), time)
    assert found == pytest.approx(expected, abs=1e-6)
    way = (expected - points[0][1]) / (points[-1][1] - points[0][1])
    assert metric.planned(START + dt.timedelta(days=offset), time) == pytest.approx(way, abs=1e-6)


@st.composite
def levelled_metrics(draw):
    """A metric with levels, rising or falling, and its points as (value, progress) along the way."""
    steps = draw(st.lists(st.integers(1, 50), min_size=2, max_size=6))
    sign = draw(st.sampled_from([1, -1]))
    baseline = draw(numbers)
    stops = [int(baseline + sign * way) for way in np.cumsum(steps)]
    shares = sorted(draw(st.lists(st.integers(0, 100), min_size=len(stops) - 1, max_size=len(stops) - 1)))
    levels = {str(stop): f"{share}%" for stop, share in zip(stops[:-1], shares, strict=True)}
    metric = Metric(baseline=str(baseline), target=str(stops[-1]), levels=levels)
    return metric, [
        (baseline, 0.0),
        *((stop, share / 100) for stop, share in zip(stops[:-1], shares, strict=True)),
        (stops[-1], 1.0),
    ]


@given(levelled_metrics(), st.integers(-1500, 1500))
def test_progress_is_numpys_interpolation_and_goes_on_outside(levelled, value):
    metric, points = levelled
    xs, ys = zip(*sorted(points), strict=True)
    expected = np.interp(value, xs, ys)
    if value < xs[0]:
        expected = ys[0] + (value - xs[0]) * (ys[1] - ys[0]) / (xs[1] - xs[0])
    if value > xs[-1]:
        expected = ys[-1] + (value - xs[-1]) * (ys[-1] - ys[-2]) / (xs[-1] - xs[-2])
    assert metric.progress(values(str(value))) == pytest.approx(expected, abs=1e-6)


@given(levelled_metrics())
def test_levels_that_rise_along_the_way_are_never_a_fault(levelled):
    metric, _ = levelled
    assert [fault.rule for fault in metric.faults(Stretch(starts=START, due=START))] == []
