"""How the number of a key result moved in earlier cycles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.scoring.concluded import remembered
from okrsite_gen.scoring.likeness import stem, words
from okrsite_gen.scoring.move import Move
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.predecessors import predecessors
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import States, unclosed

LAST = 3
_ALIKE = 0.5
_FULL = 100.0


class Number(NamedTuple):
    """A metric whose start is known: where it stands (0 where nothing was said), and the stems of the words of its title."""

    team: str
    cycle: str
    key: str
    unit: str | None
    total: bool
    start: float
    at: float
    weeks: float
    words: tuple[str, ...]

    @property
    def name(self) -> tuple[str, str, bool]:
        """What all that may be the same number have in common, the team apart."""
        return self.key, (self.unit or "").casefold(), self.total

    def move(self, to: float, *, rises: bool) -> Move | None:
        """From its start, in all of its time; `None` where that is no time."""
        if self.weeks <= 0:
            return None
        return Move(
            start=self.start,
            to=to,
            rises=rises,
            end=self._end(rises=rises),
            unit=self.unit,
            weeks=self.weeks,
            cycle=self.cycle,
        )

    def _end(self, *, rises: bool) -> float | None:
        """See `Move`."""
        if self.total:
            return None
        if rises:
            return _FULL if self.unit == "%" and self.start < _FULL else None
        return 0.0 if self.start > 0 else None


_Known = Mapping[tuple[str, tuple[str, str, bool]], Sequence[Number]]


def planned(state: KeyResultState) -> Move | None:
    """What a metric asks for, its `stretch` included; `None` where start or target are not known."""
    number, measure = _number(state), state.definition.measure
    if number is None or not isinstance(measure, Metric) or measure.target is None:
        return None
    to = measure.target if measure.stretch is None else measure.stretch
    return number.move(float(to), rises=measure.target > measure.start)


@once
def earlier(snapshot: Snapshot) -> Mapping[str, tuple[Move, ...]]:
    """By the id of each metric whose cycle is not over: how the same number moved in up to three earlier cycles, the latest last.

    The same number is one of the same team, or of an objective that this one carries on, with the same id and unit, and a title
    that shares half of its words. Only what has a start and a value from the second half of its time tells anything.
    """
    states = snapshot.objectives
    if isinstance(states, States):
        return states.moves(lambda: _remembered(snapshot, states.followed()))
    return _remembered(snapshot, followed(states.values()))


def _remembered(snapshot: Snapshot, told: Iterable[Number]) -> Mapping[str, tuple[Move, ...]]:
    numbers = tuple(told)
    return remembered(snapshot, __name__, lambda: _earlier(snapshot, numbers), numbers)


def _earlier(snapshot: Snapshot, numbers: Sequence[Number]) -> Mapping[str, tuple[Move, ...]]:
    """Of those of cycles that are over; of a large company folders have told them before."""
    known = _by_name(numbers)
    return {
        state.id: moves
        for objective in (unclosed(snapshot) if known else ())
        for state in objective.key_results
        if (moves := _moves(snapshot, objective, state, known))
    }


def followed(objectives: Iterable[ObjectiveState]) -> Iterator[Number]:
    """The numbers of cycles that are over and tell something."""
    for objective in objectives:
        for state in objective.key_results if objective.closed and objective.in_rates else ():
            number = _number(state)
            if number and _was_followed(state):
                yield number


def _number(state: KeyResultState) -> Number | None:
    """A sum starts at 0 by itself, other metrics where their baseline says."""
    measure, time = state.definition.measure, state.definition.time
    if not isinstance(measure, Metric) or (measure.baseline is None and measure.aggregate != "sum"):
        return None
    return Number(
        team=state.key_result.team,
        cycle=state.key_result.cycle,
        key=state.key_result.key,
        unit=measure.unit,
        total=measure.aggregate == "sum",
        start=float(measure.start),
        at=state.current or 0.0,
        weeks=(time.due - time.starts).days / 7,
        words=_said(state.title),
    )


@lru_cache(maxsize=100_000)
def _said(title: str) -> tuple[str, ...]:
    """The same number mostly keeps its title, and two rules ask."""
    return tuple(sorted({*map(stem, words(title))}))


def _by_name(numbers: Iterable[Number]) -> _Known:
    """By team and name."""
    known: dict[tuple[str, tuple[str, str, bool]], list[Number]] = {}
    for number in numbers:
        known.setdefault((number.team, number.name), []).append(number)
    return known


def _likeness(one: frozenset[str], other: tuple[str, ...]) -> float:
    """How much of the words of the shorter title the two share, 0 for less than half."""
    share = len(one.intersection(other)) / max(1, min(len(one), len(other)))
    return share if share >= _ALIKE else 0.0


def _was_followed(state: KeyResultState) -> bool:
    """To the end of its time, or nearly."""
    time, reported = state.definition.time, state.last_report
    return (
        state.outcome != "retired" and reported is not None and reported >= time.starts + (time.due - time.starts) / 2
    )


def _moves(snapshot: Snapshot, objective: ObjectiveState, state: KeyResultState, known: _Known) -> tuple[Move, ...]:
    """The most alike of each cycle that was over when this one's began."""
    number, measure = _number(state), state.definition.measure
    if number is None or not isinstance(measure, Metric) or measure.target is None:
        return ()
    cycles, rises = snapshot.portfolio.cycles, measure.target > measure.start
    began = cycles[number.cycle].starts
    before = (each.objective.team for each in predecessors(snapshot, objective))
    said = frozenset(number.words)
    most: dict[str, tuple[float, Number]] = {}
    for team in dict.fromkeys([objective.objective.team, *before]):
        for other in known.get((team, number.name), ()):
            alike = _likeness(said, other.words)
            if alike > (most[other.cycle][0] if other.cycle in most else 0) and cycles[other.cycle].ends < began:
                most[other.cycle] = alike, other
    latest = [most[cycle][1] for cycle in sorted(most, key=lambda cycle: (cycles[cycle].ends, cycle))[-LAST:]]
    moves = (other.move(other.at, rises=rises) for other in latest)
    return tuple(move for move in moves if move)
