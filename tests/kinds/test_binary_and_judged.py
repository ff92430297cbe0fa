import datetime as dt

import pytest
from telling import QUARTER, flags, steps, values

from okrsite_gen.kinds.binary import Binary
from okrsite_gen.kinds.judged import Judged


@pytest.mark.parametrize(
    ("said", "progress", "working"),
    [
        (flags(), None, "no check-in"),
        (flags("no"), 0, "not yet = 0.00"),
        (flags("yes"), 1, "done = 1.00"),
        (flags("yes", "no"), 0, "not yet = 0.00"),
    ],
)
def test_binary_is_what_was_said_last(said, progress, working):
    assert Binary().progress(said) == progress
    assert Binary().working(said) == working
    assert Binary().finished(said) is Binary().reached(said) is (progress == 1)


@pytest.mark.parametrize(
    ("day", "planned"), [("2026-10-01", 0), ("2026-12-30", 0), ("2026-12-31", 1), ("2027-01-31", 1)]
)
def test_binary_is_planned_for_its_due_date(day, planned):
    assert Binary().planned(dt.date.fromisoformat(day), QUARTER) == planned


def test_binary_takes_yes_and_no_only():
    assert Binary().refusal(flags("no")[0]) is None
    assert Binary().refusal(values("1")[0]) == (
        "`value` does not fit a `binary` key result",
        "write `done: true` or `done: false`",
    )
    assert Binary().refusal(steps(["beta"])[0])[0] == "a list of steps does not fit a `binary` key result"


@pytest.mark.parametrize(
    ("said", "progress", "working"),
    [
        (values(), None, "no check-in"),
        (values("0.6"), 0.6, "judged 60% = 0.60"),
        (values("20%", "60%"), 0.6, "judged 60% = 0.60"),
        (values("1"), 1, "judged 100% = 1.00"),
    ],
)
def test_judged_is_the_share_said_last(said, progress, working):
    assert Judged().progress(said) == (progress if progress is None else pytest.approx(progress))
    assert Judged().working(said) == working
    assert Judged().finished(said) is Judged().reached(said) is (progress == 1)


@pytest.mark.parametrize(
    ("day", "planned"),
    [("2026-09-01", 0), ("2026-10-01", 0), ("2026-11-01", 31 / 91), ("2026-12-31", 1), ("2027-01-31", 1)],
)
def test_judged_is_planned_straight(day, planned):
    assert Judged().planned(dt.date.fromisoformat(day), QUARTER) == pytest.approx(planned)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("60", "`60` is not a share from 0 to 1"),
        ("120%", "`120%` is not a share from 0 to 1"),
        ("-0.1", "`−0.1` is not a share from 0 to 1"),
    ],
)
def test_judged_takes_shares_only(text, message):
    assert Judged().refusal(values(text)[0]) == (message, "write a share such as `0.6` or `60%`")
    assert Judged().refusal(flags("yes")[0])[0] == "`done` does not fit a `judged` key result"
