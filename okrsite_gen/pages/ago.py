"""How an objective stood a week ago, as far as changes are told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from okrsite_gen.model.fields import record
from okrsite_gen.pages.blockers import Blocker, same_words, spoken, standing
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Pace, Snapshot


@record
class Stood:
    """How a key result or an objective stood; `heard` is whether it was reported or graded, `current` a key result's value."""

    pace: Pace
    score: float | None
    confidence: float | None
    heard: bool
    current: float | None = None


@record
class Blocked:
    """A blocker that nobody named a week ago; `instead_of` was in the way of the same thing then, in other words at least."""

    blocker: Blocker
    instead_of: tuple[str, ...]


@record
class Ago:
    """An objective and its key results a week ago, what is newly in its way, and what no longer is and has nothing in its place."""

    id: str
    own: Stood
    key_results: tuple[Stood, ...]
    blocked: tuple[Blocked, ...]
    unblocked: tuple[Blocker, ...]


def ago(snapshot: Snapshot, state: ObjectiveState) -> Ago:
    """Of one."""
    day = snapshot.as_of - WEEK
    was = objective_on(snapshot.portfolio, state.objective, day)
    changed = [_changed(part, day) for part in (state, *state.key_results)]
    return Ago(
        id=state.id,
        own=stood(was),
        key_results=tuple(map(stood, was.key_results)),
        blocked=tuple(chain.from_iterable(new for new, _ in changed)),
        unblocked=tuple(chain.from_iterable(gone for _, gone in changed)),
    )


def stood(figures: Figures) -> Stood:
    """How it stands."""
    return Stood(
        pace=figures.pace,
        score=figures.score,
        confidence=figures.confidence,
        heard=figures.progress is not None or figures.grade is not None,
        current=figures.current if isinstance(figures, KeyResultState) else None,
    )


def in_question(snapshot: Snapshot, state: ObjectiveState) -> bool:
    """Whether it can have changed in the week: its cycle ran, or somebody still spoke of it or graded it."""
    day, cycle = snapshot.as_of - WEEK, snapshot.portfolio.cycles[state.objective.cycle]
    ran = cycle.starts <= snapshot.as_of and cycle.ends >= day
    parts: tuple[Figures, ...] = (state, *state.key_results)
    spoke = any(last is not None and last > day for part in parts for last in (part.last_report, part.last_check_in))
    graded = any(part.grade and part.grade.date > day for part in parts)
    return ran or spoke or graded


def _changed(figures: Figures, day: dt.date) -> tuple[list[Blocked], list[Blocker]]:
    said = spoken(figures)
    if not said or said[-1].date <= day:
        return [], []
    before, now = standing(spoken(figures, day)), standing(said)
    old, new = set(_words(before)), set(_words(now))
    gone = [one for one in before if same_words(one.text) not in new]
    instead = tuple(one.text for one in gone)
    fresh = [Blocked(blocker=one, instead_of=instead) for one in now if same_words(one.text) not in old]
    return fresh, [] if fresh else gone


def _words(blockers: tuple[Blocker, ...]) -> Iterator[str]:
    return (same_words(one.text) for one in blockers)
