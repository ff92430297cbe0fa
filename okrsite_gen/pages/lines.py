"""Lines of the latest check-ins: next steps and blockers that still stand."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.snapshot import Figures, ObjectiveState, Point, Snapshot


@record
class Line:
    """A line of a check-in about an objective or key result, said on `date`.

    `since` is the first of the days on which, running up to it, every check-in had such lines: how long it has been blocked.
    """

    text: str
    about: rows.Ref
    date: dt.date
    since: dt.date


def spoken(figures: Figures) -> list[Point]:
    """What people said of it; machines bring numbers, and no words."""
    return [point for point in figures.history if not point.entry.machine]


def latest_points(state: ObjectiveState) -> list[Point]:
    """The last word on the objective and on each key result, as long as it is live and fresh."""
    return [said[-1] for said in _words(state)]


def latest_lines(snapshot: Snapshot, state: ObjectiveState, key: str) -> tuple[Line, ...]:
    """What the last words say under `key` (`next`, `blockers`, `concerns`), newest first."""
    found = [
        Line(
            text=text,
            about=rows.about(snapshot, said[-1].entry.about),
            date=said[-1].date,
            since=list(takewhile(lambda point: getattr(point.entry.fields, key), reversed(said)))[-1].date,
        )
        for said in _words(state)
        for text in getattr(said[-1].entry.fields, key)
    ]
    return tuple(sorted(found, key=lambda line: line.date, reverse=True))


def _words(state: ObjectiveState) -> list[list[Point]]:
    """What people said of the objective and of each key result that is live and fresh, the last word last."""
    fresh = (part for part in (state, *state.key_results) if part.live and not part.stale)
    return [said for part in fresh if (said := spoken(part))]
