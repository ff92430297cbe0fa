import datetime as dt

import pytest
from pydantic import ValidationError
from telling import QUARTER, faults, flags, rules, values

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.measure import Stretch

RISING = {"baseline": "31%", "target": "45%"}
FALLING = {"baseline": "45 days", "target": "30 days"}
COMMITTED = {**RISING, "commit": "36"}
STRETCHED = {**RISING, "stretch": "50"}
ALL_LEVELS = {**RISING, "commit": "36", "stretch": "50"}
OWN_LEVELS = {"baseline": "0", "target": "100", "levels": {"40": "0.1", "80": "60%"}}


@pytest.mark.parametrize(
    ("keys", "value", "progress", "working"),
    [
        (RISING, "31", 0.0, "(31 − 31) / (45 − 31) = 0.00"),
        (RISING, "38", 0.5, "(38 − 31) / (45 − 31) = 0.50"),
        (RISING, "52", 1.5, "(52 − 31) / (45 − 31) = 1.50"),
        (RISING, "24", -0.5, "(24 − 31) / (45 − 31) = −0.50"),
        (FALLING, "36", 0.6, "(36 − 45) / (30 − 45) = 0.60"),
        (FALLING, "48", -0.2, "(48 − 45) / (30 − 45) = −0.20"),
        ({"baseline": "-10", "target": "10"}, "-5", 0.25, "(−5 − (−10)) / (10 − (−10)) = 0.25"),
        ({"target": "40"}, "10", 0.25, "(10 − 0) / (40 − 0) = 0.25"),
        (COMMITTED, "33", 0.12, "(33 − 31) / (36 − 31) × 0.30 = 0.12"),
        (COMMITTED, "36", 0.3, "(36 − 31) / (36 − 31) × 0.30 = 0.30"),
        (COMMITTED, "40.5", 0.65, "0.30 + (40.5 − 36) / (45 − 36) × 0.70 = 0.65"),
        (COMMITTED, "54", 1.7, "0.30 + (54 − 36) / (45 − 36) × 0.70 = 1.70"),
        (COMMITTED, "26", -0.3, "(26 − 31) / (36 − 31) × 0.30 = −0.30"),
        (STRETCHED, "38", 0.35, "(38 − 31) / (45 − 31) × 0.70 = 0.35"),
        (STRETCHED, "45", 0.7, "(45 − 31) / (45 − 31) × 0.70 = 0.70"),
        (STRETCHED, "55", 1.3, "0.70 + (55 − 45) / (50 − 45) × 0.30 = 1.30"),
        (ALL_LEVELS, "36", 0.3, "(36 − 31) / (36 − 31) × 0.30 = 0.30"),
        (ALL_LEVELS, "45", 0.7, "0.30 + (45 − 36) / (45 − 36) × 0.40 = 0.70"),
        (ALL_LEVELS, "50", 1.0, "0.70 + (50 − 45) / (50 − 45) × 0.30 = 1.00"),
        ({**FALLING, "commit": "40", "stretch": "25"}, "35", 0.5, "0.30 + (35 − 40) / (30 − 40) × 0.40 = 0.50"),
        (OWN_LEVELS, "20", 0.05, "(20 − 0) / (40 − 0) × 0.10 = 0.05"),
        (OWN_LEVELS, "60", 0.35, "0.10 + (60 − 40) / (80 − 40) × 0.50 = 0.35"),
        (OWN_LEVELS, "110", 1.2, "0.60 + (110 − 80) / (100 − 80) × 0.40 = 1.20"),
    ],
)
def test_progress_goes_straight_through_the_levels(keys, value, progress, working):
    metric = Metric(**keys)
    assert metric.progress(values(value)) == pytest.approx(progress, abs=1e-9)
    assert metric.working(values(value)) == working


@pytest.mark.parametrize(
    ("aggregate", "current", "progress", "working"),
    [
        ("latest", 14, 0.4, "(14 − 10) / (20 − 10) = 0.40"),
        ("sum", 31, 2.1, "sum of 3: 10 + 21 = 31; (31 − 10) / (20 − 10) = 2.10"),
        ("mean", 7, -0.3, "mean of 3: 21 / 3 = 7; (7 − 10) / (20 − 10) = −0.30"),
    ],
)
def test_values_2_5_and_14_count_by_aggregate(aggregate, current, progress, working):
    metric = Metric(baseline="10", target="20", aggregate=aggregate)
    said = values("2", "5", "14")
    assert metric.current(said) == current
    assert metric.progress(said) == pytest.approx(progress)
    assert metric.working(said) == working


def test_nothing_reported_is_null_and_so_is_all_without_a_target():
    assert Metric(**RISING).current([]) is None
    assert Metric(**RISING).progress([]) is None
    assert Metric(**RISING).working([]) == "no check-in"
    aimless = Metric(baseline="31%")
    assert not aimless.measurable
    assert aimless.current(values("33")) == 33
    assert aimless.progress(values("33")) is None
    assert aimless.planned(dt.date(2026, 11, 1), QUARTER) is None
    assert aimless.working(values("33")) == "not measurable without a target"


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2026-09-20", 30),
        ("2026-10-01", 30),
        ("2026-10-17", 32),
        ("2026-11-02", 34),
        ("2026-11-22", 44),
        ("2026-12-12", 54),
        ("2026-12-31", 60),
        ("2027-01-20", 60),
    ],
)
def test_plan_runs_from_baseline_through_checkpoints_to_target(day, value):
    metric = Metric(baseline="30", target="60", checkpoints={"2026-12-12": "54", "2026-11-02": "34"})
    day = dt.date.fromisoformat(day)
    assert metric.planned_value(day, QUARTER) == pytest.approx(value)
    assert metric.planned(day, QUARTER) == pytest.approx((value - 30) / 30)


def test_plan_is_in_values_and_then_mapped_through_the_levels():
    metric = Metric(baseline="30", target="60", commit="40", stretch="80")
    halfway = Stretch(starts=dt.date(2026, 10, 1), due=dt.date(2026, 10, 21))
    assert metric.planned_value(dt.date(2026, 10, 11), halfway) == 45
    assert metric.planned(dt.date(2026, 10, 11), halfway) == pytest.approx(0.3 + 5 / 20 * 0.4)
    assert metric.planned(dt.date(2026, 10, 21), halfway) == pytest.approx(0.7)


def test_a_checkpoint_on_the_first_or_last_day_replaces_that_end_of_the_plan():
    metric = Metric(baseline="30", target="60", checkpoints={"2026-10-01": "35", "2026-12-31": "50"})
    assert metric.planned_value(dt.date(2026, 9, 30), QUARTER) == 30
    assert metric.planned_value(dt.date(2026, 10, 1), QUARTER) == 35
    assert metric.planned_value(dt.date(2027, 1, 1), QUARTER) == 50


@pytest.mark.parametrize(("value", "reached"), [("44.9", False), ("45", True), ("49", True)])
def test_a_target_is_reached_whatever_the_stretch(value, reached):
    assert Metric(**STRETCHED).reached(values(value)) is reached


def test_a_downward_target_is_reached_from_above():
    assert not Metric(**FALLING).reached(values("31"))
    assert Metric(**FALLING).reached(values("29"))


def test_a_metric_at_its_target_is_not_finished_since_it_may_move_again():
    assert not Metric(**RISING).finished(values("45"))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (RISING, []),
        ({"target": "45"}, []),
        ({"baseline": "31"}, [("missing-target", "warning", (), "no `target`: the key result cannot be scored")]),
        (
            {"baseline": "45%", "target": "45%"},
            [("baseline-equals-target", "error", ("target",), "`baseline` and `target` are both `45%`")],
        ),
        (
            {"target": "0"},
            [
                ("baseline-equals-target", "error", ("target",), "`baseline` and `target` are both `0`"),
            ],
        ),
        (
            {**RISING, "commit": "30%"},
            [
                (
                    "level-out-of-place",
                    "error",
                    ("commit",),
                    "`commit` `30%` does not lie on the way from `31%` to `45%`",
                )
            ],
        ),
        (
            {**FALLING, "stretch": "35"},
            [
                (
                    "level-out-of-place",
                    "error",
                    ("stretch",),
                    "`stretch` `35\u00a0days` does not lie beyond the way from `45\u00a0days` to `30\u00a0days`",
                )
            ],
        ),
        (
            {**RISING, "levels": {"36": "0.5", "40": "0.4"}},
            [("level-out-of-place", "error", ("levels",), "`levels` do not rise along the way from `31%` to `45%`")],
        ),
        (
            {**RISING, "commit": "36", "levels": {"40": "0.5"}},
            [("levels-beside-commit", "error", ("levels",), "`levels` stands beside `commit` or `stretch`")],
        ),
        (
            {**RISING, "checkpoints": {"2026-12-31": "45", "2027-01-01": "45"}},
            [
                (
                    "checkpoint-out-of-time",
                    "error",
                    ("checkpoints", "2027-01-01", "[key]"),
                    "checkpoint `2027-01-01` lies outside `2026-10-01` to `2026-12-31`",
                )
            ],
        ),
        (
            {"baseline": "45 days", "target": "4 weeks"},
            [("unlike-unit", "warning", ("baseline",), "the unit of `45\u00a0days` is not the key result's `weeks`")],
        ),
    ],
)
def test_what_can_be_wrong_with_its_keys(keys, expected):
    assert faults(Metric(**keys)) == expected


@pytest.mark.parametrize(
    "levels",
    [
        {"45": "1"},  # the implied end, said once more
        {"31": "0"},  # and the beginning
        {"36": "0.2", "40": "0.2"},  # level ground is not falling
    ],
)
def test_levels_that_say_nothing_new_or_stand_still_are_fine(levels):
    assert rules(Metric(**RISING, levels=levels)) == []


@pytest.mark.parametrize("levels", [{"45": "0.9"}, {"31": "0.1"}, {"50": "1"}, {"20": "0"}])
def test_levels_that_contradict_the_ends_or_lie_outside_are_errors(levels):
    assert rules(Metric(**RISING, levels=levels)) == ["level-out-of-place"]


def test_due_before_it_starts():
    time = Stretch(starts=dt.date(2026, 11, 15), due=dt.date(2026, 11, 1))
    found = faults(Metric(**RISING), time)
    assert found == [("due-before-start", "error", ("due",), "due on `2026-11-01`, before it starts on `2026-11-15`")]


@pytest.mark.parametrize(
    "keys", [{"baseline": "45", "target": "45"}, {"baseline": "1", "target": "9", "commit": "1", "stretch": "9"}]
)
def test_what_is_wrong_still_computes_without_an_exception(keys):
    metric = Metric(**keys)
    metric.progress(values("7"))
    metric.planned(dt.date(2026, 11, 1), Stretch(starts=dt.date(2026, 12, 1), due=dt.date(2026, 11, 1)))
    metric.working(values("7"))


def test_one_value_written_twice_among_the_levels_is_refused():
    with pytest.raises(ValidationError, match="one key is written twice in different ways"):
        Metric(**RISING, levels={"40": "0.1", "40.0": "0.2"})


@pytest.mark.parametrize("aggregate", ["total", "Sum"])
def test_an_unknown_aggregate_is_refused(aggregate):
    with pytest.raises(ValidationError):
        Metric(**RISING, aggregate=aggregate)


@pytest.mark.parametrize(
    ("keys", "unit", "describe", "start", "goal"),
    [
        (RISING, "%", "from 31% to 45%", "31%", "45%"),
        (
            {"baseline": "31", "target": "45", "unit": "shops"},
            "shops",
            "from 31 to 45\u00a0shops",
            "31\u00a0shops",
            "45\u00a0shops",
        ),
        ({"baseline": "$1.2M", "target": "$2M"}, "$", "from $1.2M to $2M", "$1.2M", "$2M"),
        ({"baseline": "4", "target": "9"}, None, "from 4 to 9", "4", "9"),
        ({"target": "9"}, None, "to 9", "", "9"),
        ({"baseline": "9 days"}, "days", "from 9\u00a0days", "9\u00a0days", ""),
        ({}, None, "without a target", "", ""),
    ],
)
def test_what_readers_see_of_it(keys, unit, describe, start, goal):
    metric = Metric(**keys)
    assert (metric.unit, metric.describe(), metric.start_text(), metric.goal_text()) == (unit, describe, start, goal)


def test_only_values_can_be_reported():
    assert Metric(**RISING).refusal(values("33")[0]) is None
    assert Metric(**RISING).refusal(flags("yes")[0]) == (
        "`done` does not fit a `metric` key result",
        "report its number as `value`",
    )


@pytest.mark.parametrize(("aggregate", "shown"), [("mean", "13.33%"), ("sum", "13.3333%"), ("latest", "13.3333%")])
def test_a_mean_is_shown_with_two_decimals_at_most(aggregate, shown):
    assert Metric(baseline="0", target="20%", aggregate=aggregate).format(13.3333) == shown
    assert Metric(baseline="0", target="20%", aggregate=aggregate).format(13.0) == "13%"
