"""A team missed most of its objectives twice running, and nowhere says why.

Missing is part of aiming high, and a team that misses once and knows why is ahead of one that reached everything and does not. But a
third quarter planned like the two before will end like them: too much at once, work for others that nobody planned, targets that were
wishes. It is found where, in the last two cycles of a team that are over, more than half of its objectives were missed, and neither the
retrospective (`why`, `not_well`, or a text of its own) nor the grade of any of the missed says anything. Objectives that nobody ever
reported count as neither reached nor missed.

```yaml
# sales/2026-q3/retrospective.md
why:
  - Two of five people worked on the migration until September
  - The target was last year's plus half, because it had been so the year before
```

Remedy: talk about it for half an hour, without looking for who is to blame, and write what you found into the retrospective of the last
cycle. Then look whether the objectives of this cycle know it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.rules.finding import Finding, watched
from okrsite_gen.scoring.ended import ended_in
from okrsite_gen.scoring.snapshot import Snapshot

ID = "unexplained-miss"
SEVERITY = Severity.WARNING

RUN = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Teams with objectives in a cycle that is not over, at their last retrospective, or at the name in their team.yml."""
    looked_back = {(one.team, one.cycle): one for one in snapshot.portfolio.retrospectives}
    used = _used(snapshot)
    for team_id in dict.fromkeys(state.objective.team for state in watched(snapshot)):
        ended = islice(_ended(snapshot, team_id, used[team_id]), RUN)
        recent = [*takewhile(lambda each: _missed(snapshot, looked_back, team_id, each), ended)]  # noqa: B023 - at once
        if len(recent) == RUN and (snapshot.as_of - recent[0].ends).days <= recent[0].days:
            yield _finding(snapshot, team_id, recent[::-1], looked_back.get((team_id, recent[0].id)))


def _used(snapshot: Snapshot) -> Mapping[str, list[Cycle]]:
    """By team the cycles in which it has objectives, the latest to end first."""
    used: dict[str, set[str]] = defaultdict(set)
    for team, cycle in map(place_of, snapshot.objectives):
        used[team].add(cycle)
    latest = sorted(snapshot.portfolio.cycles.values(), key=lambda cycle: (cycle.ends, cycle.id), reverse=True)
    return {team: [cycle for cycle in latest if cycle.id in mine] for team, mine in used.items()}


def _ended(snapshot: Snapshot, team: str, cycles: Sequence[Cycle]) -> Iterator[Cycle]:
    """Of these cycles those that are over and in which something was reported; a year is left out beside its quarters."""
    for cycle in cycles:
        inside = (other for other in cycles if cycle.encloses(other))
        if _is_reported(snapshot, team, cycle) and not any(_is_reported(snapshot, team, other) for other in inside):
            yield cycle


def _is_reported(snapshot: Snapshot, team: str, cycle: Cycle) -> bool:
    """Whether any objective is, once the cycle is over."""
    return cycle.ends < snapshot.as_of and ended_in(snapshot, team, cycle.id).reported > 0


def _missed(snapshot: Snapshot, retrospectives: Mapping[Place, Retrospective], team: str, cycle: Cycle) -> bool:
    """Most of the reported ones, with no word about it."""
    found, looked_back = ended_in(snapshot, team, cycle.id), retrospectives.get((team, cycle.id))
    said = looked_back and (looked_back.why or looked_back.not_well or looked_back.narrative)
    return 2 * found.missed > found.judged and not said and not found.explained


def _finding(snapshot: Snapshot, team_id: str, cycles: Sequence[Cycle], looked_back: Retrospective | None) -> Finding:
    team = snapshot.portfolio.teams[team_id]
    file = f"{team.origin.file.rpartition('/')[0]}/{cycles[-1].id}/retrospective.md"
    named = " and ".join(f"`{cycle.id}`" for cycle in cycles)
    return Finding(
        about=team_id,
        where=Origin(looked_back.path) if looked_back else team.origin.at("name"),
        message=f"`{team.name}` missed most of its objectives in {named}, and nowhere says why",
        help=f"talk about it and write what you found under `why:` in `{file}`",
    )
