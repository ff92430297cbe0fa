"""The share of objectives that lead nowhere rose two weeks running.

Alignment is lost a little at a time: a company objective is retired, a cycle ends, new work begins. Two rises in a row are early
enough to talk, before half of the work has no address.

```yaml
# on 2 November 2 of 26 objectives led to no company objective, on 9 November 3, on 16 November 5
```

Remedy: look at the map for what came to lead nowhere, and ask for each what it is for now.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.alignment import is_rising
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Asked, Snapshot

ID = "unaligned-rising"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The company and each team in the cycle that the home page shows, at the name in their team.yml."""
    cycle, company = snapshot.cycle, snapshot.company
    if cycle is None or cycle.id not in snapshot.aligned_weeks or not cycle.holds(snapshot.as_of):
        return
    weeks = snapshot.aligned_weeks[cycle.id]
    series = {**({company.id: weeks.company} if company else {}), **weeks.teams}
    for team_id, asked in series.items():
        if is_rising(asked):
            team = snapshot.portfolio.teams[team_id]
            yield Finding(
                about=team_id,
                where=team.origin.at("name"),
                message=f"ever more objectives of `{team.name}` lead to no company objective: {_shares(asked)}",
                help="look at the map for what came to lead nowhere, and ask what it is for now",
                reason=f"ever more objectives lead to no company objective: {_shares(asked)}",
            )


def _shares(series: tuple[Asked, ...]) -> str:
    """`8%, 12%, 20%`."""
    known = [week.share for week in series if week.share is not None]
    return ", ".join(f"{printed(100 * share, 0):.0f}%" for share in known[-3:])
