"""Rules about what was written and how it goes: one module per rule, with its manual page.

The docstring of a rule's module is the page: its first line says what was found, then why it matters, an example, the remedy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from okrsite_gen.diagnostics import Problem, ProblemKind, Severity
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.shared import Allow
from okrsite_gen.rules import missing_owner, missing_why, pay_words, too_few_key_results, too_many_key_results
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot


class Rule(Protocol):
    """A module of this folder; `ID` says what was found and reads well after "allow", okrsite.yml may change the `SEVERITY`."""

    __doc__: str | None

    ID: str
    SEVERITY: Severity

    def check(self, snapshot: Snapshot) -> Iterable[Finding]:
        """Everything that it finds."""


RULES: tuple[Rule, ...] = (missing_owner, missing_why, pay_words, too_few_key_results, too_many_key_results)

MANUALS = tuple(ProblemKind(rule.ID, rule.SEVERITY, rule.__doc__ or "") for rule in RULES)


def check(snapshot: Snapshot, broken: Collection[str] = ()) -> list[Problem]:
    """What all rules find outside `broken` files, with the severities that okrsite.yml sets.

    What is allowed is kept, as information with its reason.
    """
    waived = _waived(snapshot)
    return [
        _problem(rule, finding, severity, waived)
        for rule in RULES
        if (severity := _severity(rule, snapshot.settings))
        for finding in rule.check(snapshot)
        if finding.where.file not in broken
    ]


def _severity(rule: Rule, settings: Settings) -> Severity | None:
    """`None` for a rule that is off."""
    asked = settings.rules.get(rule.ID, rule.SEVERITY)
    return None if asked == "off" else Severity(asked)


def _problem(rule: Rule, finding: Finding, severity: Severity, waived: Mapping[tuple[str, str], str]) -> Problem:
    objective = finding.about.partition("#")[0]
    reason = waived.get((finding.about, rule.ID)) or waived.get((objective, rule.ID)) or ""
    return Problem(
        rule.ID,
        Severity.INFO if reason else severity,
        finding.message,
        finding.where,
        finding.help,
        finding.related,
        reason,
    )


def _waived(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """The reasons of all `allow:`, by the id of what they stand in and the rule."""
    reasons: dict[tuple[str, str], str] = {}
    for objective in snapshot.objectives.values():
        _note(reasons, objective.id, objective.definition.allow)
        for state in objective.key_results:
            _note(reasons, state.id, state.definition.fields.allow)
    return reasons


def _note(reasons: dict[tuple[str, str], str], about: str, allowed: Iterable[Allow]) -> None:
    reasons.update({(about, allow.rule): allow.reason for allow in allowed})
