"""No objective of a cycle is committed, in the whole company.

Aspirational objectives are reached by 70% when all goes well, so nobody can build on any of them: sales cannot tell a customer when it
will come, and a team that needs something of another learns only at the end that it was a wish. A few promises, that everybody knows to
be promises, make it safe to dare elsewhere. `type:` is `aspirational` unless something else is written, so it may only be that nobody
ever asked.

It is asked of the company and not of each team, since a team may well dare everything while others keep the promises; and from five
objectives on, personal ones, drafts and retired ones apart.

```yaml
objective: The paid version is on sale
# type: committed
```

Remedy: go through the objectives that others wait for (see *Dependencies*), that a contract or a law names, or that the board was told,
and write `type: committed` there, with a target that can be kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, improvable
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

ID = "all-aspirational"
SEVERITY = Severity.INFO

FEWEST = 5


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """By cycle, at the company's name in its team.yml."""
    company = snapshot.company
    groups: dict[str, list[ObjectiveState]] = {}
    for state in improvable(snapshot):
        if not state.objective.draft:
            groups.setdefault(state.objective.cycle, []).append(state)
    for cycle_id, states in groups.items():
        if company and len(states) >= FEWEST and all(state.definition.type != "committed" for state in states):
            yield Finding(
                about=company.id,
                where=company.origin.at("name"),
                message=f"none of the {len(states)} objectives in `{snapshot.portfolio.cycles[cycle_id].title}` is committed",
                help="write `type: committed` where others wait for it, or where it was promised",
            )
