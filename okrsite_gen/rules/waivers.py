"""`allow:` in objectives and key results: which rule is waived where and why, and whether there is anything to waive."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from okrsite_gen.diagnostics import Origin, Problem, Severity
from okrsite_gen.loading.settings import ADJUSTABLE
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio, place_of
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.shared import Allow
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed
from okrsite_gen.source import Span

OFF = "off"


@record
class Waiver:
    """An `allow:` of `rule` in the objective or key result `about`, which is written at `inside`; the rule's name stands at `where`."""

    about: str
    rule: str
    reason: str
    inside: Origin
    where: Origin


class Waivers:
    """All `allow:` of a snapshot, and of what the `portfolio` has beside it. Asking for a reason notes that it is used."""

    def __init__(self, snapshot: Snapshot, portfolio: Portfolio | None = None) -> None:
        self._snapshot = snapshot
        self._beside: Mapping[str, Objective] = portfolio.objectives if portfolio else {}
        self._known: dict[str, Mapping[tuple[str, str], Waiver]] = {}
        self._used: set[Origin] = set()

    def reason(self, rule: str, about: str) -> str:
        """Why it is allowed: what stands in the key result, else in its objective; empty where it is not."""
        objective = about.partition("#")[0]
        for place in (about, objective):
            if waiver := self._of(objective).get((place, rule)):
                return self._use(waiver)
        return ""

    def weighed(self, mistakes: Iterable[Problem], settings: Settings) -> Iterator[Problem]:
        """What reading and loading found: warnings as okrsite.yml has them and as `allow:` says, errors as they are."""
        for problem in mistakes:
            asked = settings.rules.get(problem.rule) if problem.rule in ADJUSTABLE else None
            if asked == OFF:
                continue
            if reason := self._reason_at(problem):
                yield dataclasses.replace(problem, severity=Severity.INFO, allowed=reason)
            else:
                yield dataclasses.replace(problem, severity=Severity(asked)) if asked else problem

    def idle(self, places: Iterable[Origin], active: Collection[str]) -> set[Origin]:
        """Those of `places`, in cycles that are not over, whose `allow:` names one of the `active` rules and was never used."""
        open_ = (waiver for state in unclosed(self._snapshot) for waiver in self._of(state.id).values())
        rules = {waiver.where: waiver.rule for waiver in open_}
        return {place for place in places if rules.get(place) in active and place not in self._used}

    def _reason_at(self, problem: Problem) -> str:
        """As `reason`, for a problem that is known by its place; the innermost counts."""
        if problem.rule not in ADJUSTABLE:
            return ""
        where = problem.where
        file = where.path if isinstance(where, Span) else where.file
        found = [each for each in self._in(file) if each.rule == problem.rule and _holds(each.inside, where)]
        return self._use(max(found, key=lambda each: len(each.inside.path))) if found else ""

    def _of(self, objective: str) -> Mapping[tuple[str, str], Waiver]:
        """Those of an objective and its key results, by what they are about and the rule."""
        if objective not in self._known:
            self._known[objective] = {(each.about, each.rule): each for each in self._written(objective)}
        return self._known[objective]

    def _written(self, objective: str) -> Iterable[Waiver]:
        if objective in self._snapshot.objectives:
            return _seen(self._snapshot.objectives[objective])
        return _hidden(self._beside[objective]) if objective in self._beside else ()

    def _in(self, file: str) -> Iterator[Waiver]:
        """Those of all objectives of the folder that a file lies in."""
        ids = self._by_folder.get(tuple(file.split("/")[-3:-1]), ())
        return (waiver for id_ in ids for waiver in self._of(id_).values())

    @cached_property
    def _by_folder(self) -> Mapping[tuple[str, ...], list[str]]:
        return grouped(dict.fromkeys((*self._snapshot.objectives, *self._beside)), place_of)

    def _use(self, waiver: Waiver) -> str:
        self._used.add(waiver.where)
        return waiver.reason


def _holds(outer: Origin, inner: Origin | Span) -> bool:
    """Whether a place lies inside another; a position in a file lies only inside the whole of it."""
    if isinstance(inner, Span):
        return inner.path == outer.file and not outer.path
    return inner.file == outer.file and inner.path[: len(outer.path)] == outer.path


def _seen(objective: ObjectiveState) -> Iterator[Waiver]:
    if objective.definition.allow:
        yield from _of(objective.objective, objective.definition.allow)
    for state in objective.key_results:
        if state.definition.fields.allow:
            yield from _of(state.key_result, state.definition.fields.allow)


def _hidden(objective: Objective) -> Iterator[Waiver]:
    yield from _of(objective, objective.fields.allow)
    for key_result in objective.key_results:
        yield from _of(key_result, key_result.fields.allow)


def _of(about: Objective | KeyResult, allowed: Sequence[Allow]) -> Iterator[Waiver]:
    for index, allow in enumerate(allowed):
        where = about.place.at("allow", index, "rule")
        yield Waiver(about=about.id, rule=allow.rule, reason=allow.reason, inside=about.place, where=where)
