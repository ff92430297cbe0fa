"""What changed since a week ago, for a reader with two minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.actions import ActionRow
from okrsite_gen.pages.ago import Blocked
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.lately import Asked
from okrsite_gen.pages.news import News, news, summary
from okrsite_gen.pages.news_data import news_data
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.sayings import Saying, Some
from okrsite_gen.pages.silence import Silent
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.week import KeyResultChange, ObjectiveChange
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

S = TypeVar("S")
T = TypeVar("T")

_TURNED, _BLOCKED, _LINES, _SAYINGS = 12, 15, 4, 8
_GROUPS, _APART, _OBJECTIVES = 12, 8, 6


@record
class MoveRow:
    """A key result that moved."""

    change: KeyResultChange
    ref: rows.Ref


@record
class ChangeRow:
    """An objective that changed; `why` is what holds it back, `under` the company objective that it serves."""

    change: ObjectiveChange
    ref: rows.Ref
    team: rows.Ref
    under: rows.Ref | None
    why: str
    moves: Some[MoveRow]


@record
class BlockerRow:
    """Something newly, or no longer, in the way; `instead_of` is what was there before."""

    blocker: Blocker
    instead_of: tuple[str, ...]
    about: rows.Ref
    team: rows.Ref
    permalink: str


@record
class Group:
    """A company objective (`state`), or a team that serves none, with what changed under it."""

    ref: rows.Ref
    state: ObjectiveState | None
    own: ChangeRow | None
    changes: Some[ChangeRow]


@record
class AskRow:
    """Something asked this week."""

    text: str
    of: rows.Ref
    by: rows.Ref
    permalink: str


@record
class ThisWeekView:
    """The whole page. `parts` are its sections that have something to say, with how much.

    What is no longer in the way is shown, but counts for nothing.
    """

    since: dt.date
    cycle: Cycle | None
    summary: tuple[str, ...]
    parts: tuple[tuple[rows.Ref, int], ...]
    turned: Some[ChangeRow]
    blocked: Some[BlockerRow]
    unblocked: Some[BlockerRow]
    groups: Some[Group]
    apart: Some[Group]
    asks: Some[AskRow]
    wins: Some[Saying]
    demos: Some[Saying]
    decisions: Some[Saying]
    overdue: Some[ActionRow]
    due: Some[ActionRow]
    closed: int
    silent: Some[Silent]

    @property
    def quiet(self) -> bool:
        """Whether nothing happened."""
        news = self.turned, self.groups, self.apart, self.asks, self.wins, self.demos, self.decisions
        return not any(part.total for part in news)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.THIS_WEEK,
        title="This week",
        description="What changed since a week ago, and what waits for somebody.",
        section="week",
        template="this_week.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("what changed, moves, new check-ins, due"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """Everything that changed, unabridged."""
    yield twin(snapshot, uri.THIS_WEEK, partial(news_data, snapshot))


def _view(snapshot: Snapshot) -> ThisWeekView:
    found = news(snapshot)
    line = partial(_change_row, snapshot)
    linked, apart = _groups(found)
    return ThisWeekView(
        since=snapshot.as_of - WEEK,
        cycle=snapshot.cycle,
        summary=summary(found),
        parts=tuple((ref, number) for ref, shown, number in _parts(found) if shown),
        turned=_some(_TURNED, found.turned, line),
        blocked=_some(_BLOCKED, found.blocked, partial(_blocked_row, snapshot)),
        unblocked=_some(_BLOCKED, found.unblocked, partial(_blocker_row, snapshot, ())),
        groups=_some(_GROUPS, linked, partial(_company_group, snapshot, line)),
        apart=_some(_APART, apart, partial(_team_group, snapshot, line)),
        asks=_some(_SAYINGS, found.asks, partial(_ask_row, snapshot)),
        wins=Some.first(_SAYINGS, found.wins),
        demos=Some.first(_SAYINGS, found.demos),
        decisions=Some.first(_SAYINGS, found.decisions),
        overdue=Some.first(_SAYINGS, found.overdue),
        due=Some.first(_SAYINGS, found.due),
        closed=len(found.closed),
        silent=Some.first(_TURNED, found.silent),
    )


def _parts(found: News) -> Iterator[tuple[rows.Ref, bool, int]]:
    """The sections in their order, each with whether it shows anything, and how much that counts."""
    for title, anchor, number in (
        ("Another status", "status", len(found.turned)),
        ("In the way", "in-the-way", len(found.blocked)),
        ("Wins and demos", "wins", len(found.wins) + len(found.demos)),
        ("Decisions", "decided", len(found.decisions)),
        ("Asks", "asked", len(found.asks)),
        ("Actions", "actions", len(found.overdue) + len(found.due)),
        ("Not spoken of", "not-spoken-of", sum(team.number for team in found.silent)),
        ("By company objective", "by-company-objective", len(found.changes)),
    ):
        shown = bool(number or (anchor == "in-the-way" and found.unblocked))
        yield rows.Ref(title=title, uri=f"{uri.THIS_WEEK}#{anchor}"), shown, number


Changes = tuple[str, list[ObjectiveChange]]


def _groups(found: News) -> tuple[list[Changes], list[Changes]]:
    """What changed under each company objective, and of each team what serves none; the most important first."""
    linked: dict[str, list[ObjectiveChange]] = {}
    apart: dict[str, list[ObjectiveChange]] = {}
    for change in found.changes:
        top = change.company_objective
        if top is None:
            apart.setdefault(change.state.objective.team, []).append(change)
        else:
            linked.setdefault(top, []).append(change)
    return list(linked.items()), list(apart.items())


def _company_group(snapshot: Snapshot, line: Callable[[ObjectiveChange], ChangeRow], group: Changes) -> Group:
    """The company objective's own changes stand in its head."""
    top, found = group
    own = next((change for change in found if change.state.id == top), None)
    return Group(
        ref=rows.about(snapshot, top),
        state=snapshot.objectives[top],
        own=line(own) if own else None,
        changes=_some(_OBJECTIVES, [change for change in found if change is not own], line),
    )


def _team_group(snapshot: Snapshot, line: Callable[[ObjectiveChange], ChangeRow], group: Changes) -> Group:
    team, found = group
    return Group(ref=rows.team(snapshot, team), state=None, own=None, changes=_some(_OBJECTIVES, found, line))


def _change_row(snapshot: Snapshot, change: ObjectiveChange) -> ChangeRow:
    top = change.company_objective
    return ChangeRow(
        change=change,
        ref=rows.about(snapshot, change.state.id),
        team=rows.team(snapshot, change.state.objective.team),
        under=rows.about(snapshot, top) if top and top != change.state.id else None,
        why=rows.held_back(change.state),
        moves=_some(_LINES, change.key_results, partial(_move_row, snapshot)),
    )


def _move_row(snapshot: Snapshot, change: KeyResultChange) -> MoveRow:
    return MoveRow(change=change, ref=rows.about(snapshot, change.state.id))


def _blocked_row(snapshot: Snapshot, blocked: Blocked) -> BlockerRow:
    return _blocker_row(snapshot, blocked.instead_of, blocked.blocker)


def _blocker_row(snapshot: Snapshot, instead_of: tuple[str, ...], blocker: Blocker) -> BlockerRow:
    return BlockerRow(
        blocker=blocker,
        instead_of=instead_of,
        about=rows.about(snapshot, blocker.about),
        team=rows.team(snapshot, blocker.team),
        permalink=blocker.permalink,
    )


def _ask_row(snapshot: Snapshot, asked: Asked) -> AskRow:
    return AskRow(
        text=asked.what,
        of=rows.team(snapshot, asked.of),
        by=rows.team(snapshot, asked.team),
        permalink=asked.permalink,
    )


def _some(most: int, found: Sequence[S], make: Callable[[S], T]) -> Some[T]:
    """The first few, made into what is shown; the rest is only counted."""
    return Some(shown=tuple(make(one) for one in found[:most]), total=len(found))
