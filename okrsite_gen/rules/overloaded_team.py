"""A team is asked for three or more things within two weeks that it has not agreed to.

Each of those who ask sees only their own wish. Together they are a plan that nobody made, and the team that everybody waits for is
the last to be able to say so.

```yaml
# four teams' objectives
depends_on: [{to: it/faster-integrations, what: Test account, needed_by: 2026-11-27}]
```

Remedy: bring those who ask and the team together, and agree on an order. Whoever comes later than wished changes the plan now.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Related, Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.between_teams import overloaded
from okrsite_gen.scoring.snapshot import Snapshot

ID = "overloaded-team"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the name in their team.yml, with the places of what is asked."""
    for team_id, waiting in overloaded(snapshot).items():
        team = snapshot.portfolio.teams[team_id]
        asked = f"{len(waiting)} things are needed within two weeks and not agreed"
        yield Finding(
            about=team_id,
            where=team.origin.at("name"),
            message=f"{asked} in `{team.name}`",
            help="bring those who ask and the team together, and agree on an order",
            related=tuple(Related("asked for here", one.origin) for one in waiting),
            reason=asked,
        )
