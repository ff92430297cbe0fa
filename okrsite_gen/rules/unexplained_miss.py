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

from collections.abc import Iterable, Iterator, Sequence

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.rules.finding import Finding, watched
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

ID = "unexplained-miss"
SEVERITY = Severity.WARNING

RUN = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Teams with objectives in a cycle that is not over, at their last retrospective, or at the name in their team.yml."""
    looked_back = {(one.team, one.cycle): one for one in snapshot.portfolio.retrospectives}
    for team_id in dict.fromkeys(state.objective.team for state in watched(snapshot)):
        ended = _ended(snapshot, snapshot.of_team(team_id))
        recent = sorted(ended, key=lambda cycle: (cycle.ends, cycle.id))[-RUN:]
        if len(recent) < RUN or (snapshot.as_of - recent[-1].ends).days > recent[-1].days:
            continue
        if all(_missed(ended[cycle], looked_back.get((team_id, cycle.id))) for cycle in recent):
            yield _finding(snapshot, team_id, recent, looked_back.get((team_id, recent[-1].id)))


def _ended(snapshot: Snapshot, states: Iterable[ObjectiveState]) -> dict[Cycle, list[ObjectiveState]]:
    """The reported objectives of the cycles that are over; a year is left out beside its quarters."""
    found: dict[Cycle, list[ObjectiveState]] = {}
    for state in states:
        if state.closed and state.in_rates and (state.progress is not None or state.grade):
            found.setdefault(snapshot.portfolio.cycles[state.objective.cycle], []).append(state)
    return {cycle: mine for cycle, mine in found.items() if not any(cycle.encloses(other) for other in found)}


def _missed(states: Sequence[ObjectiveState], looked_back: Retrospective | None) -> bool:
    """Most of them, with no word about it."""
    missed = [state for state in states if state.outcome == "missed"]
    judged = [state for state in states if state.outcome in ("achieved", "missed")]
    said = looked_back and (looked_back.why or looked_back.not_well or looked_back.narrative)
    return 2 * len(missed) > len(judged) and not said and not any(one.grade and one.grade.reason for one in missed)


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
