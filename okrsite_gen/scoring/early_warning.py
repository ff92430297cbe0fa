"""What warns before the score does: rosy words, sinking confidence, numbers that do not move, misses without a next step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from okrsite_gen.model.check_in import OwnerStatus
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.numbers import settle
from okrsite_gen.scoring.snapshot import Pace, Point

_RUN = 3
_MISSES = 2


def watermelon(said: OwnerStatus | None, pace: Pace, *, misses: bool) -> bool:
    """Green outside, red inside: the owner says on track, while it is at risk or its forecast misses."""
    return said == "on-track" and (pace == "at-risk" or misses)


def falling(history: Sequence[Point]) -> bool:
    """The last three confidences, each lower than the one before."""
    said = _last(history, lambda point: point.confidence)
    return len(said) == _RUN and said[0] > said[1] > said[2]


def flat(history: Sequence[Point]) -> bool:
    """The last three values (of sums and means: where they left it) are the same."""
    values = _last(history, lambda point: point.current)
    return len(values) == _RUN and len(set(values)) == 1


def repeat_miss(key_result: KeyResult, history: Sequence[Point], tolerance: float) -> bool:
    """In the last two check-ins by people it lay behind its plan by more than the tolerance, and neither says what is next.

    A limit is missed where the latest value lay outside.
    """
    if len(history) < _MISSES:
        return False
    found = list(islice(_said_by_people(history), _MISSES))
    return len(found) == _MISSES and all(
        not point.entry.fields.next and _missed(key_result, point, reported, tolerance) for point, reported in found
    )


def _last(history: Sequence[Point], figure: Callable[[Point], float | None]) -> list[float]:
    """The last three that are known, the oldest first; of fewer than three points nothing."""
    found: list[float] = []
    for point in reversed(history) if len(history) >= _RUN else ():
        value = figure(point)
        if value is not None:
            found.append(value)
            if len(found) == _RUN:
                break
    return found[::-1]


def _said_by_people(history: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Each point that a person made, the newest first, with the report that then stood (maybe the same)."""
    for index in reversed(range(len(history))):
        if history[index].entry.machine:
            continue
        reported = next((point for point in reversed(history[: index + 1]) if point.progress is not None), None)
        if reported is None:
            return
        yield history[index], reported


def _missed(key_result: KeyResult, said: Point, reported: Point, tolerance: float) -> bool:
    """By the definition of the day on which it was spoken of."""
    definition = key_result.on(said.date)
    if definition.measure.keeps_limit:
        return definition.measure.pace([reported.entry.said]) == "at-risk"
    expected = definition.measure.planned(reported.date, definition.time) or 0.0
    return settle(expected - (reported.progress or 0.0)) > tolerance
