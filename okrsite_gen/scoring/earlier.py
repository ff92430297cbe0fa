"""How the number of a key result moved in earlier cycles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.fields import record
from okrsite_gen.scoring.likeness import stem, words
from okrsite_gen.scoring.move import Move
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.predecessors import predecessors
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

LAST = 3
_ALIKE = 0.5
_FULL = 100.0


def planned(state: KeyResultState) -> Move | None:
    """What a metric asks for, its `stretch` included; `None` where start or target are not known."""
    number = _number(state)
    if number is None or number.measure.target is None:
        return None
    stretch = number.measure.stretch
    return number.move(float(number.measure.target if stretch is None else stretch), rises=number.rises)


@once
def earlier(snapshot: Snapshot) -> Mapping[str, tuple[Move, ...]]:
    """By the id of each metric whose cycle is not over: how the same number moved in up to three earlier cycles, the latest last.

    The same number is one of the same team, or of an objective that this one carries on, with the same id and unit, and a title
    that shares half of its words. Only what has a start and a value from the second half of its time tells anything.
    """
    known = _by_name(snapshot)
    return {
        state.id: moves
        for objective in snapshot.objectives.values()
        if not objective.closed and known
        for state in objective.key_results
        if (moves := _moves(snapshot, objective, state, known))
    }


@record
class _Number:
    """A metric whose start is known, with the words of its title."""

    state: KeyResultState
    measure: Metric
    said: frozenset[str]

    @property
    def rises(self) -> bool:
        """Whether it is to grow."""
        return self.measure.target is not None and self.measure.target > self.measure.start

    @property
    def name(self) -> tuple[str, str, bool]:
        """What all that may be the same number have in common, the team apart."""
        return self.state.key_result.key, (self.measure.unit or "").casefold(), self.measure.aggregate == "sum"

    def likeness(self, other: _Number) -> float:
        """How much of the words of the shorter title the two share, 0 for less than half."""
        share = len(self.said & other.said) / max(1, min(len(self.said), len(other.said)))
        return share if share >= _ALIKE else 0.0

    def move(self, to: float, *, rises: bool) -> Move | None:
        """From its start, in all of its time; `None` where that is no time."""
        time, measure = self.state.definition.time, self.measure
        weeks = (time.due - time.starts).days / 7
        if weeks <= 0:
            return None
        return Move(
            start=measure.start,
            to=to,
            rises=rises,
            end=self._end(rises=rises),
            unit=measure.unit,
            weeks=weeks,
            cycle=self.state.key_result.cycle,
        )

    def _end(self, *, rises: bool) -> float | None:
        """See `Move`."""
        start = self.measure.start
        if self.measure.aggregate == "sum":
            return None
        if rises:
            return _FULL if self.measure.unit == "%" and start < _FULL else None
        return 0.0 if start > 0 else None


_Known = Mapping[tuple[str, tuple[str, str, bool]], Sequence[_Number]]


def _number(state: KeyResultState) -> _Number | None:
    """A sum starts at 0 by itself, other metrics where their baseline says."""
    measure = state.definition.measure
    if not isinstance(measure, Metric) or (measure.baseline is None and measure.aggregate != "sum"):
        return None
    return _Number(state=state, measure=measure, said=_said(state.title))


@lru_cache(maxsize=100_000)
def _said(title: str) -> frozenset[str]:
    """The same number mostly keeps its title, and two rules ask."""
    return frozenset(map(stem, words(title)))


def _by_name(snapshot: Snapshot) -> _Known:
    """The finished ones that tell something, by team and name."""
    known: dict[tuple[str, tuple[str, str, bool]], list[_Number]] = {}
    for objective in snapshot.objectives.values():
        for state in objective.key_results if objective.closed and objective.in_rates else ():
            number = _number(state)
            if number and _was_followed(state):
                known.setdefault((state.key_result.team, number.name), []).append(number)
    return known


def _was_followed(state: KeyResultState) -> bool:
    """To the end of its time, or nearly."""
    time, reported = state.definition.time, state.last_report
    return (
        state.outcome != "retired" and reported is not None and reported >= time.starts + (time.due - time.starts) / 2
    )


def _moves(snapshot: Snapshot, objective: ObjectiveState, state: KeyResultState, known: _Known) -> tuple[Move, ...]:
    """The most alike of each cycle that was over when this one's began."""
    number = _number(state)
    if number is None or number.measure.target is None:
        return ()
    cycles = snapshot.portfolio.cycles
    began = cycles[state.key_result.cycle].starts
    before = (each.objective.team for each in predecessors(snapshot, objective))
    most: dict[str, tuple[float, _Number]] = {}
    for team in dict.fromkeys([objective.objective.team, *before]):
        for other in known.get((team, number.name), ()):
            cycle, alike = other.state.key_result.cycle, number.likeness(other)
            if alike > (most[cycle][0] if cycle in most else 0) and cycles[cycle].ends < began:
                most[cycle] = alike, other
    latest = [most[cycle][1] for cycle in sorted(most, key=lambda cycle: (cycles[cycle].ends, cycle))[-LAST:]]
    moves = (other.move(other.state.current or 0.0, rises=number.rises) for other in latest)
    return tuple(move for move in moves if move)
