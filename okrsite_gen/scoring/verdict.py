"""Band, outcome and status word, of a key result and of an objective alike."""

from __future__ import annotations

from okrsite_gen.light import Light
from okrsite_gen.model.measure import PaceWord
from okrsite_gen.model.numbers import settle
from okrsite_gen.model.objective import ObjectiveType
from okrsite_gen.model.settings import PaceLimits, Settings
from okrsite_gen.model.shared import Grade
from okrsite_gen.scoring.rounding import band, printed
from okrsite_gen.scoring.snapshot import Band, Outcome, Pace


class Facts(Light, frozen=True, kw_only=True):
    """What the words follow from.

    `early` and `over` say that its time has not begun, or is over; `reached` that all targets are; `never_done` that it is kept
    all along (limits), so that full progress is no end; `own` is a pace of the kind's own.
    """

    kind: ObjectiveType
    retired: bool
    early: bool
    over: bool
    progress: float | None
    score: float | None
    grade: Grade | None
    expected: float | None
    reached: bool
    stale: bool
    never_done: bool
    own: PaceWord | None = None


class Verdict(Light, frozen=True, kw_only=True):
    """The words."""

    band: Band | None
    outcome: Outcome | None
    pace: Pace


def judge(facts: Facts, settings: Settings) -> Verdict:
    """The words for the facts, in the company's limits."""
    outcome = _outcome(facts, settings.bands.success)
    return Verdict(band=band(facts.score, settings.bands), outcome=outcome, pace=_pace(facts, outcome, settings.pace))


def success_of(kind: ObjectiveType, settings: Settings) -> float:
    """What a type needs at the end: committed all of it, the others the success band."""
    return 1.0 if kind == "committed" else float(settings.bands.success)


def _outcome(facts: Facts, success: float) -> Outcome | None:
    """Known from the day after its time, or with a grade; never of what has no score.

    A grade decides by itself: it achieves a committed objective at 1 only. Without one, committed looks at the targets, the other
    types at the success band.
    """
    if facts.retired:
        return "retired"
    if facts.score is None or not (facts.over or facts.grade):
        return None
    if facts.kind != "committed":
        return "achieved" if printed(facts.score) >= success else "missed"
    achieved = facts.reached if facts.grade is None else printed(facts.score) >= 1
    return "achieved" if achieved else "missed"


def _pace(facts: Facts, outcome: Outcome | None, limits: PaceLimits) -> Pace:
    """The first word that applies.

    `no-check-in` is also the word for what cannot be scored, since nothing that was said of it can be held against a plan.
    """
    if facts.retired:
        return "retired"
    if facts.early:
        return "not-due"
    if outcome is not None:
        return outcome
    if facts.progress is None:
        return "no-check-in"
    if settle(facts.progress) >= 1 and not facts.never_done:
        return "done"
    return "stale" if facts.stale else _judged(facts, facts.progress, limits)


def _judged(facts: Facts, progress: float, limits: PaceLimits) -> Pace:
    """A word of the kind's own, else how far progress lies below the plan."""
    if facts.own is not None:
        return facts.own
    return pace_of_gap((facts.expected or 0.0) - progress, limits)


def pace_of_gap(gap: float, limits: PaceLimits) -> PaceWord:
    """The word for lying so far below the plan."""
    settled = settle(gap)
    return "on-track" if settled <= limits.tolerance else "behind" if settled <= limits.at_risk else "at-risk"
