"""An objective leads to no objective of the company.

That need not be wrong: some work keeps the lights on, and some good ideas are ahead of the plan. But nobody can see what it is for,
and when time gets short nobody can say whether it matters more than something else. Aligned is what reaches a live company
objective, or one of its key results, through any chain of `supports`.

```yaml
objective: The cloud bill grows slower than the clinics
supports: []
```

Remedy: ask what the company would miss without it, and name that under `supports:`, be it through another team's objective. If there
is no such thing, say why it is worth doing all the same (`allow:` with the reason), or let it go.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.between_teams import live
from okrsite_gen.scoring.snapshot import Snapshot

ID = "unaligned"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """What is live below the company level, personal objectives apart; nothing where the company has no live objective at all."""
    if not any(snapshot.portfolio.teams[objective.team].level == "company" for objective in live(snapshot)):
        return
    for full_id in snapshot.alignment.today.unaligned:
        state = snapshot.objectives[full_id]
        yield Finding(
            about=full_id,
            where=state.objective.place.at("objective"),
            message=f"`{state.title}` leads to no objective of the company",
            help="name under `supports:` what it helps, be it through another team's objective",
            reason="leads to no objective of the company",
        )
