"""A team has no objective in the cycle that runs, or only one.

A team without any works on something, but nobody else can see on what, and nobody has said what it would be good for. A single objective
may be great focus; it may also be the department's objective copied, or the whole of what a team does under one headline. Personal and
retired objectives are not counted; those of any cycle that runs today are, so a yearly one and one for the quarter are two.

```yaml
# sales/2026-q4/: outbound.md is all there is
```

Remedy: ask what else has to be different at the end of the cycle for the team to call it a good one. There are good schools that say one
objective a team, so this is off unless `rules: {too-few-objectives: info}` asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrsite_gen.rules.finding import Finding, improvable
from okrsite_gen.scoring.snapshot import Snapshot

ID = "too-few-objectives"
SEVERITY = None

FEWEST = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Teams with members, or with the one objective; at the name in their team.yml. Nothing between cycles."""
    cycles = snapshot.portfolio.cycles
    running = [one.objective.team for one in improvable(snapshot) if cycles[one.objective.cycle].holds(snapshot.as_of)]
    count = Counter(running)
    for team in snapshot.portfolio.teams.values() if running else ():
        if count[team.id] < FEWEST and (team.members or count[team.id]):
            yield Finding(
                about=team.id,
                where=team.origin.at("name"),
                message=f"`{team.name}` has {'only one objective' if count[team.id] else 'no objective'} in the cycles that run",
                help="ask what has to be different at the end for the team to call it a good cycle: `okrsite new objective`",
            )
