"""A large export in portions, so that no file is more than a program or a host takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import place_of
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

WHOLE = 500  # objectives; with three years of weekly check-ins some 9 MB of JSON, where hosts take 25


@record
class Portion:
    """What some teams have in a cycle: so many `objectives`; `number` counts the portions of the cycle from 1."""

    cycle: str
    number: int
    teams: frozenset[str]
    objectives: int

    def states(self, snapshot: Snapshot) -> Iterator[ObjectiveState]:
        """Of each objective its state, in the order of the whole."""
        return (state for team in sorted(self.teams) for state in snapshot.of_team(team, self.cycle))

    def teams_that_spoke(self, snapshot: Snapshot) -> Iterator[str]:
        """Of each check-in its team, in file order."""
        teams = (id_.partition("/")[0] for id_ in snapshot.check_ins.in_cycles({self.cycle}).ids())
        return (team for team in teams if team in self.teams)

    def retrospectives(self, snapshot: Snapshot) -> Iterator[Retrospective]:
        """What was learned there."""
        return (
            held for held in snapshot.portfolio.retrospectives if held.cycle == self.cycle and held.team in self.teams
        )


def portions(snapshot: Snapshot, whole: int = WHOLE) -> Iterator[Portion]:
    """Of every cycle, of up to `whole` objectives unless one team has more; none where all are not more than that."""
    if len(snapshot.objectives) <= whole:
        return
    found = Counter(map(place_of, snapshot.objectives))
    for cycle in sorted(snapshot.portfolio.cycles):
        groups = _groups([(team, found[team, cycle]) for team in sorted(snapshot.portfolio.teams)], whole)
        for number, teams in enumerate(groups, 1):
            objectives = sum(found[team, cycle] for team in teams)
            yield Portion(cycle=cycle, number=number, teams=frozenset(teams), objectives=objectives)


def _groups(teams: Iterable[tuple[str, int]], whole: int) -> Iterator[list[str]]:
    """Teams one after the other, each with its number of objectives, as many together as there is room for."""
    group: list[str] = []
    filled = 0
    for team, size in teams:
        if group and filled + size > whole:
            yield group
            group, filled = [], 0
        group.append(team)
        filled += size
    yield group
