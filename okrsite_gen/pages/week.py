"""What changed in a week, objective by objective: as it stands beside as it stood seven days before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.model.measure import Measure
from okrsite_gen.pages.ago import Ago, Blocked, Stood, ago, stood
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.lately import lately
from okrsite_gen.pages.ways import Ways, ways
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


@once
def week_ago(snapshot: Snapshot) -> Mapping[str, Ago]:
    """Objectives seven days before, by id: those that can have changed since."""
    return {one.id: one for told in lately(snapshot).values() for one in told.ago}


def pace_then(snapshot: Snapshot, state: ObjectiveState) -> Pace:
    """How one stood then; several pages ask."""
    known = week_ago(snapshot).get(state.id)
    return known.own.pace if known else ago(snapshot, state).own.pace


def changes(snapshot: Snapshot) -> list[ObjectiveChange]:
    """Of all objectives that are everybody's business, the most important first."""
    up = ways(snapshot)
    asked = ((snapshot.objectives[id_], was) for id_, was in week_ago(snapshot).items())
    found = (_change(snapshot, state, was, up) for state, was in asked if state.in_rates)
    return sorted((change for change in found if change.changed), key=lambda change: change.rank)


def _change(snapshot: Snapshot, state: ObjectiveState, was: Ago, up: Ways) -> ObjectiveChange:
    return ObjectiveChange(
        state=state,
        company_objective=up.company_objective(state.objective),
        shift=_shift(was.own, state),
        score=_score_change(was.own, state),
        key_results=tuple(_key_results(snapshot.as_of - WEEK, was.key_results, state.key_results)),
        blocked=was.blocked,
        unblocked=was.unblocked,
    )


def _shift(was: Stood, now: Figures) -> Shift:
    known = was.confidence is not None and now.confidence is not None and now.pace != "retired"
    pair = (printed(was.confidence or 0.0, 1), printed(now.confidence or 0.0, 1)) if known else None
    return Shift(was=was.pace, now=now.pace, confidence=pair if pair and pair[0] != pair[1] else None)


def _score_change(was: Stood, now: Figures) -> float | None:
    """The difference of the two printed scores; `None` unless both were reported or graded."""
    if was.score is None or now.score is None or not (was.heard and stood(now).heard):
        return None
    return printed(printed(now.score) - printed(was.score))


def _key_results(day: dt.date, was: Sequence[Stood], now: Sequence[KeyResultState]) -> Iterator[KeyResultChange]:
    for before, state in zip(was, now, strict=True):
        shift = _shift(before, state)
        old, new = _values(day, before, state)
        progress = _score_change(before, state)
        if shift.turned or shift.confidence or new or progress:
            yield KeyResultChange(state=state, shift=shift, before=old, now=new, progress=progress)


def _values(day: dt.date, was: Stood, now: KeyResultState) -> tuple[str, str]:
    """A first value comes from the baseline."""
    if now.current is None or was.current == now.current:
        return "", ""
    earlier, measure = now.key_result.on(day).measure, now.definition.measure
    before = earlier.start_text() if was.current is None else earlier.format(was.current)
    return _unless_same(before, now.current, measure)


def _unless_same(before: str, current: float, measure: Measure) -> tuple[str, str]:
    now = measure.format(current)
    return ("", "") if before == now else (before, now)
