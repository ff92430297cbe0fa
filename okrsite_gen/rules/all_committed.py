"""All of a team's objectives of a cycle are committed.

A committed objective is a promise: all of it is expected, so it is written such that it can be kept. A team that only promises never
tries what might fail, and cannot find out whether twice as much was possible. Where everything is a promise, promises are also the first
thing to be bent.

It is found where a team has at least three objectives in a cycle, personal ones, drafts and retired ones apart, and each of them is
`committed`. One `learning` or `aspirational` objective is enough.

```yaml
# three objectives of IT in Q4
type: committed
type: committed
type: committed
```

Remedy: ask which of them would be worth more if it went twice as far, and make that one `type: aspirational`; or write down what nobody
knows yet as `type: learning`. A team whose work is to keep promises (payroll, compliance) says `rules: {all-committed: off}`, or keeps
them as health measures in kpis.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Related, Severity
from okrsite_gen.rules.finding import Finding, improvable
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

ID = "all-committed"
SEVERITY = Severity.INFO

FEWEST = 3


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """By team and cycle, at the name in their team.yml."""
    groups: dict[tuple[str, str], list[ObjectiveState]] = {}
    for state in improvable(snapshot):
        if not state.objective.draft:
            groups.setdefault((state.objective.team, state.objective.cycle), []).append(state)
    for (team_id, cycle_id), states in groups.items():
        if len(states) >= FEWEST and all(state.definition.type == "committed" for state in states):
            team, cycle = snapshot.portfolio.teams[team_id], snapshot.portfolio.cycles[cycle_id]
            yield Finding(
                about=team_id,
                where=team.origin.at("name"),
                message=f"all {len(states)} objectives of `{team.name}` in `{cycle.title}` are committed",
                help="ask which of them is worth more if it goes twice as far, and make it `type: aspirational`",
                related=tuple(Related("committed here", state.objective.place.at("type")) for state in states),
            )
