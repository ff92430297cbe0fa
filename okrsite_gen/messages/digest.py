"""The week in one message: how we stand, what needs help, how it fits, what moved, what was won and decided, who has not spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.messages import due
from okrsite_gen.messages.fit import fit
from okrsite_gen.messages.message import (
    Block,
    Entries,
    Entry,
    Heading,
    Message,
    Paragraph,
    Site,
    Span,
    Words,
    clean,
    said,
    words,
)
from okrsite_gen.messages.scope import Scope
from okrsite_gen.messages.standing import standing, status
from okrsite_gen.messages.week import Week, saying
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.pages import attention, uri
from okrsite_gen.pages.counts import sentence, verdict
from okrsite_gen.pages.groups import groups
from okrsite_gen.pages.news import summary
from okrsite_gen.pages.words import day, days, percent, plural, signed_percent
from okrsite_gen.rules import at_risk, watermelon
from okrsite_gen.scoring.snapshot import ObjectiveState

_ATTENTION, _PARTS, _REASONS, _MOST = 7, 3, 2, 10


def message(scope: Scope, site: Site) -> Message:
    """The scope's week as of the snapshot's day; the snapshot's cycle is the one that it is about."""
    snapshot, week = scope.snapshot, Week(scope, site)
    return Message(
        title=_title(scope),
        lead=(*_lead(scope), words(" ".join(summary(week.news)))),
        blocks=(
            *_standing(scope, site),
            *_attention(scope, site),
            *_section("How it fits together", tuple(fit(scope, site)), site.at(uri.MAP)),
            *_said(week, site),
            *_silent(scope, site),
        ),
        foot=(words(f"As of {day(snapshot.as_of)}. Silence is never green: who has not spoken is not on track."),),
        link=Span(text="The whole site", url=site.url) if site.url else None,
    )


def _title(scope: Scope) -> str:
    snapshot = scope.snapshot
    name = scope.name or snapshot.settings.company or "OKRs"
    return clean(f"{name}: the week to {day(snapshot.as_of)}")


def _lead(scope: Scope) -> Iterator[Words]:
    snapshot, cycle = scope.snapshot, scope.snapshot.cycle
    if cycle is None:
        yield words("There is no cycle yet: the first objective makes one.")
        return
    yield words(said(f"{cycle.title}, {_where(scope, cycle)}."))
    mine = [state for state in snapshot.of_team(scope.head or "", cycle.id) if state.in_rates]
    if mine:
        yield words(said(f"{scope.name or 'The company'}: {_lower(verdict(mine))}"))
    others = _others(scope, cycle)
    if others:
        teams = plural(len({state.objective.team for state in others}), "team")
        yield words(f"In {teams}, of {plural(len(others), 'objective')}, {sentence(others)}.")
    if scope.top is None and snapshot.rates.check_in_rate is not None:
        yield words(
            f"Of all live key results: net confidence {signed_percent(snapshot.rates.known_net_confidence)}, sure less doubting; "
            f"check-in rate {percent(snapshot.rates.check_in_rate)}, spoken of in time."
        )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(scope: Scope, cycle: Cycle) -> str:
    today = scope.snapshot.as_of
    if today < cycle.starts:
        return f"which begins on {day(cycle.starts)}"
    if today > cycle.ends:
        return f"which ended on {day(cycle.ends)}"
    left = (cycle.ends - today).days
    return f"week {cycle.week(today)} of {cycle.weeks}, {days(left)} left" if left else "its last day"


def _others(scope: Scope, cycle: Cycle) -> list[ObjectiveState]:
    return [
        state
        for state in scope.snapshot.objectives.values()
        if scope.has(state) and state.objective.cycle == cycle.id and state.objective.team != scope.head
    ]


def _standing(scope: Scope, site: Site) -> Iterator[Block]:
    found = groups(scope.snapshot, scope.head) if scope.head else ()
    yield Heading(text="How we stand")
    shown = False
    for group in found:
        rows = [row for row in group.objectives if scope.has(row.state)]
        if rows:
            yield Heading(text=clean(group.cycle.title), level=3)
            yield Entries(entries=tuple(standing(scope.snapshot, row, site) for row in rows))
            shown = True
    if not shown:
        yield Paragraph(words=words(said(f"{scope.name or 'The company'} has no objectives in this cycle yet.")))


def _attention(scope: Scope, site: Site) -> Iterator[Block]:
    rows = [row for row in attention.attention_rows(scope.snapshot) if _asks_us(scope, row)]
    if rows:
        yield Heading(text="Needs attention")
        yield Entries(entries=tuple(_urgent(row, site) for row in rows[:_ATTENTION]))
    if len(rows) > _ATTENTION:
        rest = f"and {len(rows) - _ATTENTION} more"
        yield Paragraph(words=words(Span(text=rest, url=site.at(uri.ATTENTION), style="quiet")))


def _asks_us(scope: Scope, row: attention.AttentionRow) -> bool:
    if row.state is None:
        return row.id in scope.teams and scope.cycle is None
    return scope.has(row.state)


def _urgent(row: attention.AttentionRow, site: Site) -> Entry:
    parts = sorted(row.every, key=lambda part: -sum(reason.urgency for reason in part.reasons))
    owner = said(row.owner.title) if row.owner else "no owner"
    who = words(said(row.team.title), ", ", owner) if row.state else words("the whole team")
    return Entry(
        title=(site.ref(row.ref, "strong"),),
        details=(*(_reasons(part, row, site) for part in parts[:_PARTS]), who),
        mark=status(row.state) if row.state else None,
    )


def _reasons(part: attention.Part, row: attention.AttentionRow, site: Site) -> Words:
    """What asks for attention in a key result, or in what the row is about; a watermelon says by itself that it is at risk."""
    rules = {reason.rule for reason in part.reasons}
    told = [reason for reason in part.reasons if reason.rule != at_risk.ID or watermelon.ID not in rules]
    first = sorted(told, key=lambda reason: -reason.urgency)[:_REASONS]
    why = "; ".join(clean(reason.finding.reason) for reason in first)
    return words(why) if part.id == row.id else words(site.ref(part.ref), f": {why}")


def _said(week: Week, site: Site) -> Iterator[Block]:
    found = week.news
    for title, entries, page in (
        ("Another status", week.turned(), uri.THIS_WEEK),
        ("What moved", week.moved(), uri.THIS_WEEK),
        ("Newly in the way", week.blocked(), uri.ASKS),
        ("No longer in the way", week.unblocked(), uri.ASKS),
        ("Asks", week.asks(), uri.ASKS),
        ("Wins", tuple(map(saying, found.wins)), uri.WINS),
        ("Demos", tuple(map(saying, found.demos)), uri.WINS),
        ("Decisions", tuple(map(saying, found.decisions)), uri.DECISIONS),
        ("Actions due", week.actions(), uri.DECISIONS),
    ):
        yield from _section(title, entries, site.at(page))


def _section(title: str, found: Sequence[Entry], url: str | None) -> Iterator[Block]:
    if found:
        yield Heading(text=title)
        yield Entries(entries=tuple(found[:_MOST]))
    if len(found) > _MOST:
        yield Paragraph(words=words(Span(text=f"and {len(found) - _MOST} more", url=url, style="quiet")))


def _silent(scope: Scope, site: Site) -> Iterator[Block]:
    lines = due.silent(scope)
    yield from _section("Who has not spoken", [Entry(title=line) for line in lines], site.at(uri.ATTENTION))
