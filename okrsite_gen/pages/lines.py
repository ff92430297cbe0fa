"""Lines of the latest check-ins: next steps, blockers and concerns that still stand."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.light import Light
from okrsite_gen.pages import rows
from okrsite_gen.scoring.snapshot import ObjectiveState, Point, Snapshot


class Line(Light, frozen=True, kw_only=True):
    """A line of a check-in about an objective or key result."""

    text: str
    about: rows.Ref
    date: dt.date


def latest_points(state: ObjectiveState) -> list[Point]:
    """People's last word on the objective and on each key result, as long as it is live and fresh; machines bring no words."""
    fresh = (part for part in (state, *state.key_results) if part.live and not part.stale)
    last = (next((point for point in reversed(part.history) if not point.entry.machine), None) for part in fresh)
    return [point for point in last if point is not None]


def latest_lines(snapshot: Snapshot, state: ObjectiveState, key: str) -> tuple[Line, ...]:
    """What the last words say under `key` (`next`, `blockers`, `concerns`), newest first."""
    found = [
        Line(text=text, about=rows.about(snapshot, point.entry.about), date=point.date)
        for point in latest_points(state)
        for text in getattr(point.entry.fields, key)
    ]
    return tuple(sorted(found, key=lambda line: line.date, reverse=True))
