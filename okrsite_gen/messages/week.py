"""What people said in the last seven days, a section for each kind of word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from okrsite_gen.messages.message import Entry, Site, Span, Words, clean, said, words
from okrsite_gen.messages.scope import Scope
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.check_in import Entry as CheckInEntry
from okrsite_gen.pages import entries, rows
from okrsite_gen.pages.words import short_day, until
from okrsite_gen.scoring.series import WEEK

_LEVELS = ("company", "department", "team")


class Week:
    """The words of a scope, the company's first, then the departments', the newest first among each."""

    def __init__(self, scope: Scope, site: Site) -> None:
        self._scope = scope
        self._site = site
        self._check_ins = _recent(scope)

    def moves(self) -> tuple[Entry, ...]:
        """The newest value of each key result that moved."""
        seen: dict[str, Entry] = {}
        for check_in in sorted(self._check_ins, key=lambda check_in: check_in.date, reverse=True):
            for entry in self._entries(check_in):
                if entry.about not in seen and not entry.machine:
                    row = entries.entry_row(self._scope.snapshot, entry)
                    if row.value and row.value != row.before:
                        seen[entry.about] = Entry(title=self._move(row))
        return tuple(seen[about] for about in sorted(seen, key=self._rank))

    def blockers(self) -> tuple[Entry, ...]:
        """What stops people."""
        return tuple(
            self._line(check_in, text, rows.about(self._scope.snapshot, entry.about))
            for check_in in self._check_ins
            for entry in self._entries(check_in)
            for text in entry.fields.blockers
        )

    def asks(self) -> tuple[Entry, ...]:
        """What teams ask of others."""
        return tuple(
            Entry(title=words(self._team(check_in.team), " asks ", self._team(ask.of), ": ", said(ask.what)))
            for check_in in self._check_ins
            for entry in self._entries(check_in)
            for ask in entry.fields.asks
        )

    def sayings(self, key: str) -> tuple[Entry, ...]:
        """Wins or decisions."""
        return tuple(self._line(check_in, text) for check_in in self._check_ins for text in getattr(check_in, key))

    def demos(self) -> tuple[Entry, ...]:
        """What was shown."""
        return tuple(
            Entry(title=words(Span(text=clean(demo.title), url=demo.url), ", ", self._team(check_in.team)))
            for check_in in self._check_ins
            for demo in check_in.demos
        )

    def actions(self) -> tuple[Entry, ...]:
        """Open actions that are over or fall due within a week, the oldest first."""
        snapshot = self._scope.snapshot
        due = [
            (action.due, action.id, action)
            for action in snapshot.actions
            if action.done is None
            and action.due
            and action.due <= snapshot.as_of + WEEK
            and action.team in self._scope.teams
            and self._scope.cycle in (None, action.cycle)
        ]
        return tuple(
            Entry(
                title=words(said(action.what), f" ({_when(day, snapshot.as_of)}), ", self._who(action.who, action.team))
            )
            for day, _, action in sorted(due, key=lambda one: one[:2])
        )

    def _entries(self, check_in: CheckIn) -> Iterator[CheckInEntry]:
        """Those about what is published and nobody's private matter."""
        return (entry for entry in check_in.entries if self._scope.holds(entry.about))

    def _rank(self, about: str) -> tuple[int, str]:
        return _level(self._scope, about.partition("/")[0]), about

    def _move(self, row: entries.EntryRow) -> Words:
        before = f"{row.before} → " if row.before else ""
        standing = f" ({row.standing})" if row.standing else ""
        about, value = self._site.ref(row.about), said(row.value, "strong")
        return words(about, f": {before}", value, f"{standing}, ", said(row.team.title))

    def _line(self, check_in: CheckIn, text: str, about: rows.Ref | None = None) -> Entry:
        where = (self._site.ref(about),) if about else ()
        return Entry(
            title=words(said(text)), details=(words(*where, ", " if where else "", self._team(check_in.team)),)
        )

    def _team(self, team: str) -> Span:
        return said(rows.team(self._scope.snapshot, team).title)

    def _who(self, person: str | None, team: str) -> Span:
        who = rows.person(self._scope.snapshot, person)
        return said(who.title) if who else self._team(team)


def _when(day: dt.date, today: dt.date) -> str:
    return f"{short_day(day)}, {until(day, today)}"


def _level(scope: Scope, team: str) -> int:
    return _LEVELS.index(scope.snapshot.portfolio.teams[team].level)


def _recent(scope: Scope) -> Sequence[CheckIn]:
    since = scope.snapshot.as_of - WEEK
    heard = [said for said in reversed(scope.snapshot.check_ins) if said.date > since and scope.hears(said)]
    return sorted(heard, key=lambda said: _level(scope, said.team))
