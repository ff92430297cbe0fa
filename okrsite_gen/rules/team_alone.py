"""A team's objectives have no link to any other team's.

It supports nobody, needs nobody, shares nothing, and nobody needs it. That is rare among people who work for one company; more often
the links were never written.

```yaml
objective: Every painting hangs straight
supports: []
depends_on: []
```

Remedy: ask the team whom it works for and whom it waits for, and write that as `supports:`, `depends_on:` or `shared_with:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.between_teams import alone, live
from okrsite_gen.scoring.snapshot import Snapshot

ID = "team-alone"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Teams with live objectives, if more than one team has any."""
    if len({objective.team for objective in live(snapshot)}) < 2:  # noqa: PLR2004 - nobody to be linked to
        return
    for team_id in alone(snapshot):
        team = snapshot.portfolio.teams[team_id]
        yield Finding(
            about=team_id,
            where=team.origin.at("name"),
            message=f"no objective of `{team.name}` has a link to another team",
            help="ask whom it works for and whom it waits for, and write `supports:` or `depends_on:`",
            reason="no objective has a link to another team",
        )
