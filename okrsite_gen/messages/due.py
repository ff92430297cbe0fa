"""Who owes a check-in, by team and owner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from okrsite_gen.messages.message import Block, Entries, Entry, Heading, Message, Site, Span, Words, clean, said, words
from okrsite_gen.messages.scope import Scope
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.words import day as long_day
from okrsite_gen.pages.words import days, joined, plural, short_day
from okrsite_gen.scoring.owed import Owed, owed
from okrsite_gen.scoring.snapshot import Snapshot

ANSWER = "okrsite new check-in --team {} --by {}"


@record
class Dues:
    """What is owed: `late` is overdue, `coming` falls due by `until` (`None`: that was not asked).

    `person` and `team` are the names of those of whom it was asked, empty for everybody.
    """

    snapshot: Snapshot
    until: dt.date | None
    late: tuple[Owed, ...]
    coming: tuple[Owed, ...]
    person: str
    team: str

    @property
    def all(self) -> tuple[Owed, ...]:
        """The overdue first."""
        return self.late + self.coming


def dues(scope: Scope, owner: str | None, within: int, *, overdue: bool) -> Dues:
    """What the scope's teams (of them, `owner`) owe now or within so many days; with `overdue` only what is late."""
    snapshot = scope.snapshot
    until = None if overdue else snapshot.as_of + dt.timedelta(days=within)
    mine = [one for one in owed(snapshot) if scope.has(one.objective) and owner in (None, one.owner)]
    person = rows.person(snapshot, owner)
    return Dues(
        snapshot=snapshot,
        until=until,
        late=tuple(one for one in mine if one.overdue),
        coming=tuple(one for one in mine if until and not one.overdue and one.due <= until),
        person=person.title if person else "",
        team=scope.name,
    )


def message(found: Dues, site: Site) -> Message:
    """The list for people."""
    name = found.snapshot.settings.company
    day = long_day(found.snapshot.as_of)
    blocks: list[Block] = []
    if found.late:
        blocks += [Heading(text="Overdue"), *_teams(found, found.late, site)]
    if found.until and found.coming:
        blocks += [Heading(text=f"Due by {long_day(found.until)}"), *_teams(found, found.coming, site)]
    foot = words("Answer with ", Span(text=ANSWER.format("TEAM", "PERSON"), style="code"), "; a note alone counts.")
    return Message(
        title=clean(f"{name}: check-ins due, {day}" if name else f"Check-ins due, {day}"),
        lead=(words(said(_sentence(found))),),
        blocks=tuple(blocks),
        foot=(foot,) if found.all else (),
        link=Span(text="Needs attention", url=site.at(uri.ATTENTION)) if site.url and found.all else None,
    )


def _sentence(found: Dues) -> str:
    """What holds of all of them, in one sentence."""
    if not found.all:
        soon = f" or falls due by {long_day(found.until)}" if found.until else ""
        return f"{_nobody(found)}: nothing is overdue{soon}."
    whose = "".join([f" of {found.person}" if found.person else "", f" in {found.team}" if found.team else ""])
    parts = []
    if found.late:
        parts.append(f"{_key_results(found.late)}{whose} {_is(found.late)} overdue")
    if found.until and found.coming:
        more = f"{len(found.coming)} more" if found.late else f"{_key_results(found.coming)}{whose}"
        parts.append(f"{more} {'falls' if len(found.coming) == 1 else 'fall'} due by {long_day(found.until)}")
    return f"{joined(parts)}."


def _nobody(found: Dues) -> str:
    where = f" in {found.team}" if found.team else ""
    return f"{found.person} owes no check-in{where}" if found.person else f"Nobody{where} owes a check-in"


def _key_results(these: Sequence[Owed]) -> str:
    return plural(len(these), "key result")


def _is(these: Sequence[Owed]) -> str:
    return "is" if len(these) == 1 else "are"


def _teams(found: Dues, these: Sequence[Owed], site: Site) -> Iterable[Block]:
    for team, of_team in _grouped(these, lambda one: one.team).items():
        yield Heading(text=clean(found.snapshot.portfolio.teams[team].name), level=3)
        owners = _grouped(of_team, lambda one: one.owner or "")
        yield Entries(entries=tuple(_owner(found.snapshot, own, site) for own in owners.values()))


def _grouped(these: Iterable[Owed], key: Any) -> dict[str, list[Owed]]:  # noqa: ANN401 - a function of one
    """In the order in which they come first."""
    groups: dict[str, list[Owed]] = {}
    for one in these:
        groups.setdefault(key(one), []).append(one)
    return groups


def _owner(snapshot: Snapshot, these: Sequence[Owed], site: Site) -> Entry:
    """One person's key results of a team, and how to answer."""
    first = these[0]
    person = rows.person(snapshot, first.owner)
    title = said(person.title if person else "nobody owns these", "strong")
    command = Span(text=ANSWER.format(first.team, first.owner or "PERSON"), style="code")
    details = [words(site.ref(rows.about(snapshot, one.state.id)), f": {_state(one, snapshot.as_of)}") for one in these]
    return Entry(title=(title,), details=(*details, (command,)) if first.overdue else tuple(details))


def _state(one: Owed, today: dt.date) -> str:
    """`silent for 32 days, due 26 Oct`; of what is not overdue the day alone."""
    if not one.overdue:
        return f"due {_near(short_day(one.due))}"
    return f"{silence(one, today)}, due {_near(short_day(one.due))}"


def silence(one: Owed, today: dt.date) -> str:
    """How long nobody has spoken of it."""
    if one.last is None:
        return f"not a word since {_near(short_day(one.state.definition.time.starts))}"
    return f"silent for {_near(days((today - one.last).days))}"


def _near(text: str) -> str:
    """Words that no line break parts."""
    return text.replace(" ", "\u00a0")


def data(found: Dues, site: Site) -> dict[str, Any]:
    """The list for programs: days as text, absent values `None`."""
    return {
        "schema": 1,
        "as_of": found.snapshot.as_of.isoformat(),
        "until": found.until.isoformat() if found.until else None,
        "overdue": len(found.late),
        "due": len(found.coming),
        "check_ins": [_plain(found.snapshot, one, site) for one in found.all],
    }


def _plain(snapshot: Snapshot, one: Owed, site: Site) -> dict[str, Any]:
    person = snapshot.portfolio.people.get(one.owner or "")
    return {
        "key_result": one.state.id,
        "title": one.state.title,
        "objective": one.objective.id,
        "objective_title": one.objective.title,
        "team": one.team,
        "team_name": snapshot.portfolio.teams[one.team].name,
        "owner": one.owner,
        "owner_name": person.label if person else one.owner,
        "email": person.email if person else None,
        "last_check_in": one.last.isoformat() if one.last else None,
        "due": one.due.isoformat(),
        "overdue": one.overdue,
        "days_silent": (snapshot.as_of - (one.last or one.state.definition.time.starts)).days,
        "answer": ANSWER.format(one.team, one.owner or "PERSON"),
        "url": site.at(uri.key_result(one.state.id)),
    }


def _line(snapshot: Snapshot, these: Sequence[Owed]) -> Words:
    """One person's silences of a team in one line."""
    first = these[0]
    person = rows.person(snapshot, first.owner)
    name = said(person.title if person else "nobody", "strong")
    team = said(rows.team(snapshot, first.team).title)
    longest = max(these, key=lambda one: snapshot.as_of - (one.last or one.state.definition.time.starts))
    return words(name, ", ", team, f": {_key_results(these)}, {silence(longest, snapshot.as_of)}")


def silent(scope: Scope) -> tuple[Words, ...]:
    """Who is overdue, a line for each person and team, the longest silent first."""
    late = dues(scope, None, 0, overdue=True).late
    groups = _grouped(late, lambda one: f"{one.team}/{one.owner or ''}")
    return tuple(_line(scope.snapshot, these) for these in groups.values())
