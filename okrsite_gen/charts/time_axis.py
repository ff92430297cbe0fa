"""The days under a picture, and where today is: in percent of its width, so that no stretching deforms the words."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EDGE = 0.1
SIDE, PLOT_PERCENT = 1000, 88  # the plot's own measure, and how much of the picture's height it has


def axis(starts: dt.date, ends: dt.date, today: dt.date, *, name: str = "", of: str = "", narrow: bool = False) -> str:
    """The days under the plot with their marks, and today as a line through it with its word above.

    A page with many pictures of the same time has this under a `name` in one of them; the others repeat what is `of` that name.
    """
    if of:
        return f'<use href="#{of}"/>'
    found = _drawn(starts, ends, today, narrow)
    id_ = f' id="{name}"' if name else ""
    return f'<g class="okr-days"{id_}>{found}</g>'


@lru_cache(maxsize=256)
def _drawn(starts: dt.date, ends: dt.date, today: dt.date, narrow: bool) -> str:  # noqa: FBT001 - a cache is asked by place
    months = _shown_months(starts, ends, narrow=narrow)
    below = round(SIDE * (100 - PLOT_PERCENT) / PLOT_PERCENT)
    marks = "".join(f"M{_place(day, starts, ends)} {SIDE}v{below}" for day in months)
    line = f'<path class="today" d="M{_place(today, starts, ends)} 0V{SIDE}"/>' if starts <= today <= ends else ""
    return (
        f'<svg width="100%" height="{PLOT_PERCENT}%" viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">'
        f'<path class="tick" d="{marks}"/>{line}</svg>{_days(starts, ends, months)}{_today(today, starts, ends)}'
    )


def _place(day: dt.date, starts: dt.date, ends: dt.date) -> int:
    return round(SIDE * share_of(day, starts, ends))


def _days(starts: dt.date, ends: dt.date, months: list[dt.date]) -> str:
    """The day it begins, unless that is the first of a month, and the months that leave it room."""
    first = f'<text class="first-day" y="100%" dx="2" dy="-4">{starts.day} {_MONTHS[starts.month - 1]}</text>'
    return (first if starts.day != 1 else "") + "".join(
        f'<text class="month" x="{100 * share_of(day, starts, ends):.1f}%" y="100%" dx="2" dy="-4">{_MONTHS[day.month - 1]}</text>'
        for day in months
    )


def _today(day: dt.date, starts: dt.date, ends: dt.date) -> str:
    """Nothing where the day lies outside."""
    if not starts <= day <= ends:
        return ""
    share = share_of(day, starts, ends)
    anchor = "start" if share < _EDGE else "end" if share > 1 - _EDGE else "middle"
    return f'<text class="today-label" x="{100 * share:.1f}%" y="-4" text-anchor="{anchor}">today</text>'


def share_of(day: dt.date, starts: dt.date, ends: dt.date) -> float:
    """How much of the width lies left of a day."""
    return (day - starts).days / max(1, (ends - starts).days)


def _shown_months(starts: dt.date, ends: dt.date, *, narrow: bool) -> list[dt.date]:
    """The first days of those that leave room for the day it begins and for the end."""
    most, near, far = (4, 0.28, 0.9) if narrow else (6, 0.14, 0.97)
    nearest = near if starts.day != 1 else 0.0
    return [day for day in _months(starts, ends, most) if nearest <= share_of(day, starts, ends) <= far]


def _months(starts: dt.date, ends: dt.date, most: int) -> list[dt.date]:
    """The first of each month inside, thinned to at most so many."""
    months = [dt.date(year, month, 1) for year in range(starts.year, ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if starts <= day <= ends]
    return inside[:: -(-len(inside) // most) or 1]
