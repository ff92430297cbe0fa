"""How a team meets: whose turn it is to lead, and which weeks, fortnights and months were kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.model.settings import CheckInRhythm
from okrsite_gen.scoring.meetings import LAST, Meeting, next_facilitator, rhythm
from okrsite_gen.scoring.owed import check_in_days

MONDAY = dt.date(2026, 11, 23)
QUARTER = dt.date(2026, 10, 1), dt.date(2026, 12, 31)


def led(*pairs):
    """Meetings, the newest first, by days before the next one and who led."""
    return [
        Meeting(date=MONDAY - dt.timedelta(days=days), attendees=frozenset(), facilitator=who, minutes=None)
        for days, who in pairs
    ]


def words(every, weekday, as_of, *spoken):
    """How the check-in days of the quarter went, by month and day."""
    days = check_in_days(CheckInRhythm(every=every, day=weekday), *QUARTER)
    kept = rhythm(every, days, {dt.date.fromisoformat(day) for day in spoken}, dt.date.fromisoformat(as_of))
    return {period.day.isoformat()[5:]: period.word for period in kept}


def test_who_led_longest_ago():
    assert next_facilitator(["ana", "ben", "cleo"], led((7, "ana"), (14, "cleo"), (21, "ben")), MONDAY) == "ben"


def test_who_never_led_goes_first():
    assert next_facilitator(["ana", "ben", "cleo"], led((7, "ana"), (14, "cleo"), (21, "ana")), MONDAY) == "ben"


def test_nobody_leads_a_team_of_nobody():
    assert next_facilitator([], led((7, "ana")), MONDAY) is None


@given(st.integers(1, 9))
def test_where_nobody_notes_who_led_everybody_gets_a_turn(size):
    members = [f"p{number}" for number in range(size)]
    weeks = [MONDAY + dt.timedelta(weeks=week) for week in range(size)]
    assert sorted(next_facilitator(members, [], day) for day in weeks) == members


@given(st.integers(1, LAST), st.integers(1, 30))
def test_where_it_is_noted_everybody_gets_a_turn_before_anybody_leads_again(size, weeks):
    members = [f"p{number}" for number in range(size)]
    turns = []
    for week in range(weeks):
        day = MONDAY + dt.timedelta(weeks=week)
        past = [Meeting(date=MONDAY + dt.timedelta(weeks=at), attendees=frozenset(), facilitator=who, minutes=None) for at, who in enumerate(turns)]  # fmt: skip
        turns.append(next_facilitator(members, past[::-1][:LAST], day))
    for start in range(len(turns) - size + 1):
        assert len(set(turns[start : start + size])) == size


def test_weeks_are_calendar_weeks():
    """A word on Sunday is in the week before, whatever the check-in day; the running week is open until it is over."""
    assert words("week", "tuesday", "2026-10-20", "2026-10-07", "2026-10-18") == {
        "10-06": "kept",
        "10-13": "kept",
        "10-20": "open",
    }


@pytest.mark.parametrize(("as_of", "last"), [("2026-10-25", "open"), ("2026-10-26", "missed")])
def test_a_week_is_missed_when_it_is_over(as_of, last):
    assert list(words("week", "monday", as_of, "2026-10-05", "2026-10-12").values())[:3] == ["kept", "kept", last]


def test_fortnights_begin_in_the_week_of_their_check_in_day():
    assert words("two-weeks", "thursday", "2026-11-20", "2026-10-08", "2026-10-29") == {
        "10-01": "kept",
        "10-15": "missed",
        "10-29": "kept",
        "11-12": "open",
    }


def test_months_are_calendar_months():
    assert words("month", "monday", "2026-12-01", "2026-10-31", "2026-12-01") == {
        "10-05": "kept",
        "11-02": "missed",
        "12-07": "kept",
    }
