"""The week of a scope as lists: what turned, moved, is in the way, was asked, won, shown and decided, and what is to be done."""

from __future__ import annotations

from itertools import islice

from okrsite_gen.messages.message import Entry, Site, Span, Words, clean, mark, said, words
from okrsite_gen.messages.scope import Scope
from okrsite_gen.pages import rows, sayings
from okrsite_gen.pages.actions import ActionRow
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.news import News, news
from okrsite_gen.pages.silence import Silent
from okrsite_gen.pages.week import KeyResultChange, ObjectiveChange
from okrsite_gen.pages.words import PACE_WORDS, short_day, signed, until

_MOVES = 4


def heard(scope: Scope) -> News:
    """The news that concern the scope."""
    found, snapshot = news(scope.snapshot), scope.snapshot
    check_ins = tuple(check_in for check_in in found.check_ins if scope.hears(check_in))
    return News(
        check_ins=check_ins,
        changes=tuple(change for change in found.changes if scope.has(change.state)),
        asks=tuple(asked for asked in found.asks if scope.hears(asked) and scope.holds(asked.about)),
        wins=tuple(sayings.wins(snapshot, check_ins)),
        demos=tuple(sayings.demos(snapshot, check_ins)),
        decisions=tuple(sayings.decisions(snapshot, check_ins)),
        overdue=tuple(row for row in found.overdue if _ours(scope, row)),
        due=tuple(row for row in found.due if _ours(scope, row)),
        closed=tuple(row for row in found.closed if _ours(scope, row)),
        silent=tuple(team for team in found.silent if _waits(scope, team)),
    )


def _ours(scope: Scope, row: ActionRow) -> bool:
    return row.action.team in scope.teams and scope.cycle in (None, row.action.cycle)


def _waits(scope: Scope, team: Silent) -> bool:
    return team.id in scope.teams and scope.cycle is None


class Week:
    """Its lists, each with all there is."""

    def __init__(self, scope: Scope, site: Site) -> None:
        self.news = heard(scope)
        self._snapshot = scope.snapshot
        self._site = site

    def turned(self) -> tuple[Entry, ...]:
        """Objectives with another status than a week ago."""
        return tuple(self._turned(change) for change in self.news.turned)

    def moved(self) -> tuple[Entry, ...]:
        """Objectives with the key results that have another value."""
        return tuple(
            self._moved(change) for change in self.news.changes if any(part.now for part in change.key_results)
        )

    def blocked(self) -> tuple[Entry, ...]:
        """What is newly in the way."""
        return tuple(self._blocker(new.blocker) for new in self.news.blocked)

    def unblocked(self) -> tuple[Entry, ...]:
        """What no longer is."""
        return tuple(self._blocker(gone) for gone in self.news.unblocked)

    def asks(self) -> tuple[Entry, ...]:
        """What teams ask of others."""
        return tuple(
            Entry(title=words(self._team(one.team), " asks ", self._team(one.of), ": ", said(one.what)))
            for one in self.news.asks
        )

    def actions(self) -> tuple[Entry, ...]:
        """The overdue ones, then those of the next seven days."""
        return tuple(self._action(row) for row in (*self.news.overdue, *self.news.due))

    def _turned(self, change: ObjectiveChange) -> Entry:
        title = words(self._about(change.state.id), ", ", self._team(change.state.objective.team))
        return Entry(title=title, details=(words(f"was {PACE_WORDS[change.shift.was]}"),), mark=mark(change.shift.now))

    def _moved(self, change: ObjectiveChange) -> Entry:
        score = f", score {signed(change.score)}" if change.score else ""
        title = words(self._about(change.state.id), ", ", self._team(change.state.objective.team), score)
        moves = (self._move(part) for part in change.key_results if part.now)
        return Entry(title=title, details=tuple(islice(moves, _MOVES)))

    def _move(self, change: KeyResultChange) -> Words:
        before = f"{change.before} → " if change.before else ""
        return words(self._about(change.state.id), f": {before}", said(change.now, "strong"))

    def _blocker(self, blocker: Blocker) -> Entry:
        about = words(self._about(blocker.about), ", ", self._team(blocker.about.partition("/")[0]))
        return Entry(title=words(said(blocker.text)), details=(about,))

    def _action(self, row: ActionRow) -> Entry:
        who, due = row.who or row.team, row.action.due
        when = f" ({short_day(due)}, {until(due, self._snapshot.as_of)})" if due else ""
        return Entry(title=words(said(row.action.what), f"{when}, ", said(who.title)))

    def _about(self, full_id: str) -> Span:
        return self._site.ref(rows.about(self._snapshot, full_id))

    def _team(self, team: str) -> Span:
        return said(rows.team(self._snapshot, team).title)


def saying(found: sayings.Saying) -> Entry:
    """A win, demo or decision with its team."""
    return Entry(title=words(Span(text=clean(found.text), url=found.url), ", ", said(found.team.title, "quiet")))
