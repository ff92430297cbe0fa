"""The opening of a cycle: what it is for, who wants to reach what by when, how to read it, and when the first check-ins are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

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
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.words import day, joined, plural, score, short_day
from okrsite_gen.scoring.owed import check_in_days
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")


def message(scope: Scope, cycle: Cycle, site: Site) -> Message:
    """The opening of `cycle`, for the scope's teams."""
    snapshot = scope.snapshot
    name = scope.name or snapshot.settings.company or "OKRs"
    return Message(
        title=clean(f"{name}, {cycle.title}: what we want to reach"),
        lead=tuple(_lead(scope, cycle)),
        blocks=(*_objectives(scope, cycle, site), *_how_to_read(snapshot, site), *_first_days(scope, cycle)),
        foot=(words(f"As of {day(snapshot.as_of)}."),),
        link=Span(text=clean(f"{cycle.title} on the site"), url=site.at(uri.cycle(cycle.id))) if site.url else None,
    )


def _lead(scope: Scope, cycle: Cycle) -> Iterator[Words]:
    settings = scope.snapshot.settings
    if settings.mission:
        yield words(said(settings.mission, "strong"))
    yield words(
        said(f"{cycle.title} runs from {day(cycle.starts)} to {day(cycle.ends)}: {plural(cycle.weeks, 'week')}.")
    )
    of_cycle = [state for state in scope.snapshot.objectives.values() if _is_of(scope, state, cycle)]
    if of_cycle:
        teams = plural(len({state.objective.team for state in of_cycle}), "team")
        results = sum(len(state.key_results) for state in of_cycle)
        yield words(f"{plural(len(of_cycle), 'objective')} with {plural(results, 'key result')}, written by {teams}.")


def _is_of(scope: Scope, state: ObjectiveState, cycle: Cycle) -> bool:
    return scope.has(state) and state.objective.cycle == cycle.id and state.pace != "retired"


def _objectives(scope: Scope, cycle: Cycle, site: Site) -> Iterator[Block]:
    """The head team's first, with the longer cycles that this one lies in, then the teams' in the order of the organisation."""
    snapshot, head = scope.snapshot, scope.head
    around = [other for other in snapshot.portfolio.cycles.values() if other.encloses(cycle)]
    blocks: list[Block] = []
    for period in (*sorted(around, key=lambda other: (-other.days, other.id)), cycle) if head else ():
        blocks += _team(scope, head or "", period, site, title=f"{scope.name or 'The company'}, {period.title}")
    for team in snapshot.portfolio.teams.values():
        if team.id in scope.teams and team.id != head:
            blocks += _team(scope, team.id, cycle, site, title=team.name)
    yield from blocks or [Paragraph(words=words("There are no objectives in this cycle yet."))]


def _team(scope: Scope, team: str, cycle: Cycle, site: Site, *, title: str) -> list[Block]:
    states = [state for state in scope.snapshot.of_team(team, cycle.id) if _is_of(scope, state, cycle)]
    if not states:
        return []
    return [
        Heading(text=clean(title)),
        Entries(entries=tuple(_objective(scope.snapshot, state, site) for state in states)),
    ]


def _objective(snapshot: Snapshot, state: ObjectiveState, site: Site) -> Entry:
    owner = rows.person(snapshot, state.objective.owner)
    head = words(
        site.ref(rows.about(snapshot, state.id), "strong"),
        f" ({state.definition.type}), ",
        said(owner.title) if owner else "no owner",
    )
    lines = [_key_result(snapshot, state, part, site) for part in state.key_results if part.pace != "retired"]
    return Entry(title=head, details=tuple(lines) or (words("no key results yet"),))


def _key_result(snapshot: Snapshot, state: ObjectiveState, part: KeyResultState, site: Site) -> Words:
    """`Activation, from 31% to 45%, by 15 Dec, Ben`; from where to where only if the title does not say it."""
    measure, time = part.definition.measure, part.definition.time
    title, way = part.title, measure.describe()
    told = set(_NUMBER.findall(way)) - {"0"}
    said_already = told and told <= set(_NUMBER.findall(title))
    owner = part.key_result.owner
    person = rows.person(snapshot, owner) if owner != state.objective.owner else None
    return words(
        site.ref(rows.about(snapshot, part.id)),
        "" if said_already else f", {clean(way)}",
        f", by {short_day(time.due)}",
        ", " if person else "",
        said(person.title) if person else "",
    )


def _how_to_read(snapshot: Snapshot, site: Site) -> Iterator[Block]:
    success = score(snapshot.settings.bands.success)
    yield Heading(text="How to read this")
    yield Paragraph(
        words=words(
            "An objective says what will be different, its key results how we will know. Each key result is scored from 0 to 1; an "
            f"objective's score is their weighted mean. Committed ones are meant to be reached in full, for all others {success} is success: "
            "they aim further than is safe. A check-in says what is true, also when it is not what we hoped for. ",
            Span(text="How everything is computed", url=site.at(uri.METHOD)) if site.url else "",
        )
    )


def _first_days(scope: Scope, cycle: Cycle) -> Iterator[Block]:
    """The first check-in day of each team with objectives that has not gone by, teams of one day together."""
    snapshot = scope.snapshot
    teams: dict[dt.date, list[str]] = {}
    for team in snapshot.portfolio.teams.values():
        asked = any(_is_of(scope, state, cycle) for state in snapshot.of_team(team.id, cycle.id))
        days = check_in_days(team.check_ins, max(cycle.starts, snapshot.as_of), cycle.ends)
        first = next(days, None) if asked else None
        if first:
            teams.setdefault(first, []).append(team.name)
    if teams:
        yield Heading(text="The first check-ins" if snapshot.as_of <= cycle.starts else "The next check-ins")
        yield Entries(entries=tuple(_first_day(date, names) for date, names in sorted(teams.items())))


def _first_day(date: dt.date, names: Sequence[str]) -> Entry:
    return Entry(title=words(Span(text=f"{date:%A}, {day(date)}", style="strong"), f": {clean(joined(list(names)))}"))
