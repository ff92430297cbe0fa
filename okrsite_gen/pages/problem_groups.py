"""Problems by severity and by rule, for pages on which there may be hundreds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.model.fields import record
from okrsite_gen.pages import uri

_FEW = 40
Kind = Literal["error", "warning", "info", "allowed"]
_KINDS: tuple[Kind, ...] = ("error", "warning", "info", "allowed")


@record
class OfRule:
    """What one rule found: `shown` are the first of `total`, and `page` has them all. `unfolded` where there is room for it."""

    rule: str
    summary: str
    total: int
    shown: tuple[Diagnostic, ...]
    page: str
    unfolded: bool


@record
class Group:
    """The problems of one severity, or those that are allowed, the most frequent rule first."""

    kind: Kind
    total: int
    rules: tuple[OfRule, ...]


def groups(found: Sequence[Diagnostic], summaries: Mapping[str, str], most: int) -> tuple[Group, ...]:
    """All of each rule where there are few of everything, else the first `most`."""
    few = len(found) <= _FEW
    by_kind = by(found, _kind)
    made = []
    for kind in _KINDS:
        by_rule = by(by_kind.get(kind, ()), lambda problem: problem.rule)
        ranked = sorted(by_rule, key=lambda rule: (-len(by_rule[rule]), rule))
        if ranked:
            of_rules = tuple(
                OfRule(
                    rule=rule,
                    summary=summaries.get(rule, ""),
                    total=len(by_rule[rule]),
                    shown=tuple(by_rule[rule][: max(most, _FEW) if few else most]),
                    page=uri.problems_of_rule(rule),
                    unfolded=few or len(ranked) == 1,
                )
                for rule in ranked
            )
            made.append(Group(kind=kind, total=len(by_kind[kind]), rules=of_rules))
    return tuple(made)


def by(found: Iterable[Diagnostic], key: Callable[[Diagnostic], str]) -> dict[str, list[Diagnostic]]:
    """In the order of the first of each."""
    grouped: dict[str, list[Diagnostic]] = {}
    for problem in found:
        grouped.setdefault(key(problem), []).append(problem)
    return grouped


def count(found: Iterable[Diagnostic]) -> int:
    """Those that nobody allowed."""
    return sum(not problem.allowed for problem in found)


def _kind(problem: Diagnostic) -> str:
    return "allowed" if problem.allowed else problem.severity.value
