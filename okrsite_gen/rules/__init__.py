"""Rules about what was written and how it goes: one module per rule, with its manual page.

The docstring of a rule's module is the page: its first line says what was found, then why it matters, an example, the remedy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.model.fields import record
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.shared import Allow
from okrsite_gen.rules import (
    all_aspirational,
    all_committed,
    at_risk,
    bare_check_in,
    carried_over_twice,
    certain_from_the_start,
    dependency_not_agreed,
    due_on_last_day,
    easy_target,
    falling_confidence,
    flat_value,
    forecast_misses,
    large_meeting,
    link_to_other_cycle,
    link_to_retired,
    long_meeting,
    low_check_in_rate,
    missing_baseline,
    missing_due_date,
    missing_evidence,
    missing_owner,
    missing_unit,
    missing_why,
    out_of_reach,
    overdue_action,
    overloaded_team,
    owner_left,
    pay_words,
    possible_duplicate,
    repeat_miss,
    sandbagged,
    skipped_level,
    sparse_check_ins,
    stale_check_in,
    status_at_odds,
    support_circle,
    team_alone,
    too_few_key_results,
    too_few_objectives,
    too_many_key_results,
    too_many_objectives,
    unaligned,
    unaligned_rising,
    unexplained_miss,
    unexplained_move,
    unsupported,
    vague_check_in,
    watermelon,
)
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot


class Rule(Protocol):
    """A module of this folder; `ID` says what was found and reads well after "allow", okrsite.yml may change the `SEVERITY`.

    A rule that is off reports nothing; one that is off by default (`None`) still has its part in what needs attention.
    """

    __doc__: str | None

    ID: str

    @property
    def SEVERITY(self) -> Severity | None:  # noqa: N802 - a constant of the module
        """How much it matters by default."""

    def check(self, snapshot: Snapshot) -> Iterable[Finding]:
        """Everything that it finds."""


RULES: tuple[Rule, ...] = (
    all_aspirational,
    all_committed,
    at_risk,
    bare_check_in,
    carried_over_twice,
    certain_from_the_start,
    dependency_not_agreed,
    due_on_last_day,
    easy_target,
    falling_confidence,
    flat_value,
    forecast_misses,
    large_meeting,
    link_to_other_cycle,
    link_to_retired,
    long_meeting,
    low_check_in_rate,
    missing_baseline,
    missing_due_date,
    missing_evidence,
    missing_owner,
    missing_unit,
    missing_why,
    out_of_reach,
    overdue_action,
    overloaded_team,
    owner_left,
    pay_words,
    possible_duplicate,
    repeat_miss,
    sandbagged,
    skipped_level,
    sparse_check_ins,
    stale_check_in,
    status_at_odds,
    support_circle,
    team_alone,
    too_few_key_results,
    too_few_objectives,
    too_many_key_results,
    too_many_objectives,
    unaligned,
    unaligned_rising,
    unexplained_miss,
    unexplained_move,
    unsupported,
    vague_check_in,
    watermelon,
)

# What asks for somebody's attention: the rule, how urgently (a page ranks by the sum), and what readers call it.
ATTENTION: tuple[tuple[Rule, int, str], ...] = (
    (stale_check_in, 5, "silent"),
    (at_risk, 3, "at risk"),
    (watermelon, 3, "said on track"),
    (falling_confidence, 2, "confidence falling"),
    (forecast_misses, 2, "forecast misses"),
    (dependency_not_agreed, 2, "not agreed"),
    (overloaded_team, 2, "overloaded team"),
    (low_check_in_rate, 2, "quiet team"),
    (missing_owner, 2, "no owner"),
    (owner_left, 2, "owner left"),
    (repeat_miss, 1, "missed twice"),
    (flat_value, 1, "flat"),
    (unaligned, 1, "unaligned"),
    (unaligned_rising, 1, "unaligned rising"),
)

OFF = "off"


@record
class Manual:
    """A rule's page."""

    id: str
    severity: str
    manual: str


MANUALS = tuple(Manual(id=rule.ID, severity=rule.SEVERITY or OFF, manual=rule.__doc__ or "") for rule in RULES)


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


@record
class Reason:
    """Why something needs attention: what the rule `rule` found, how urgent that is (5 the most), and a word or two for it."""

    rule: str
    urgency: int
    word: str
    finding: Finding


def attention(snapshot: Snapshot) -> list[Reason]:
    """What the rules of `ATTENTION` find, the most urgent first, unless okrsite.yml turns them off or it is allowed."""
    waived = _waived(snapshot)
    return [
        Reason(rule=rule.ID, urgency=urgency, word=word, finding=finding)
        for rule, urgency, word in ATTENTION
        if snapshot.settings.rules.get(rule.ID) != OFF
        for finding in rule.check(snapshot)
        if not _reason(waived, finding.about, rule.ID)
    ]


def _severity(rule: Rule, settings: Settings) -> Severity | None:
    """`None` for a rule that is off."""
    asked = settings.rules.get(rule.ID, rule.SEVERITY)
    return None if asked is None or asked == OFF else Severity(asked)


def _problem(rule: Rule, finding: Finding, severity: Severity, waived: Mapping[tuple[str, str], str]) -> Problem:
    reason = _reason(waived, finding.about, rule.ID)
    return Problem(
        rule.ID,
        Severity.INFO if reason else severity,
        finding.message,
        finding.where,
        finding.help,
        finding.related,
        reason,
    )


def _reason(waived: Mapping[tuple[str, str], str], about: str, rule: str) -> str:
    """Why it is allowed: what stands in the key result, else in its objective."""
    return waived.get((about, rule)) or waived.get((about.partition("#")[0], rule)) or ""


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
