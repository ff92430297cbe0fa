"""Rules about what was written and how it goes: one module per rule, with its manual page.

The docstring of a rule's module is the page: its first line says what was found, then why it matters, an example, the remedy.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable

from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.loading.settings import ADJUSTABLE
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.settings import Settings
from okrsite_gen.rules import (
    activity_word,
    all_aspirational,
    all_committed,
    at_risk,
    bare_check_in,
    business_as_usual,
    carried_over_twice,
    certain_from_the_start,
    dependency_not_agreed,
    due_on_last_day,
    easy_target,
    falling_confidence,
    flat_value,
    forecast_misses,
    jargon,
    large_meeting,
    link_to_other_cycle,
    link_to_retired,
    long_meeting,
    long_title,
    low_check_in_rate,
    missing_baseline,
    missing_due_date,
    missing_evidence,
    missing_owner,
    missing_unit,
    missing_why,
    not_measurable,
    number_in_objective,
    out_of_reach,
    output_not_outcome,
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
    unknown_abbreviation,
    unrelated_key_result,
    unsupported,
    unused_allow,
    vague_check_in,
    vague_word,
    watermelon,
)
from okrsite_gen.rules.concluding import ALONE, CONCLUDING
from okrsite_gen.rules.finding import Finding, Rule
from okrsite_gen.rules.finding import Found as Found
from okrsite_gen.rules.waivers import OFF, Waivers
from okrsite_gen.scoring.once import once, once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot

RULES: tuple[Rule, ...] = (
    activity_word,
    all_aspirational,
    all_committed,
    at_risk,
    bare_check_in,
    business_as_usual,
    carried_over_twice,
    certain_from_the_start,
    dependency_not_agreed,
    due_on_last_day,
    easy_target,
    falling_confidence,
    flat_value,
    forecast_misses,
    jargon,
    large_meeting,
    link_to_other_cycle,
    link_to_retired,
    long_meeting,
    long_title,
    low_check_in_rate,
    missing_baseline,
    missing_due_date,
    missing_evidence,
    missing_owner,
    missing_unit,
    missing_why,
    not_measurable,
    number_in_objective,
    out_of_reach,
    output_not_outcome,
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
    unknown_abbreviation,
    unrelated_key_result,
    unsupported,
    unused_allow,
    vague_check_in,
    vague_word,
    watermelon,
)
_ALONE = [rule for rule in RULES if rule.ID in ALONE]

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


@record
class Manual:
    """A rule's page."""

    id: str
    severity: str
    manual: str


MANUALS = tuple(Manual(id=rule.ID, severity=rule.SEVERITY or OFF, manual=rule.__doc__ or "") for rule in RULES)


def check(
    snapshot: Snapshot,
    broken: Collection[str] = (),
    among: Iterable[Rule] = RULES,
    mistakes: Iterable[Problem] = (),
    portfolio: Portfolio | None = None,
    found: Found | None = None,
) -> list[Problem]:
    """What all rules find outside `broken` files, with the severities that okrsite.yml sets, after the `mistakes` of reading.

    What was `found` already is not looked for again. What is allowed is kept, as information with its reason; of mistakes in what readers do not see, `portfolio` has the reasons.
    Rules that conclude from all files together speak only when all could be read, as does the one for an unused `allow:`.
    """
    waivers, active = Waivers(snapshot, portfolio), _active(among, snapshot.settings)
    known = list(waivers.weighed(mistakes, snapshot.settings))
    waiting = {unused_allow.ID, *(CONCLUDING if broken else ())}
    asked = [(rule, severity) for rule, severity in active if rule.ID not in waiting]
    left = _with(snapshot, found.left) if found else snapshot
    problems = [
        _problem(rule, finding, severity, waivers)
        for rule, severity in asked
        for finding in _findings(rule, snapshot, left, found)
        if finding.where.file not in broken
    ]
    idle = [] if broken else _idle(snapshot, active, waivers)
    return [*known, *problems, *idle]


@once_unnoted
def asked_alone(snapshot: Snapshot) -> list[Rule]:
    """The rules that are not off and look at one objective alone."""
    return [rule for rule, _ in _active(_ALONE, snapshot.settings)]


def _findings(rule: Rule, snapshot: Snapshot, left: Snapshot, found: Found | None) -> Iterable[Finding]:
    if found is None or rule.ID not in ALONE:
        return rule.check(snapshot)
    return [*found.findings.get(rule.ID, ()), *rule.check(left)]


def _with(snapshot: Snapshot, objectives: Iterable[str]) -> Snapshot:
    """With these objectives alone."""
    return dataclasses.replace(snapshot, objectives={id_: snapshot.objectives[id_] for id_ in sorted(objectives)})


def _active(among: Iterable[Rule], settings: Settings) -> list[tuple[Rule, Severity]]:
    """The rules that are not off."""
    weighed = ((rule, _severity(rule, settings)) for rule in among)
    return [(rule, severity) for rule, severity in weighed if severity]


def _idle(snapshot: Snapshot, active: list[tuple[Rule, Severity]], waivers: Waivers) -> list[Problem]:
    """What was allowed and need not be, after all other rules have asked."""
    severity = next((severity for rule, severity in active if rule is unused_allow), None)
    if severity is None:
        return []
    found = list(unused_allow.check(snapshot))
    if not found:
        return []
    ids = {rule.ID for rule, _ in active} | {id_ for id_ in ADJUSTABLE if snapshot.settings.rules.get(id_) != OFF}
    idle = waivers.idle([finding.where for finding in found], ids)
    return [_problem(unused_allow, finding, severity, waivers) for finding in found if finding.where in idle]


@record
class Reason:
    """Why something needs attention: what the rule `rule` found, how urgent that is (5 the most), and a word or two for it."""

    rule: str
    urgency: int
    word: str
    finding: Finding


@once
def attention(snapshot: Snapshot) -> list[Reason]:
    """What the rules of `ATTENTION` find, the most urgent first, unless okrsite.yml turns them off or it is allowed."""
    waivers, active = Waivers(snapshot), {rule.ID for rule, _ in _active(_ALONE, snapshot.settings)}
    known: Found | None = snapshot.found
    left = _with(snapshot, known.left) if known else snapshot
    return [
        Reason(rule=rule.ID, urgency=urgency, word=word, finding=finding)
        for rule, urgency, word in ATTENTION
        if snapshot.settings.rules.get(rule.ID) != OFF
        for finding in _sorted(rule, snapshot, left, known if rule.ID in active else None)
        if not waivers.reason(rule.ID, finding.about)
    ]


def _sorted(rule: Rule, snapshot: Snapshot, left: Snapshot, found: Found | None) -> Iterable[Finding]:
    """As the rule itself would find it, objective by objective."""
    findings = _findings(rule, snapshot, left, found)
    if found is None or rule.ID not in ALONE:
        return findings
    return sorted(findings, key=lambda each: each.about.partition("#")[0])


def _severity(rule: Rule, settings: Settings) -> Severity | None:
    """`None` for a rule that is off."""
    asked = settings.rules.get(rule.ID, rule.SEVERITY)
    return None if asked is None or asked == OFF else Severity(asked)


def _problem(rule: Rule, finding: Finding, severity: Severity, waivers: Waivers) -> Problem:
    reason = waivers.reason(rule.ID, finding.about)
    return Problem(
        rule.ID,
        Severity.INFO if reason else severity,
        finding.message,
        finding.where,
        finding.help,
        finding.related,
        reason,
        about=finding.about,
    )
