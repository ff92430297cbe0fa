"""`allow:` in objectives and key results: which rule is waived where and why, and whether there is anything to waive."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from okrsite_gen.diagnostics import Origin, Problem, Severity
from okrsite_gen.loading.settings import ADJUSTABLE
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.shared import Allow
from okrsite_gen.scoring.snapshot import Snapshot
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
        beside = portfolio.objectives.values() if portfolio else ()
        hidden = (
            each for objective in beside if objective.id not in snapshot.objectives for each in _hidden(objective)
        )
        self._waivers = {(each.about, each.rule): each for each in (*_written(snapshot), *hidden)}
        self._used: set[Origin] = set()
        self._by_place: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
        for waiver in self._waivers.values():
            self._by_place[waiver.rule, waiver.inside.file].append(waiver)

    def reason(self, rule: str, about: str) -> str:
        """Why it is allowed: what stands in the key result, else in its objective; empty where it is not."""
        for place in (about, about.partition("#")[0]):
            if waiver := self._waivers.get((place, rule)):
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
        """Those of `places` whose `allow:` names one of the `active` rules and was never used."""
        rules = {waiver.where: waiver.rule for waiver in self._waivers.values()}
        return {place for place in places if rules.get(place) in active and place not in self._used}

    def _reason_at(self, problem: Problem) -> str:
        """As `reason`, for a problem that is known by its place; the innermost counts."""
        if problem.rule not in ADJUSTABLE:
            return ""
        where = problem.where
        file = where.path if isinstance(where, Span) else where.file
        found = [each for each in self._by_place.get((problem.rule, file), ()) if _holds(each.inside, where)]
        return self._use(max(found, key=lambda each: len(each.inside.path))) if found else ""

    def _use(self, waiver: Waiver) -> str:
        self._used.add(waiver.where)
        return waiver.reason


def _holds(outer: Origin, inner: Origin | Span) -> bool:
    """Whether a place lies inside another; a position in a file lies only inside the whole of it."""
    if isinstance(inner, Span):
        return inner.path == outer.file and not outer.path
    return inner.file == outer.file and inner.path[: len(outer.path)] == outer.path


def _written(snapshot: Snapshot) -> Iterator[Waiver]:
    for objective in snapshot.objectives.values():
        yield from _of(objective.id, objective.definition.allow, objective.objective.place)
        for state in objective.key_results:
            yield from _of(state.id, state.definition.fields.allow, state.key_result.place)


def _hidden(objective: Objective) -> Iterator[Waiver]:
    yield from _of(objective.id, objective.fields.allow, objective.place)
    for key_result in objective.key_results:
        yield from _of(key_result.id, key_result.fields.allow, key_result.place)


def _of(about: str, allowed: Iterable[Allow], inside: Origin) -> Iterator[Waiver]:
    for index, allow in enumerate(allowed):
        where = inside.at("allow", index, "rule")
        yield Waiver(about=about, rule=allow.rule, reason=allow.reason, inside=inside, where=where)
