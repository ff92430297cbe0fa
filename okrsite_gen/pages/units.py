"""The organisation with what is worked on today: every team, what it has of its own, and all of it together with the teams below."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Level, Team
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.counts import Count, counts
from okrsite_gen.pages.teams import in_order
from okrsite_gen.scoring.between_teams import live
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.watch import at_folder_of


@record
class Unit:
    """A team on the map. `own` are its live objectives; `live`, `counts` and `unaligned` are of all below, too.

    `asked` is how many of them have to lead to the company's objectives, `unaligned` (ids) which do not. `below` are the teams
    right under it that have live objectives, `idle` those that have none.
    """

    id: str
    ref: rows.Ref
    level: Level
    depth: int
    own: tuple[ObjectiveState, ...]
    below: tuple[str, ...]
    idle: tuple[rows.Ref, ...]
    live: int
    counts: tuple[Count, ...]
    asked: int
    unaligned: tuple[str, ...]


class Units:
    """All teams by id, in the order of the organisation; `roots` are those with no team above them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.states = _live_states(snapshot)
        self._asked = {state.id for state in self.states if state.id in snapshot.alignment.aligned}
        self._lost = set(snapshot.alignment.today.unaligned)
        self._by_team: dict[str, list[ObjectiveState]] = {}
        for state in self.states:
            self._by_team.setdefault(state.objective.team, []).append(state)
        self.order = in_order(snapshot)
        self._below: dict[str | None, list[Team]] = {}
        for team, _ in self.order:
            self._below.setdefault(team.parent, []).append(team)
        self._all: dict[str, list[ObjectiveState]] = {}
        for team, _ in reversed(self.order):
            inside = (state for lower in self._below.get(team.id, ()) for state in self._all[lower.id])
            self._all[team.id] = [*self._by_team.get(team.id, ()), *inside]
        self.by_id = {team.id: self._unit(team, depth) for team, depth in self.order}
        self.roots = tuple(self.by_id[team.id] for team, depth in self.order if depth == 0)

    def _unit(self, team: Team, depth: int) -> Unit:
        inside, below = self._all[team.id], self._below.get(team.id, ())
        return Unit(
            id=team.id,
            ref=rows.Ref(title=team.name, uri=uri.unit(team.id)),
            level=team.level,
            depth=depth,
            own=tuple(self._by_team.get(team.id, ())),
            below=tuple(lower.id for lower in below if self._all[lower.id]),
            idle=tuple(rows.Ref(title=low.name, uri=uri.team(low.id)) for low in below if not self._all[low.id]),
            live=len(inside),
            counts=counts(inside),
            asked=sum(1 for state in inside if state.id in self._asked),
            unaligned=tuple(state.id for state in inside if state.id in self._lost),
        )

    def under(self, unit: Unit) -> tuple[Unit, ...]:
        """The teams right below that have something to show."""
        return tuple(self.by_id[team] for team in unit.below)

    def within(self, unit: Unit) -> Iterator[Unit]:
        """The team itself, then all below it with something to show, in the order of the organisation."""
        yield unit
        for lower in self.under(unit):
            yield from self.within(lower)

    def is_unaligned(self, state: ObjectiveState) -> bool:
        """Whether it has to lead to the company's objectives and does not."""
        return state.id in self._lost

    @property
    def top(self) -> Unit:
        """The one team at the top; where there are several, a team of them all that has no page of its own."""
        if len(self.roots) == 1:
            return self.roots[0]
        return Unit(
            id="",
            ref=rows.Ref(title="All teams", uri=None),
            level="company",
            depth=-1,
            own=(),
            below=tuple(root.id for root in self.roots if root.live),
            idle=tuple(rows.Ref(title=root.ref.title, uri=uri.team(root.id)) for root in self.roots if not root.live),
            live=len(self.states),
            counts=counts(self.states),
            asked=len(self._asked),
            unaligned=tuple(sorted(self._lost)),
        )


units = once_unnoted(Units)


def look_within(snapshot: Snapshot, unit: Unit) -> None:
    """Note that somebody looks at all that is live in a team and below it."""
    for one in units(snapshot).within(unit):
        for state in one.own:
            snapshot.watch.note(at_folder_of(state.id))


def _live_states(snapshot: Snapshot) -> tuple[ObjectiveState, ...]:
    """What is worked on today, personal objectives and drafts apart."""
    found = (snapshot.objectives[objective.id] for objective in live(snapshot) if objective.id in snapshot.objectives)
    return tuple(state for state in found if state.in_rates)
