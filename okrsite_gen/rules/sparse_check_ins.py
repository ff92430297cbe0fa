"""A team's check-ins are too far apart for its cycle.

A check-in is there to notice early and do something else. With a check-in a month, a quarter has three: after the first everything still
looks possible, the second brings the bad news, and the third is the end. A forecast has the same trouble, it needs three reports that lie
at least two weeks apart. It is found where fewer than four check-ins fit into a cycle that a team works in: a month between them for a
quarter, two weeks for a month. Yearly objectives with a check-in a month are fine, and a weekly rhythm always is.

```yaml
# team.yml
name: Growth
check_ins: {every: week, day: tuesday}
```

Remedy: `every: week`, or `two-weeks` for a quarter whose work is slow. It need not be a meeting: one line a key result, written by its
owner, is a check-in. If a number comes once a month, say in the weeks between what is done about it and how sure you are.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.rules.finding import Finding, watched
from okrsite_gen.scoring.snapshot import Snapshot

ID = "sparse-check-ins"
SEVERITY = Severity.INFO

FEWEST = 4
_WORDS = {"two-weeks": "two weeks", "month": "month"}


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the rhythm in the team's team.yml; where it is the company's, once in okrsite.yml."""
    told: set[Origin] = set()
    for team_id, cycle in _sparse(snapshot).items():
        team = snapshot.portfolio.teams[team_id]
        every = team.check_ins.every
        own = every != snapshot.settings.check_ins.every
        where = (team.origin if own else Origin("okrsite.yml")).at("check_ins", "every")
        if where not in told:
            told.add(where)
            yield Finding(
                about=team_id,
                where=where,
                message=f"a check-in every {_WORDS[every]} leaves `{cycle.id}` fewer than {FEWEST}",
                help="write `every: week`, or a rhythm that gives a cycle at least four check-ins; a line a key result is enough",
            )


def _sparse(snapshot: Snapshot) -> dict[str, Cycle]:
    """The shortest cycle of each team with fewer than four of its periods."""
    found: dict[str, Cycle] = {}
    for state in watched(snapshot):
        team = snapshot.portfolio.teams[state.objective.team]
        cycle = snapshot.portfolio.cycles[state.objective.cycle]
        if team.check_ins.every in _WORDS and FEWEST * team.check_ins.days > cycle.days:
            found[team.id] = min(found.get(team.id, cycle), cycle, key=lambda one: (one.days, one.id))
    return found
