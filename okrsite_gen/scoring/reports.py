"""What was said up to a day: entries and reports are in file order, so by date."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from okrsite_gen.model.check_in import Entry, Said
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.portfolio import Portfolio


def entries_until(portfolio: Portfolio, about: str, day: dt.date) -> tuple[Entry, ...]:
    """The entries that exist on `day`."""
    entries = portfolio.entries.get(about, ())
    if not entries or entries[-1].date <= day:
        return entries
    return entries[: bisect_right(entries, day, key=lambda entry: entry.date)]


@record
class Reports:
    """All that was reported of one key result (notes alone are left out)."""

    key_result: KeyResult
    said: tuple[Said, ...]

    def until(self, day: dt.date) -> Sequence[Said]:
        """What was reported up to `day`."""
        return self.said[: bisect_right(self.said, day, key=lambda said: said.date)]


def reports(portfolio: Portfolio, key_result: KeyResult) -> Reports:
    """All that the check-ins ever report of it."""
    said = tuple(entry.said for entry in portfolio.entries.get(key_result.id, ()) if entry.said.reports)
    return Reports(key_result=key_result, said=said)
