"""What needs attention: one ranked list, each line with its reason, its rule, the days left and the rate needed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from okrsite_gen import rules
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, stubs, uri, words
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.twin import twin
from okrsite_gen.rules import at_risk, watermelon
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

_MOST = 150


@record
class Part:
    """The objective or team itself, or one of its key results, with all its reasons.

    `rate` says what it would take and what was achieved: `needs 10.2 points a week, made 1.5 a week since the start`.
    """

    id: str
    ref: rows.Ref
    owner: rows.Ref | None
    due: dt.date | None
    rate: str
    reasons: tuple[rules.Reason, ...]

    @property
    def told(self) -> tuple[rules.Reason, ...]:
        """The reasons beside each other: where `at-risk` has said how far behind it is, `watermelon` does not say so again."""
        if not {at_risk.ID, watermelon.ID} <= {reason.rule for reason in self.reasons}:
            return self.reasons
        return tuple(_shorter(reason) if reason.rule == watermelon.ID else reason for reason in self.reasons)


@record
class AttentionRow:
    """An objective (or a team, then without a state) with what asks for attention in it; the higher `urgency` comes first.

    `whole` has the reasons of the objective itself, `parts` those of its key results.
    """

    id: str
    ref: rows.Ref
    team: rows.Ref
    owner: rows.Ref | None
    state: ObjectiveState | None
    due: dt.date | None
    urgency: int
    whole: Part | None
    parts: tuple[Part, ...]

    @property
    def first_due(self) -> dt.date | None:
        """When the first of what is named is due."""
        return min((part.due for part in self.every if part.due), default=None)

    @property
    def every(self) -> tuple[Part, ...]:
        """The whole first."""
        return (self.whole, *self.parts) if self.whole else self.parts

    @property
    def reasons(self) -> tuple[rules.Reason, ...]:
        """One of each rule, the most urgent first."""
        found = {reason.rule: reason for part in self.every for reason in part.reasons}
        return tuple(sorted(found.values(), key=lambda reason: -reason.urgency))


def _shorter(reason: rules.Reason) -> rules.Reason:
    return dataclasses.replace(reason, finding=dataclasses.replace(reason.finding, reason=watermelon.SAID))


@record
class Tally:
    """How many rows have a reason."""

    rule: str
    word: str
    number: int


@record
class AttentionView:
    """The whole page; `total` may be more than is shown."""

    rows: tuple[AttentionRow, ...]
    total: int
    tallies: tuple[Tally, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.ATTENTION,
        title="Needs attention",
        description="What is at risk, silent or heading for a miss, the most urgent first.",
        section="week",
        template="attention.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("needs attention at risk silent falling forecast"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """The whole list as data."""
    yield twin(snapshot, uri.ATTENTION, partial(_data, snapshot))


@once
def attention_rows(snapshot: Snapshot) -> tuple[AttentionRow, ...]:
    """All rows, the most urgent first; of what is equally urgent, what is due first."""
    found: dict[str, dict[str, list[rules.Reason]]] = {}
    for reason in rules.attention(snapshot):
        about = reason.finding.about
        found.setdefault(about.partition("#")[0], {}).setdefault(about, []).append(reason)
    ranked = [_row(snapshot, id_, parts) for id_, parts in found.items() if _is_everybodys(snapshot, id_)]
    return tuple(sorted(ranked, key=lambda row: (-row.urgency, row.first_due or dt.date.max, row.id)))


def tallies(found: Iterable[AttentionRow]) -> tuple[Tally, ...]:
    """In the order of urgency."""
    reasons = [reason for row in found for reason in row.reasons]
    number = Counter(reason.rule for reason in reasons)
    return tuple(
        Tally(rule=rule.ID, word=word, number=number[rule.ID]) for rule, _, word in rules.ATTENTION if number[rule.ID]
    )


def _view(snapshot: Snapshot) -> AttentionView:
    found = attention_rows(snapshot)
    return AttentionView(rows=found[:_MOST], total=len(found), tallies=tallies(found))


def _is_everybodys(snapshot: Snapshot, about: str) -> bool:
    state = snapshot.objectives.get(about)
    return state is None or (state.in_rates and state.pace != "retired")


def _row(snapshot: Snapshot, about: str, parts: dict[str, list[rules.Reason]]) -> AttentionRow:
    state = snapshot.objectives.get(about)
    team = rows.team(snapshot, state.objective.team if state else about)
    whole = _part(snapshot, about, tuple(parts[about])) if about in parts else None
    shown = tuple(_part(snapshot, id_, tuple(found)) for id_, found in sorted(parts.items()) if id_ != about)
    return AttentionRow(
        id=about,
        ref=rows.about(snapshot, about) if state else team,
        team=team,
        owner=rows.person(snapshot, state.objective.owner) if state else None,
        state=state,
        due=_due(snapshot, None, state),
        urgency=_urgency(snapshot, state, parts.values()),
        whole=whole,
        parts=shown,
    )


def _urgency(snapshot: Snapshot, state: ObjectiveState | None, parts: Iterable[list[rules.Reason]]) -> int:
    """The sum over the rules that found anything; double for the company's own objectives."""
    by_rule = {reason.rule: reason.urgency for reasons in parts for reason in reasons}
    company = snapshot.company is not None and state is not None and state.objective.team == snapshot.company.id
    return sum(by_rule.values()) * (2 if company else 1)


def _part(snapshot: Snapshot, about: str, reasons: tuple[rules.Reason, ...]) -> Part:
    key_result, objective = snapshot.key_results.get(about), snapshot.objectives.get(about)
    return Part(
        id=about,
        ref=rows.about(snapshot, about) if "/" in about else rows.team(snapshot, about),
        owner=rows.person(snapshot, key_result.key_result.owner) if key_result else None,
        due=_due(snapshot, key_result, objective),
        rate=rate(key_result or objective),
        reasons=reasons,
    )


def _due(snapshot: Snapshot, key_result: KeyResultState | None, objective: ObjectiveState | None) -> dt.date | None:
    if key_result:
        return key_result.definition.time.due
    return snapshot.portfolio.cycles[objective.objective.cycle].ends if objective else None


def rate(figures: Figures | None) -> str:
    """What it would take, and what was achieved; empty where that is unknown, or as much was achieved as is needed."""
    if figures is None or not figures.needed_per_week:
        return ""
    if (figures.achieved_per_week or 0.0) >= figures.needed_per_week:
        return ""
    needs, made = words.per_week(figures.needed_per_week), words.per_week(figures.achieved_per_week, bare=True)
    return f"needs {needs}, made {made} since the start" if made else f"needs {needs}"


def _data(snapshot: Snapshot) -> dict[str, object]:
    items = [
        {
            "about": part.id,
            "title": part.ref.title,
            "team": row.team.title,
            "urgency": row.urgency,
            "due": part.due,
            "days_left": (part.due - snapshot.as_of).days if part.due else None,
            "rate": part.rate or None,
            "reasons": [{"rule": reason.rule, "reason": reason.finding.reason} for reason in part.reasons],
        }
        for row in attention_rows(snapshot)
        for part in row.every
    ]
    return {"items": items}
