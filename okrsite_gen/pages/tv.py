"""What the screen in the corridor shows: one objective of the company or one division at a time, and the same for each division."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.counts import ORDER, Count, counts
from okrsite_gen.pages.groups import groups
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

SECTION = "tv"

_SCREENS = 24  # the theme's animations know as many
_LINES = 5
_WELL = ("on-track", "done", "achieved")


@record
class Screen:
    """One objective (`row`) or one division (`team`) with what stands under it: key results, or the objectives that need attention most.

    `week` is the week of its cycle; of `total` parts, `well` are on track or done; `more` is how many there was no
    room for, `spoken` the day of the newest check-in on any of them.
    """

    team: rows.Ref
    cycle: Cycle
    week: int
    row: rows.ObjectiveRow | None
    well: int
    total: int
    counts: tuple[Count, ...]
    spoken: dt.date | None
    parts: tuple[KeyResultState | ObjectiveState, ...]
    more: int


@record
class TvView:
    """Screens in their order; `more` is how many objectives and divisions were left out; `others` are the screens of divisions."""

    screens: tuple[Screen, ...]
    more: int
    others: tuple[rows.Ref, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The company, and each division that works on anything now."""
    name = snapshot.settings.company or "OKRs"
    yield _page(uri.TV, name, partial(_of_company, snapshot))
    for team in _divisions(snapshot):
        yield _page(uri.tv(team.id), team.name, partial(_of_division, snapshot, team))


def _page(address: str, name: str, view: partial[TvView]) -> Page:
    return Page(
        uri=address,
        title=f"{name} on a screen",
        description=f"How {name} stands, for a screen on the wall.",
        section=SECTION,
        template="tv.html",
        view=view,
    )


def _of_company(snapshot: Snapshot) -> TvView:
    divisions = _divisions(snapshot)
    company = _objectives(snapshot, snapshot.company.id) if snapshot.company else []
    found = [*company, *(_division(snapshot, team) for team in divisions)]
    return _view(found, tuple(rows.Ref(title=team.name, uri=uri.tv(team.id)) for team in divisions))


def _of_division(snapshot: Snapshot, team: Team) -> TvView:
    inside = [screen for member in _inside(snapshot, team) for screen in _objectives(snapshot, member.id)]
    return _view([_division(snapshot, team), *inside], ())


def _view(found: list[Screen], others: tuple[rows.Ref, ...]) -> TvView:
    return TvView(screens=tuple(found[:_SCREENS]), more=max(0, len(found) - _SCREENS), others=others)


def _divisions(snapshot: Snapshot) -> list[Team]:
    """The teams right under the company, or at the top where there is none, that have objectives now, in themselves or below."""
    top = snapshot.company.id if snapshot.company else None
    found = [team for team in _below(snapshot).get(top, ()) if team.id != top]
    return [team for team in found if _shared(snapshot, team)]


def _inside(snapshot: Snapshot, team: Team) -> list[Team]:
    """A team and all below it."""
    return [team, *(member for lower in _below(snapshot).get(team.id, ()) for member in _inside(snapshot, lower))]


@once
def _below(snapshot: Snapshot) -> Mapping[str | None, Sequence[Team]]:
    """By team, those right below it."""
    found: dict[str | None, list[Team]] = {}
    for team in snapshot.portfolio.teams.values():
        found.setdefault(team.parent, []).append(team)
    return found


def _shared(snapshot: Snapshot, team: Team) -> list[ObjectiveState]:
    """What a division works on in the current cycle, what needs attention first; nobody's own objectives."""
    if snapshot.cycle is None:
        return []
    states = [state for member in _inside(snapshot, team) for state in snapshot.of_team(member.id, snapshot.cycle.id)]
    shared = [state for state in states if state.definition.type != "personal" and state.pace != "retired"]
    return sorted(shared, key=lambda state: (ORDER.index(state.pace), state.id))


def _objectives(snapshot: Snapshot, team_id: str) -> list[Screen]:
    return [
        _screen(snapshot, team_id, group.cycle, tuple(part for part in row.state.key_results if part.counts), row=row)
        for group in groups(snapshot, team_id)
        for row in group.objectives
        if row.state.definition.type != "personal" and row.state.pace != "retired"
    ]


def _division(snapshot: Snapshot, team: Team) -> Screen:
    cycle = snapshot.cycle
    assert cycle is not None  # noqa: S101 - without one there are no divisions
    return _screen(snapshot, team.id, cycle, tuple(_shared(snapshot, team)))


def _screen(
    snapshot: Snapshot,
    team_id: str,
    cycle: Cycle,
    parts: tuple[KeyResultState | ObjectiveState, ...],
    row: rows.ObjectiveRow | None = None,
) -> Screen:
    return Screen(
        team=rows.team(snapshot, team_id),
        cycle=cycle,
        week=cycle.week(snapshot.as_of),
        row=row,
        well=sum(part.pace in _WELL for part in parts),
        total=len(parts),
        counts=counts(parts),
        spoken=max((part.last_check_in for part in parts if part.last_check_in), default=None),
        parts=parts[:_LINES],
        more=max(0, len(parts) - _LINES),
    )
