import datetime as dt

import pytest
from telling import QUARTER, faults, flags, values

from okrsite_gen.kinds.limits import AtLeast, AtMost, Between

UPTIME = AtLeast(limit="99.5%")
CHURN = AtMost(limit="2%")
STOCK = Between(low="10", high="20 days")


@pytest.mark.parametrize(
    ("measure", "said", "progress", "pace", "working"),
    [
        (UPTIME, ["99.5"], 1.0, "on-track", "1 of 1 values at least 99.5% = 1.00"),
        (UPTIME, ["99.9", "99.49", "99.6", "99.7"], 0.75, "behind", "3 of 4 values at least 99.5% = 0.75"),
        (UPTIME, ["99.9", "99.8", "99.1"], 2 / 3, "at-risk", "2 of 3 values at least 99.5% = 0.67"),
        (UPTIME, ["98", *["99.9"] * 19], 0.95, "on-track", "19 of 20 values at least 99.5% = 0.95"),
        (UPTIME, ["98", *["99.9"] * 18], 18 / 19, "behind", "18 of 19 values at least 99.5% = 0.95"),
        (CHURN, ["2", "2.1", "1.9"], 2 / 3, "behind", "2 of 3 values at most 2% = 0.67"),
        (STOCK, ["10", "20", "9", "21", "15"], 0.6, "behind", "3 of 5 values between 10 and 20\u00a0days = 0.60"),
        (STOCK, ["15", "21"], 0.5, "at-risk", "1 of 2 values between 10 and 20\u00a0days = 0.50"),
    ],
)
def test_progress_is_the_share_of_values_that_kept_the_limit(measure, said, progress, pace, working):
    assert measure.progress(values(*said)) == pytest.approx(progress)
    assert measure.pace(values(*said)) == pace
    assert measure.working(values(*said)) == working


def test_without_values_there_is_nothing_to_say():
    assert UPTIME.progress([]) is None
    assert UPTIME.pace([]) is None
    assert UPTIME.working([]) == "no check-in"


def test_the_plan_is_to_keep_it_from_the_first_day():
    assert UPTIME.planned(dt.date(2026, 10, 1), QUARTER) == 1
    assert UPTIME.planned_value(dt.date(2026, 10, 1), QUARTER) is None


def test_it_is_reached_when_every_value_kept_it_and_never_finished():
    assert UPTIME.reached(values("99.5", "99.9"))
    assert not UPTIME.reached(values("99.4", "99.9"))
    assert not UPTIME.reached([])
    assert not UPTIME.finished(values("99.9"))


def test_the_units_and_texts():
    assert (UPTIME.unit, CHURN.unit, STOCK.unit) == ("%", "%", "days")
    assert (UPTIME.goal_text(), CHURN.goal_text(), STOCK.goal_text()) == ("≥ 99.5%", "≤ 2%", "10 to 20\u00a0days")
    assert UPTIME.format(99.73) == "99.73%"
    assert Between(low="$10k", high="$20k").describe() == "between $10,000 and $20,000"


def test_what_can_be_wrong_with_its_keys():
    assert faults(STOCK) == []
    assert faults(Between(low="20", high="10")) == [
        ("limits-crossed", "error", ("low",), "`low` `20` lies above `high` `10`")
    ]
    assert faults(AtLeast(limit="99.5%", unit="points")) == [
        ("unlike-unit", "warning", ("limit",), "the unit of `99.5%` is not the key result's `points`")
    ]


@pytest.mark.parametrize(("measure", "article"), [(UPTIME, "an `at-least`"), (STOCK, "a `between`")])
def test_only_values_can_be_reported(measure, article):
    assert measure.refusal(values("3")[0]) is None
    assert measure.refusal(flags("yes")[0]) == (
        f"`done` does not fit {article} key result",
        "report its number as `value`",
    )
