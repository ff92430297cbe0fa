"""Confidence, 0 to 10: what people said last."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Entry, OwnerStatus
from okrsite_gen.scoring.score import weighted_mean
from okrsite_gen.scoring.snapshot import KeyResultState, Point, Votes


class Heard(Light, frozen=True, kw_only=True):
    """A confidence, with the votes behind it if there were any."""

    confidence: float | None = None
    votes: Votes | None = None


def of_key_result(history: Sequence[Point]) -> Heard:
    """The latest that was said or voted."""
    point = _latest(history)
    return Heard() if point is None else Heard(confidence=point.confidence, votes=_votes(point))


def of_objective(history: Sequence[Point], key_results: Sequence[KeyResultState]) -> Heard:
    """Its own, else (or if newer) the weighted mean of its live key results'."""
    live = [state for state in key_results if state.live]
    newest = max((point.date for state in live if (point := _latest(state.history))), default=None)
    mean = weighted_mean((state.confidence, state.definition.fields.weight) for state in live)
    own = _latest(history)
    if own is None or (mean is not None and newest is not None and newest > own.date):
        return Heard(confidence=mean)
    return of_key_result(history)


def _latest(history: Sequence[Point]) -> Point | None:
    return next((point for point in reversed(history) if point.confidence is not None), None)


def _votes(point: Point) -> Votes | None:
    votes = point.entry.fields.votes
    points = [vote.points for vote in votes]
    return Votes(votes=votes, lowest=min(points), highest=max(points)) if votes else None


def said_status(entries: Sequence[Entry]) -> OwnerStatus | None:
    """What the owner said last."""
    return next((entry.fields.status for entry in reversed(entries) if entry.fields.status is not None), None)
