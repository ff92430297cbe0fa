"""What warns before the score does: rosy words, sinking confidence, numbers that do not move, misses without a next step."""

from __future__ import annotations

import datetime as dt
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
    """In the last two check-ins by people it lay behind its plan by more than the tolerance, and neither says what is next."""
    found = list(islice(_said_by_people(key_result, history), _MISSES))
    return len(found) == _MISSES and all(
        settle(gap) > tolerance and not point.entry.fields.next for point, gap in found
    )


def _last(history: Sequence[Point], figure: Callable[[Point], float | None]) -> list[float]:
    """The last three that are known, the oldest first."""
    found: list[float] = []
    for point in reversed(history):
        value = figure(point)
        if value is not None:
            found.append(value)
            if len(found) == _RUN:
                break
    return found[::-1]


def _said_by_people(key_result: KeyResult, history: Sequence[Point]) -> Iterator[tuple[Point, float]]:
    """Each point that a person made once anything was reported, the newest first, with the gap that then stood."""
    for index in reversed(range(len(history))):
        if history[index].entry.machine:
            continue
        reported = next((point for point in reversed(history[: index + 1]) if point.progress is not None), None)
        if reported is None or reported.progress is None:
            return
        yield history[index], _expected(key_result, reported.date, history[index].date) - reported.progress


def _expected(key_result: KeyResult, reported: dt.date, said: dt.date) -> float:
    """The plan for the day of the report, by the definition of the day on which it was spoken of."""
    definition = key_result.on(said)
    return definition.measure.planned(reported, definition.time) or 0.0
