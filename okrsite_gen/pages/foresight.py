"""The forecast of one of the company's own key results, step by step, for "How to read this"."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, words
from okrsite_gen.scoring.forecast import recent
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot


@record
class Foresight:
    """A key result with a forecast: its recent points (day, percent), how many pairs they make, the slope in the middle."""

    ref: rows.Ref
    state: KeyResultState
    points: tuple[tuple[dt.date, str], ...]
    pairs: int
    trend: str
    due: dt.date


def foresight(snapshot: Snapshot, wanted: str | None) -> Foresight | None:
    """Of the key result `wanted` if it has a forecast, else of the one with the most to go by; `None` if nothing has one."""
    state = snapshot.key_results[wanted] if wanted else None
    if state is None or not _has_forecast(state):
        state = _most_told(snapshot)
    if state is None:
        return None
    points = _points(snapshot, state)
    return Foresight(
        ref=rows.about(snapshot, state.id),
        state=state,
        points=tuple((day, words.percent(progress)) for day, progress in points),
        pairs=len(points) * (len(points) - 1) // 2,
        trend=words.per_week(state.trend),
        due=state.definition.time.due,
    )


def _has_forecast(state: KeyResultState) -> bool:
    return state.forecast is not None and not state.key_result.versions


def _most_told(snapshot: Snapshot) -> KeyResultState | None:
    known = filter(_has_forecast, snapshot.key_results.values())
    return max(known, key=lambda found: (len(_points(snapshot, found)), found.id), default=None)


def _points(snapshot: Snapshot, state: KeyResultState) -> tuple[tuple[dt.date, float], ...]:
    cycle, team = snapshot.portfolio.cycles[state.key_result.cycle], snapshot.portfolio.teams[state.key_result.team]
    known = [(point.date, point.progress) for point in state.history if point.progress is not None]
    return tuple(recent(known, snapshot.as_of, cycle.starts, team.check_ins.days))
