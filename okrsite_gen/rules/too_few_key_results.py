"""An objective has fewer than two key results.

An objective says where to go, its key results how anybody can tell that you arrived. One number alone is easily reached at the cost
of something else: support answers faster and solves less, sales sign more and keep fewer. Two to five that hold each other in check
describe success; a single one is often the objective said twice.

```yaml
objective: Support answers at once
key_results:
  - id: first-answer
    title: First answer within 10 minutes
    kind: at-most
    limit: 10
    unit: minutes
```

Remedy: ask what would be lost if only this number moved, and make that the second key result (here: solved at first contact stays
above 80%). Where one really is enough, say so with `allow:` and a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "too-few-key-results"
SEVERITY = Severity.WARNING

FEWEST = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives with none or one (retired ones included), in cycles that are not over; personal ones may have one."""
    for state in snapshot.objectives.values():
        count = len(state.key_results)
        if count < FEWEST and not state.closed and (count == 0 or state.definition.type != "personal"):
            yield Finding(
                about=state.id,
                where=state.objective.place.at("objective"),
                message=f"`{state.definition.objective}` has {'only one key result' if count else 'no key results'}",
                help="two to five key results that hold each other in check show whether you arrived",
            )
