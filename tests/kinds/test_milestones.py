import datetime as dt

import pytest
from pydantic import ValidationError
from telling import QUARTER, faults, flags, steps, values

from okrsite_gen.kinds.milestones import Milestones

LAUNCH = Milestones(
    milestones=[
        {"id": "alpha", "title": "Alpha with 20 users", "due": "2026-10-31"},
        {"id": "beta", "title": "Beta", "due": "2026-11-30"},
        {"id": "ga", "title": "On sale"},
        {"id": "press"},
    ]
)
WEIGHED = Milestones(milestones=[{"id": "small"}, {"id": "big", "weight": "4"}, {"id": "shown", "weight": "0"}])


@pytest.mark.parametrize(
    ("measure", "said", "progress", "working"),
    [
        (LAUNCH, steps(["alpha"]), 0.25, "1 of 4 steps = 0.25"),
        (LAUNCH, steps(["alpha"], ["beta", "ga"]), 0.75, "3 of 4 steps = 0.75"),
        (LAUNCH, steps(["alpha"], ["beta"], undone=["alpha"]), 0.25, "1 of 4 steps = 0.25"),
        (LAUNCH, steps(["alpha"], ["alpha"]), 0.25, "1 of 4 steps = 0.25"),
        (LAUNCH, steps(undone=["alpha"]), 0.0, "0 of 4 steps = 0.00"),
        (WEIGHED, steps(["small"]), 0.2, "1 of 5 points = 0.20"),
        (WEIGHED, steps(["big"]), 0.8, "4 of 5 points = 0.80"),
        (WEIGHED, steps(["shown"]), 0.0, "0 of 5 points = 0.00"),
    ],
)
def test_progress_is_the_weight_that_is_done(measure, said, progress, working):
    assert measure.progress(said) == pytest.approx(progress)
    assert measure.current(said) == pytest.approx(progress)
    assert measure.working(said) == working


@pytest.mark.parametrize(
    ("day", "planned"),
    [("2026-10-30", 0), ("2026-10-31", 0.25), ("2026-12-30", 0.5), ("2026-12-31", 1), ("2027-02-01", 1)],
)
def test_the_plan_is_the_weight_due_by_the_day_a_step_without_date_with_the_key_result(day, planned):
    assert LAUNCH.planned(dt.date.fromisoformat(day), QUARTER) == planned


def test_it_is_finished_and_reached_with_the_last_step_that_weighs():
    assert not LAUNCH.finished(steps(["alpha", "beta", "ga"]))
    assert LAUNCH.finished(steps(["alpha", "beta", "ga"], ["press"]))
    assert WEIGHED.reached(steps(["small", "big"]))


def test_nothing_reported_is_null():
    assert LAUNCH.progress([]) is None
    assert LAUNCH.working([]) == "no check-in"


def test_steps_that_all_weigh_nothing_cannot_be_scored():
    weightless = Milestones(milestones=[{"id": "a", "weight": "0"}])
    assert not weightless.measurable
    assert weightless.progress(steps(["a"])) is None
    assert weightless.planned(dt.date(2026, 12, 31), QUARTER) is None


def test_a_step_without_a_title_is_called_by_its_id():
    assert [step.title for step in LAUNCH.milestones] == ["Alpha with 20 users", "Beta", "On sale", "press"]


def test_what_can_be_wrong_with_its_keys():
    assert faults(LAUNCH) == []
    doubled = Milestones(milestones=[{"id": "beta"}, {"id": "beta"}, {"id": "ga", "due": "2027-01-05"}])
    assert faults(doubled) == [
        ("duplicate-step", "error", ("milestones", 1, "id"), "step `beta` is there twice"),
        (
            "step-out-of-time",
            "warning",
            ("milestones", 2, "due"),
            "step `ga` is due on `2027-01-05`, outside `2026-10-01` to `2026-12-31`",
        ),
    ]


@pytest.mark.parametrize(
    ("steps", "message"), [([], "there are no steps"), ([{"id": "a", "weight": "-1"}], "is not between 0 and")]
)
def test_no_steps_and_negative_weights_are_refused(steps, message):
    with pytest.raises(ValidationError, match=message):
        Milestones(milestones=steps)


def test_only_steps_that_exist_can_be_reported():
    known = "its steps are `alpha`, `beta`, `ga`, `press`"
    assert LAUNCH.refusal(steps(["ga"])[0]) is None
    assert LAUNCH.refusal(steps(["gaa"])[0]) == ("there is no step `gaa`", known)
    assert LAUNCH.refusal(values("2")[0])[0] == "`value` does not fit a `milestones` key result"
    assert LAUNCH.refusal(flags("yes")[0])[0] == "yes or no does not fit a `milestones` key result"


def test_the_target_is_in_steps_or_where_they_differ_in_weight_in_points():
    assert LAUNCH.goal_text() == "4 steps"
    assert WEIGHED.goal_text() == "5 points"
    assert Milestones(milestones=[{"id": "a", "weight": "1.5"}, {"id": "b", "weight": "4.5"}]).goal_text() == "6 points"
    assert Milestones(milestones=[{"id": "only", "weight": "3"}]).goal_text() == "1 step"
