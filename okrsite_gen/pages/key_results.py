"""A key result on its objective's page."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.diagnostics import Origin
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.light import Light
from okrsite_gen.pages import burn_ups, confidences, course, rows
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot


class Step(Light, frozen=True, kw_only=True):
    """A milestone and the day it was done."""

    title: str
    due: dt.date | None
    done: dt.date | None


class KeyResultView(Light, frozen=True, kw_only=True):
    """A key result with its working, its pictures, where it is heading, and its place in the source."""

    row: rows.KeyResultRow
    state: KeyResultState
    working: str
    progress_working: str
    chart: burn_ups.Drawn | None
    course: course.Course | None
    ballot: confidences.Ballot | None
    confidence: confidences.Strip | None
    origin: Origin
    steps: tuple[Step, ...]
    said: rows.SaidStatus | None
    changed: dt.date | None


def key_result_view(snapshot: Snapshot, state: KeyResultState, whole: burn_ups.Drawn | None) -> KeyResultView:
    """All of it, beside the picture of the whole objective's score."""
    said = [point.entry.said for point in state.history if point.entry.said.reports]
    changes = (change.date for change in state.key_result.fields.changes if change.date <= snapshot.as_of)
    return KeyResultView(
        row=rows.key_result_row(snapshot, state),
        state=state,
        working=rows.working(state),
        progress_working=state.definition.measure.working(said),
        chart=burn_ups.of_key_result(snapshot, state, whole),
        course=course.of_key_result(snapshot, state),
        ballot=confidences.ballot(snapshot, state),
        confidence=confidences.strip(snapshot, state, state.title, state.definition.time, whole),
        origin=state.key_result.origin,
        steps=_steps(state),
        said=rows.said_status(snapshot, state),
        changed=max(changes, default=None),
    )


def _steps(state: KeyResultState) -> tuple[Step, ...]:
    measure = state.definition.measure
    if not isinstance(measure, Milestones):
        return ()
    done: dict[str, dt.date] = {}
    for point in state.history:
        done |= {step: point.date for step in point.entry.said.done if step not in done}
        for step in point.entry.said.undone:
            done.pop(step, None)
    return tuple(Step(title=step.title, due=step.due, done=done.get(step.id)) for step in measure.milestones)
