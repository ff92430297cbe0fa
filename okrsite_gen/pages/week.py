"""What changed in a week, objective by objective: as it stands beside as it stood seven days before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.model.measure import Measure
from okrsite_gen.pages.blockers import Blocker, same_words, spoken, standing
from okrsite_gen.pages.ways import Ways, ways
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Pace, Snapshot

_WORSE: tuple[Pace, ...] = ("achieved", "done", "on-track", "behind", "no-check-in", "stale", "at-risk", "missed")
_SILENT: tuple[Pace, ...] = ("no-check-in", "stale")


@record
class Shift:
    """Two states of one thing, a week apart. Confidences are those of both days, as printed; `None` where they are the same."""

    was: Pace
    now: Pace
    confidence: tuple[float, float] | None

    @property
    def turned(self) -> bool:
        """Whether it has another word; that its time began is no news."""
        return self.was not in (self.now, "not-due")

    @property
    def worse(self) -> bool:
        """Whether the word is a worse one: silence is never better than what was said."""
        return self._known and (self.now in _SILENT or _WORSE.index(self.now) > _WORSE.index(self.was))

    @property
    def better(self) -> bool:
        """Whether it is a better one."""
        return self._known and not self.worse

    @property
    def _known(self) -> bool:
        return self.turned and self.was in _WORSE and self.now in _WORSE

    @property
    def surer(self) -> float:
        """By how much the confidence rose, or (negative) fell."""
        return self.confidence[1] - self.confidence[0] if self.confidence else 0.0


@record
class KeyResultChange:
    """A key result that moved; `before` and `now` are its values in words, both empty where the value stayed.

    `progress` is the change of the printed score, `None` where nothing was known before.
    """

    state: KeyResultState
    shift: Shift
    before: str
    now: str
    progress: float | None


@record
class Blocked:
    """A blocker that nobody named a week ago; `instead_of` was in the way of the same thing then, in other words at least."""

    blocker: Blocker
    instead_of: tuple[str, ...]


@record
class ObjectiveChange:
    """An objective with what changed; `score` is its change, as printed, `company_objective` the id of the one it serves."""

    state: ObjectiveState
    company_objective: str | None
    shift: Shift
    score: float | None
    key_results: tuple[KeyResultChange, ...]
    blocked: tuple[Blocked, ...]
    unblocked: tuple[Blocker, ...]

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        shift = self.shift
        return bool(
            shift.turned or self.score or shift.confidence or self.key_results or self.blocked or self.unblocked
        )

    @property
    def rank(self) -> tuple[int, float, float, str]:
        """The most important first: what turned for the worse, what is newly blocked, what turned otherwise, what moved most."""
        first = 0 if self.shift.worse else 1 if self.blocked else 2 if self.shift.turned else 3
        return first, -abs(self.score or 0.0), -abs(self.shift.surer), self.state.id


class WeekAgo:
    """Objectives as they stood seven days before."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, ObjectiveState] = {}

    def of(self, state: ObjectiveState) -> ObjectiveState:
        """One of them; several pages ask for the same."""
        if state.id not in self._known:
            day = self._snapshot.as_of - WEEK
            self._known[state.id] = objective_on(self._snapshot.portfolio, state.objective, day)
        return self._known[state.id]


week_ago = once(WeekAgo)


def changes(snapshot: Snapshot) -> list[ObjectiveChange]:
    """Of all objectives that are everybody's business, the most important first."""
    day, up = snapshot.as_of - WEEK, ways(snapshot)
    asked = (state for state in snapshot.objectives.values() if _in_question(snapshot, state, day))
    found = (_change(snapshot, state, day, up) for state in asked)
    return sorted((change for change in found if change.changed), key=lambda change: change.rank)


def _in_question(snapshot: Snapshot, state: ObjectiveState, day: dt.date) -> bool:
    """Whether it can have changed since `day`: its cycle ran, or somebody still spoke of it or graded it."""
    cycle = snapshot.portfolio.cycles[state.objective.cycle]
    ran = cycle.starts <= snapshot.as_of and cycle.ends >= day
    parts: tuple[Figures, ...] = (state, *state.key_results)
    spoke = any(last is not None and last > day for part in parts for last in (part.last_report, part.last_check_in))
    graded = any(part.grade and part.grade.date > day for part in parts)
    return state.in_rates and (ran or spoke or graded)


def _change(snapshot: Snapshot, state: ObjectiveState, day: dt.date, up: Ways) -> ObjectiveChange:
    was = week_ago(snapshot).of(state)
    parts: list[tuple[Figures, Figures]] = [
        (state, was),
        *zip(state.key_results, was.key_results, strict=True),
    ]
    blocked = [_blocked(now, day) for now, _ in parts]
    return ObjectiveChange(
        state=state,
        company_objective=up.company_objective(state.objective),
        shift=_shift(was, state),
        score=_score_change(was, state),
        key_results=tuple(_key_results(was.key_results, state.key_results)),
        blocked=tuple(new for found, _ in blocked for new in found),
        unblocked=tuple(gone for _, found in blocked for gone in found),
    )


def _shift(was: Figures, now: Figures) -> Shift:
    known = was.confidence is not None and now.confidence is not None and now.pace != "retired"
    pair = (printed(was.confidence or 0.0, 1), printed(now.confidence or 0.0, 1)) if known else None
    return Shift(was=was.pace, now=now.pace, confidence=pair if pair and pair[0] != pair[1] else None)


def _score_change(was: Figures, now: Figures) -> float | None:
    """The difference of the two printed scores; `None` unless both were reported or graded."""
    if was.score is None or now.score is None or not (_heard(was) and _heard(now)):
        return None
    return printed(printed(now.score) - printed(was.score))


def _heard(figures: Figures) -> bool:
    return figures.progress is not None or figures.grade is not None


def _key_results(was: Sequence[KeyResultState], now: Sequence[KeyResultState]) -> Iterator[KeyResultChange]:
    for before, state in zip(was, now, strict=True):
        shift = _shift(before, state)
        old, new = _values(before, state)
        progress = _score_change(before, state)
        if shift.turned or shift.confidence or new or progress:
            yield KeyResultChange(state=state, shift=shift, before=old, now=new, progress=progress)


def _values(was: KeyResultState, now: KeyResultState) -> tuple[str, str]:
    """A first value comes from the baseline."""
    if now.current is None or was.current == now.current:
        return "", ""
    earlier, measure = was.definition.measure, now.definition.measure
    before = earlier.start_text() if was.current is None else earlier.format(was.current)
    return _unless_same(before, now.current, measure)


def _unless_same(before: str, current: float, measure: Measure) -> tuple[str, str]:
    now = measure.format(current)
    return ("", "") if before == now else (before, now)


def _blocked(figures: Figures, day: dt.date) -> tuple[list[Blocked], list[Blocker]]:
    """What is newly in its way, and what no longer is and has nothing in its place."""
    said = spoken(figures)
    if not said or said[-1].date <= day:
        return [], []
    before, now = standing(spoken(figures, day)), standing(said)
    old, new = {same_words(one.text) for one in before}, {same_words(one.text) for one in now}
    gone = [one for one in before if same_words(one.text) not in new]
    instead = tuple(one.text for one in gone)
    fresh = [Blocked(blocker=one, instead_of=instead) for one in now if same_words(one.text) not in old]
    return fresh, [] if fresh else gone
