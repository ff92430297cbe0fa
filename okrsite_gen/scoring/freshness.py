"""Live and stale: silence is never green."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Entry
from okrsite_gen.model.measure import Stretch

GRACE_DAYS = 2


class Freshness(Light, frozen=True, kw_only=True):
    """Whether it is worked on, whether nobody has spoken of it for too long, and the last day on which a person did."""

    live: bool
    stale: bool
    last: dt.date | None


def freshness(day: dt.date, time: Stretch, last: dt.date | None, period: int, *, at_work: bool) -> Freshness:
    """`at_work` means active, not retired and not fully done; `period` is the team's, in days.

    Stale is live and more than a period and two days since the last word, or since the start when there was none.
    """
    live = at_work and time.starts <= day <= time.due
    silence = (day - (last or time.starts)).days
    return Freshness(live=live, stale=live and silence > period + GRACE_DAYS, last=last)


def last_by_person(entries: Sequence[Entry]) -> dt.date | None:
    """The last day on which a person said anything, be it a note; a machine's numbers are nobody having looked.

    `entries` are in file order.
    """
    for entry in reversed(entries):
        if not entry.machine:
            return entry.date
    return None
