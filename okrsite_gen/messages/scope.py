"""Which part of the company a message is about."""

from __future__ import annotations

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.pages.lately import Asked
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


@record
class Scope:
    """The team `top` and those below it; `None` is everybody. `cycle` is the only one that is talked of, `None` for all."""

    snapshot: Snapshot
    top: str | None
    teams: frozenset[str]
    cycle: str | None = None

    @property
    def name(self) -> str:
        """What the team is called; empty for everybody."""
        return self.snapshot.portfolio.teams[self.top].name if self.top else ""

    @property
    def head(self) -> str | None:
        """The team whose objectives stand for the whole: the company's, unless one was asked for."""
        return self.top or (self.snapshot.company.id if self.snapshot.company else None)

    def holds(self, about: str) -> bool:
        """Whether an objective or key result is in it, is published, and nobody's private matter."""
        state = self.snapshot.objectives.get(about.partition("#")[0])
        return state is not None and self.has(state)

    def has(self, state: ObjectiveState) -> bool:
        """The same of an objective."""
        return (
            state.in_rates
            and state.objective.team in self.teams
            and (self.cycle is None or state.objective.cycle == self.cycle)
        )

    def hears(self, said: CheckIn | Asked) -> bool:
        """Whether something was said by one of its teams, in its cycle."""
        return said.team in self.teams and self.cycle in (None, said.cycle)


def scope_of(snapshot: Snapshot, team: str | None, cycle: str | None = None) -> Scope:
    """A team with those below it, or everybody."""
    teams = snapshot.portfolio.teams
    below = frozenset(id_ for id_ in teams if team is None or _is_below(snapshot, id_, team))
    return Scope(snapshot=snapshot, top=team, teams=below, cycle=cycle)


def _is_below(snapshot: Snapshot, team: str, top: str) -> bool:
    at: str | None = team
    while at is not None and at != top:
        at = snapshot.portfolio.teams[at].parent
    return at == top
