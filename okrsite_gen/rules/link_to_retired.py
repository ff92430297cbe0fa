"""A link leads to an objective or key result that was retired.

The work that this objective is for has been taken off the list. Either it has lost its reason, or it serves something else by now; in
both cases readers follow the link and find that nobody wants this any more.

```yaml
supports:
  - company/open-the-east     # retired on 2 November: the city bought the quays
```

Remedy: name what it is for today, or retire it too, with the same reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Figures, Snapshot
from okrsite_gen.scoring.states import unclosed

ID = "link-to-retired"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Links of objectives that are neither over nor retired themselves."""
    for state in unclosed(snapshot):
        if state.pace == "retired":
            continue
        for link in state.objective.supports:
            target: Figures = snapshot.key_results.get(link.to) or snapshot.objectives[link.to.partition("#")[0]]
            if target.pace == "retired":
                yield Finding(
                    about=state.id,
                    where=link.origin,
                    message=f"`{link.to}` was retired",
                    help="name what it is for today, or retire this one too",
                )
