"""Atom feeds of what people say: everybody's, each team's, and what concerns each objective."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from uuid import UUID

from okrsite_gen.exporters.atom import Author, Entry, Feed, atom
from okrsite_gen.exporters.identity import identity
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.pages import entries, uri, words
from okrsite_gen.pages.page import Asset
from okrsite_gen.pages.rows import Ref
from okrsite_gen.pages.team_index import TeamIndex
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.site import said
from okrsite_gen.site.sitemap import canonical

# Readers ask every few hours and keep what they saw. Who looks once a fortnight misses nothing of an objective or a team, and who
# looks once a day nothing of a company in which five hundred teams speak weekly. All that was ever said is on the pages.
_OF_OBJECTIVE = 10
_OF_TEAM = 20
_OF_COMPANY = 100

# Of a cycle that ended so long ago nobody says anything more: who looks then sees how it ended, and the address stays.
_LAST_WORDS = 3
_LONG = dt.timedelta(days=92)

_NEVER = dt.date(1970, 1, 1)


@record
class _Channel:
    """A feed to be: it lies beside the page `beside` and shows what is on the page `shown`; `site_url` is the site's full address."""

    snapshot: Snapshot
    site_url: str | None
    name: UUID
    title: str
    beside: str
    shown: str

    def address(self, target: str) -> str:
        """A full address, or where that is unknown one from the feed's own."""
        if self.site_url:
            return canonical(self.site_url, target)
        return uri.relative(target, uri.atom(self.beside))

    def author(self, person: Ref | None) -> Author | None:
        """Who said it."""
        if person is None:
            return None
        return Author(name=person.title, link=None if person.uri is None else self.address(person.uri))

    def of(self, found: Iterable[Entry]) -> bytes:
        """The document with these entries, the newest first."""
        news = tuple(found)
        return atom(
            Feed(
                id=self.name,
                title=self.title,
                day=news[0].day if news else _NEVER,
                link=self.address(self.shown),
                address=self.address(uri.atom(self.beside)),
                author=Author(name=self.snapshot.settings.company or "okrsite"),
                entries=news,
            )
        )


def feeds(snapshot: Snapshot, site_url: str | None) -> Iterator[Asset]:
    """Everybody's and each team's; a machine's numbers are in none."""
    company = _Channel(
        snapshot=snapshot,
        site_url=site_url,
        name=identity("feed"),
        title=f"{snapshot.settings.company or 'OKRs'}: check-ins",
        beside=uri.HOME,
        shown=uri.FEED,
    )
    yield Asset(uri.atom(uri.HOME), partial(_of_company, company))
    for team in snapshot.portfolio.teams.values():
        channel = _beside(uri.team(team.id), f"{team.name}: check-ins", team.id, snapshot, site_url)
        yield Asset(uri.atom(channel.beside), partial(_of_team, channel, team.id))


def feeds_in(snapshot: Snapshot, site_url: str | None, team: str, cycle: str) -> Iterator[Asset]:
    """Of each objective, beside its page."""
    is_over = snapshot.portfolio.cycles[cycle].ends + _LONG < snapshot.as_of
    most = _LAST_WORDS if is_over else _OF_OBJECTIVE
    for state in snapshot.of_team(team, cycle):
        channel = _beside(uri.objective(state.id), state.title, state.id, snapshot, site_url)
        yield Asset(uri.atom(channel.beside), partial(_of_objective, channel, state, most))


def _beside(page: str, title: str, about: str, snapshot: Snapshot, site_url: str | None) -> _Channel:
    """The channel of the page that shows the same."""
    name = identity("feed", about)
    return _Channel(snapshot=snapshot, site_url=site_url, name=name, title=title, beside=page, shown=page)


def _of_company(channel: _Channel) -> bytes:
    by_people = (check_in for check_in in reversed(channel.snapshot.check_ins) if not check_in.machine)
    return _check_ins(channel, islice(by_people, _OF_COMPANY))


def _of_team(channel: _Channel, team: str) -> bytes:
    return _check_ins(channel, islice(TeamIndex(channel.snapshot).said(team), _OF_TEAM))


def _check_ins(channel: _Channel, newest: Iterable[CheckIn]) -> bytes:
    return channel.of(_check_in(channel, check_in) for check_in in newest)


def _check_in(channel: _Channel, check_in: CheckIn) -> Entry:
    row = entries.check_in_row(channel.snapshot, check_in)
    meeting = "" if check_in.meeting == "check-in" else f", {check_in.meeting}"
    return Entry(
        id=identity("check-in", check_in.id),
        title=f"{row.team.title}, {words.day(check_in.date)}{meeting}{_news(row.entries, len(check_in.wins))}",
        day=check_in.date,
        link=channel.address(row.permalink),
        author=channel.author(row.by),
        content=said.check_in(row, channel.address),
    )


def _of_objective(channel: _Channel, state: ObjectiveState, most: int) -> bytes:
    newest = entries.said_of(channel.snapshot, state)[:most]
    return channel.of(_word(channel, state, group) for group in newest)


def _word(channel: _Channel, state: ObjectiveState, group: tuple[entries.EntryRow, ...]) -> Entry:
    """What one check-in says of an objective; another entry than the check-in as a whole."""
    first = group[0]
    return Entry(
        id=identity("said", state.id, first.entry.check_in),
        title=f"{state.title}, {words.day(first.entry.date)}{_news(group)}",
        day=first.entry.date,
        link=channel.address(first.permalink),
        author=channel.author(first.by),
        content="".join(said.entry(row, channel.address) for row in group),
    )


def _news(rows: tuple[entries.EntryRow, ...], wins: int = 0) -> str:
    """`: 3 key results, 1 blocker, 2 asks`: whether it is worth opening."""
    found = {
        "key result": sum("#" in row.entry.about for row in rows),
        "blocker": sum(len(row.entry.fields.blockers) for row in rows),
        "ask": sum(len(row.asks) for row in rows),
        "win": wins,
    }
    told = ", ".join(words.plural(number, what) for what, number in found.items() if number)
    return f": {told}" if told else ""
