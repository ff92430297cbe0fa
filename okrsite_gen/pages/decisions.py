"""What was decided, and what somebody said they would do: of the whole company, and of each team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, uri
from okrsite_gen.pages.actions import ActionRow, closed_actions, open_actions
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.sayings import Saying, Some, decisions
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Snapshot

TITLE = "Decisions and actions"
_CLOSED_DAYS = dt.timedelta(days=28)
_NAMED = 30


@record
class TeamChoice:
    """A team to narrow the page to, with its open actions and its decisions."""

    title: str
    uri: str
    open: int
    decided: int


@record
class DecisionsView:
    """The whole page. `team` is whom it is about (`None`: everybody), `late` how many open actions are overdue.

    Everybody's page names all `teams`, that of a team only while they are few.
    """

    team: rows.Ref | None
    teams: tuple[TeamChoice, ...]
    open: Some[ActionRow]
    late: int
    closed: Some[ActionRow]
    decisions: Some[Saying]


@record
class _Most:
    """How much of it a page shows at most."""

    open: int
    closed: int
    decisions: int


_OF_ALL = _Most(open=100, closed=40, decisions=100)
_OF_TEAM = _Most(open=200, closed=100, decisions=300)


@record
class _Record:
    """What is open, was closed in the last four weeks and was decided."""

    open: tuple[ActionRow, ...]
    closed: tuple[ActionRow, ...]
    decisions: tuple[Saying, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.open or self.closed or self.decisions)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One for everybody, and one for each team that has any."""
    found = _everything(snapshot)
    named = [(team, one) for team, one in _by_team(snapshot, found).items() if one.any]
    teams = tuple(
        TeamChoice(
            title=rows.team(snapshot, team).title,
            uri=uri.decisions(team),
            open=len(one.open),
            decided=len(one.decisions),
        )
        for team, one in named
    )
    yield _page(uri.DECISIONS, TITLE, partial(_view, found, None, teams, _OF_ALL), (crumbs.OVERVIEW,))
    for team, one in named:
        ref = rows.team(snapshot, team)
        above = crumbs.OVERVIEW, Crumb(TITLE, uri.DECISIONS)
        yield _page(uri.decisions(team), f"{TITLE} of {ref.title}", partial(_view, one, ref, teams, _OF_TEAM), above)


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """Of the whole company."""
    yield twin(snapshot, uri.DECISIONS, partial(_data, snapshot))


def _page(address: str, title: str, view: Callable[[], DecisionsView], above: tuple[Crumb, ...]) -> Page:
    return Page(
        uri=address,
        title=title,
        description="What was decided, and which actions are open, overdue or lately closed.",
        section="week",
        template="decisions.html",
        view=view,
        crumbs=above,
    )


@once
def _everything(snapshot: Snapshot) -> _Record:
    return _Record(
        open=open_actions(snapshot),
        closed=closed_actions(snapshot, snapshot.as_of - _CLOSED_DAYS),
        decisions=tuple(decisions(snapshot, reversed(snapshot.check_ins.telling()))),
    )


def _by_team(snapshot: Snapshot, found: _Record) -> dict[str, _Record]:
    """The same, team by team."""
    open_, closed = _grouped(found.open), _grouped(found.closed)
    decided: dict[str, list[Saying]] = {}
    for saying in found.decisions:
        decided.setdefault(saying.team_id, []).append(saying)
    return {
        team: _Record(
            open=tuple(open_.get(team, ())), closed=tuple(closed.get(team, ())), decisions=tuple(decided.get(team, ()))
        )
        for team in snapshot.portfolio.teams
    }


def _grouped(actions: Iterable[ActionRow]) -> dict[str, list[ActionRow]]:
    groups: dict[str, list[ActionRow]] = {}
    for row in actions:
        groups.setdefault(row.action.team, []).append(row)
    return groups


def _view(found: _Record, team: rows.Ref | None, teams: tuple[TeamChoice, ...], most: _Most) -> DecisionsView:
    return DecisionsView(
        team=team,
        teams=teams if team is None or len(teams) <= _NAMED else (),
        open=Some.first(most.open, found.open),
        late=sum(row.overdue for row in found.open),
        closed=Some.first(most.closed, found.closed),
        decisions=Some.first(most.decisions, found.decisions),
    )


def _data(snapshot: Snapshot) -> dict[str, object]:
    found = _everything(snapshot)
    return {
        "open": [row.data for row in found.open],
        "closed": [row.data for row in found.closed],
        "decisions": [said.data for said in found.decisions],
    }
