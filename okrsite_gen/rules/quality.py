"""How well objectives are written, whatever they reach: which rules count, how much, and what they leave of each line.

A line is an objective's text or a key result's title with its data. It has ten points; each rule that speaks of it takes its weight off, once,
and no line falls below 0. The quality of anything is the share of the points of its lines that are left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from operator import add
from typing import Literal

from okrsite_gen.diagnostics import Diagnostic, Problem
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.rules import RULES, check
from okrsite_gen.scoring.concluded import conclude, concluded
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

Aspect = Literal["wording", "structure", "ambition", "alignment"]

FULL = 10

# What a rule takes off the line that it speaks of. Rules about teams, about the course of things and about check-ins are not in it.
WEIGHTS: Mapping[Aspect, Mapping[str, int]] = {
    "wording": {
        "not-measurable": 5,
        "output-not-outcome": 4,
        "pay-words": 4,
        "activity-word": 3,
        "business-as-usual": 3,
        "vague-word": 3,
        "jargon": 2,
        "number-in-objective": 2,
        "unrelated-key-result": 2,
        "long-title": 1,
        "unknown-abbreviation": 1,
    },
    "structure": {
        "too-few-key-results": 5,
        "missing-owner": 4,
        "missing-baseline": 3,
        "missing-why": 3,
        "too-many-key-results": 3,
        "due-on-last-day": 2,
        "missing-due-date": 1,
        "missing-evidence": 1,
        "missing-unit": 1,
    },
    "ambition": {
        "certain-from-the-start": 3,
        "easy-target": 3,
        "sandbagged": 3,
        "out-of-reach": 2,
    },
    "alignment": {
        "support-circle": 5,
        "unaligned": 4,
        "link-to-retired": 2,
        "link-to-other-cycle": 1,
        "skipped-level": 1,
    },
}
COUNTED: Mapping[str, tuple[Aspect, int]] = {
    rule: (aspect, weight) for aspect, rules in WEIGHTS.items() for rule, weight in rules.items()
}
# What can be read off the text alone, and so of cycles that are over, too.
TEXTUAL: tuple[Aspect, ...] = ("wording", "structure")
_Tally = tuple[int, ...]
_NONE: _Tally = (0, 0, 0)
_TEXT_RULES = tuple(rule for rule in RULES if COUNTED.get(rule.ID, ("", 0))[0] in TEXTUAL)


@record
class Fault:
    """A counted rule that speaks of a line; of one that speaks of it twice the first time."""

    rule: str
    aspect: Aspect
    weight: int
    problem: Diagnostic | Problem


@record
class Points:
    """Points that are left `of` those that there are."""

    left: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.left / self.of


@record
class Line:
    """An objective's text or a key result's title, with what was found in it, the heaviest first."""

    state: ObjectiveState | KeyResultState
    faults: tuple[Fault, ...]

    @property
    def left(self) -> int:
        """Its points, never below 0."""
        return max(0, FULL - sum(fault.weight for fault in self.faults))


@record
class Written:
    """An objective and its key results, the retired ones apart."""

    state: ObjectiveState
    lines: tuple[Line, ...]

    @property
    def points(self) -> Points:
        """Of all its lines."""
        return Points(left=sum(line.left for line in self.lines), of=FULL * len(self.lines))


@record
class OfCycle:
    """What is left of all lines of a cycle when only wording and structure count."""

    cycle: Cycle
    objectives: int
    points: Points
    lines: int


@once_unnoted
def quality(snapshot: Snapshot) -> Mapping[str, Written]:
    """By id the objectives of cycles that are not over; personal ones, drafts and what was retired are not in it.

    Who shows something of it is given what was found.
    """
    faults = _faults(problem for problem in snapshot.problems if not problem.allowed)
    return {state.id: _written(state, faults) for state in unclosed(snapshot) if _is_counted(state)}


@once_unnoted
def by_cycle(snapshot: Snapshot) -> tuple[OfCycle, ...]:
    """All cycles, the oldest first; those that are over are read with today's rules, in the words that stand there today."""
    found = _tallies(_textual(one) for one in quality(snapshot).values())
    for cycle, over in _over(snapshot).items():
        found[cycle] = tuple(map(add, found.get(cycle, _NONE), over))
    cycles = snapshot.portfolio.cycles
    return tuple(
        OfCycle(
            cycle=cycles[id_],
            objectives=found[id_][0],
            lines=found[id_][1],
            points=Points(left=found[id_][2], of=FULL * found[id_][1]),
        )
        for id_ in sorted(found, key=lambda id_: (cycles[id_].starts, cycles[id_].ends, id_))
    )


def points(written: Iterable[Written]) -> Points | None:
    """Of several objectives together; `None` of none."""
    found = [one.points for one in written]
    return Points(left=sum(one.left for one in found), of=sum(one.of for one in found)) if found else None


def _is_counted(state: ObjectiveState) -> bool:
    return state.in_rates and state.outcome != "retired"


def _faults(problems: Iterable[Diagnostic | Problem]) -> dict[str, dict[str, Fault]]:
    """By what they are about, and by rule."""
    found: dict[str, dict[str, Fault]] = {}
    for problem in problems:
        if problem.rule in COUNTED and problem.about:
            aspect, weight = COUNTED[problem.rule]
            fault = Fault(rule=problem.rule, aspect=aspect, weight=weight, problem=problem)
            found.setdefault(problem.about, {}).setdefault(problem.rule, fault)
    return found


def _written(state: ObjectiveState, faults: Mapping[str, Mapping[str, Fault]]) -> Written:
    parts: tuple[ObjectiveState | KeyResultState, ...] = (
        state,
        *(part for part in state.key_results if part.outcome != "retired"),
    )
    return Written(
        state=state, lines=tuple(Line(state=part, faults=_sorted(faults.get(part.id, {}))) for part in parts)
    )


def _sorted(faults: Mapping[str, Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults.values(), key=lambda fault: (-fault.weight, fault.rule)))


def _over(snapshot: Snapshot) -> dict[str, _Tally]:
    """What is over, by cycle. No new check-in changes it, so it is kept, and its objectives are not asked for."""
    cycles = grouped(snapshot.objectives, cycle_of)
    found = {cycle: concluded(snapshot, __name__, cycle) for cycle in cycles}
    known = {cycle: tally for cycle, tally in found.items() if tally}
    missing = (snapshot.objectives[id_] for cycle, ids in cycles.items() if cycle not in known for id_ in ids)
    made = _tallies(_past(snapshot, [state for state in missing if state.closed and _is_counted(state)]))
    for cycle, tally in made.items():
        conclude(snapshot, __name__, tally, cycle)
    return known | made


def _past(snapshot: Snapshot, states: Iterable[ObjectiveState]) -> Iterator[Written]:
    """What is over, read as if it were not."""
    reopened = {state.id: state.but(closed=False) for state in states}
    problems = check(dataclasses.replace(snapshot, objectives=reopened), among=_TEXT_RULES) if reopened else ()
    faults = _faults(problem for problem in problems if not problem.allowed)
    return (_written(state, faults) for state in reopened.values())


def _textual(written: Written) -> Written:
    """With only what can be read off the text."""
    lines = (
        Line(state=line.state, faults=tuple(fault for fault in line.faults if fault.aspect in TEXTUAL))
        for line in written.lines
    )
    return Written(state=written.state, lines=tuple(lines))


def _tallies(written: Iterable[Written]) -> dict[str, _Tally]:
    """By cycle, how many objectives and lines there are, and the points that are left."""
    found: dict[str, _Tally] = {}
    for one in written:
        objectives, lines, left = found.get(one.state.objective.cycle, _NONE)
        found[one.state.objective.cycle] = objectives + 1, lines + len(one.lines), left + one.points.left
    return found
