"""A link leads to an objective of another time.

An objective of this quarter cannot help one that ended with the last, and seldom one that has not begun. Mostly the link was copied
along with the objective. A quarter's objective may of course support one of its year.

```yaml
# growth/2026-q4/onboarding.md
supports:
  - company/2026-q3/lead-the-category
```

Remedy: name the objective of this cycle, or of one that it lies in; what it carries on belongs under `successor_of:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.states import unclosed

ID = "link-to-other-cycle"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Links of objectives that are not over to cycles that share no day with theirs."""
    cycles = snapshot.portfolio.cycles
    for state in unclosed(snapshot):
        own = cycles[state.objective.cycle]
        for link in state.objective.supports:
            other = cycles[link.to.split("/")[1]]
            if not _overlap(own, other):
                yield Finding(
                    about=state.id,
                    where=link.origin,
                    message=f"`{link.to}` belongs to `{other.title}`, which {_when(own, other)}",
                    help=f"name an objective of `{own.title}` or of a cycle around it; what this one carries on is its `successor_of`",
                )


def _overlap(one: Cycle, other: Cycle) -> bool:
    return one.starts <= other.ends and other.starts <= one.ends


def _when(own: Cycle, other: Cycle) -> str:
    return f"ended on {other.ends}" if other.ends < own.starts else f"begins on {other.starts}"
