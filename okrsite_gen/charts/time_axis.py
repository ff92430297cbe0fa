"""The days under a picture, and where today is: in percent of its width, so that no stretching deforms the words."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EDGE = 0.1


@lru_cache(maxsize=256)
def days(starts: dt.date, ends: dt.date, floor: float, *, narrow: bool = False) -> str:
    """The day it begins, unless that is the first of a month, and the months that leave it room; `floor` (%) is the plot's."""
    most, near, far = (4, 0.28, 0.9) if narrow else (6, 0.14, 0.97)
    begins_amid = starts.day != 1
    months = [day for day in _months(starts, ends, most) if near * begins_amid <= share_of(day, starts, ends) <= far]
    first = f'<text class="first-day" x="0" y="100%" dx="2" dy="-4">{starts.day} {_MONTHS[starts.month - 1]}</text>'
    return (first if begins_amid else "") + "".join(
        _month(day, 100 * share_of(day, starts, ends), floor) for day in months
    )


@lru_cache(maxsize=256)
def today(day: dt.date, starts: dt.date, ends: dt.date, floor: float) -> str:
    """A line with its word above it; nothing where the day lies outside."""
    if not starts <= day <= ends:
        return ""
    share = share_of(day, starts, ends)
    anchor = "start" if share < _EDGE else "end" if share > 1 - _EDGE else "middle"
    x = f"{100 * share:.1f}%"
    return (
        f'<line class="today" x1="{x}" x2="{x}" y1="0" y2="{floor:g}%"/>'
        f'<text class="today-label" x="{x}" y="-4" text-anchor="{anchor}">today</text>'
    )


def share_of(day: dt.date, starts: dt.date, ends: dt.date) -> float:
    """How much of the width lies left of a day."""
    return (day - starts).days / max(1, (ends - starts).days)


def _months(starts: dt.date, ends: dt.date, most: int) -> list[dt.date]:
    """The first of each month inside, thinned to at most so many."""
    months = [dt.date(year, month, 1) for year in range(starts.year, ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if starts <= day <= ends]
    return inside[:: -(-len(inside) // most) or 1]


def _month(day: dt.date, percent: float, floor: float) -> str:
    x = f"{percent:.1f}%"
    return (
        f'<text class="month" x="{x}" y="100%" dx="2" dy="-4">{_MONTHS[day.month - 1]}</text>'
        f'<line class="tick" x1="{x}" x2="{x}" y1="{floor:g}%" y2="100%"/>'
    )
