"""A link passes by a level that has objectives of its own.

A team that supports the company directly, past its department, may be right to do so. If many do, the department's objectives steer
nobody, or its teams do not know them.

```yaml
# company/build/product/2026-q4/paid-version.md, while company/build has objectives for the quarter
supports: [company/recurring-revenue]
```

Remedy: see whether the department's objective says what is meant, and support that; or ask what the department's is for.
`okrsite check` does not report this unless `rules: {skipped-level: info}` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.between_teams import skipping, team_of
from okrsite_gen.scoring.snapshot import Snapshot

ID = "skipped-level"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Links of live objectives to a team above the next one that has live objectives."""
    teams = snapshot.portfolio.teams
    for link in skipping(snapshot):
        own, other = teams[team_of(link.source)], teams[team_of(link.to)]
        yield Finding(
            about=link.source,
            where=link.origin,
            message=f"`{link.to}` is of `{other.name}`, past what lies between it and `{own.name}`",
            help="see whether the level between has an objective that says what is meant",
        )
