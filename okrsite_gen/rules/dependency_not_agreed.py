"""Something is needed of another team within two weeks, and that team has not agreed to it.

A dependency that only one side knows is a wish with a date. Two weeks ahead there is still time to agree, to find another way, or to
say that the date will not hold; afterwards it is an excuse.

```yaml
depends_on:
  - to: platform/faster-pages
    what: Import API
    needed_by: 2026-11-24
    agreed: false
```

Remedy: ask them, and write `agreed: true` when they said yes; else change the date or the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.between_teams import SOON, dependencies, team_of
from okrsite_gen.scoring.snapshot import Snapshot

ID = "dependency-not-agreed"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """What live objectives need of other teams in the next 14 days, or needed already."""
    for one in dependencies(snapshot):
        if one.agreed or one.needed_by is None or one.needed_by > snapshot.as_of + SOON:
            continue
        team = snapshot.portfolio.teams[team_of(one.to)].name
        what = one.what or snapshot.objectives[one.to.partition("#")[0]].title
        when = _when((one.needed_by - snapshot.as_of).days)
        yield Finding(
            about=one.source,
            where=one.origin,
            message=f"`{what}` is needed of `{team}` {when}, and not agreed",
            help="ask them, and write `agreed: true` when they said yes; else change the date or the plan",
            reason=f"needs “{what}” of {team} {when}, not agreed",
        )


def _when(left: int) -> str:
    """From so many days ahead (below 0: ago)."""
    near = {0: "today", 1: "tomorrow", -1: "since yesterday"}
    return near.get(left) or (f"in {left} days" if left > 0 else f"for {-left} days now")
