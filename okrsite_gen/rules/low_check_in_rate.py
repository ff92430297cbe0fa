"""Fewer than half of a team's live key results were spoken of in time.

One silent key result is somebody's busy week. When most of them are silent, the check-in itself has stopped: the meeting is cancelled,
or it happens and nobody writes it down. Readers then know nothing of the team, however well it does.

```yaml
# team.yml
name: Sales
check_ins: {every: two-weeks, day: tuesday}
```

Remedy: hold the check-in, in 15 minutes if need be, starting with what nobody has spoken of. If weekly is too often for the work,
say so in the team's team.yml and keep that.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, watched
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "low-check-in-rate"
SEVERITY = Severity.WARNING

FEWEST = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Teams with at least two live key results, at the name in their team.yml."""
    live: dict[str, list[KeyResultState]] = {}
    for objective in watched(snapshot):
        live.setdefault(objective.objective.team, []).extend(state for state in objective.key_results if state.live)
    for team_id, states in live.items():
        fresh = sum(not state.stale for state in states)
        if len(states) >= FEWEST and 2 * fresh < len(states):
            team = snapshot.portfolio.teams[team_id]
            spoken = f"{fresh or 'none'} of {len(states)} live key results {'was' if fresh == 1 else 'were'} spoken of in time"
            yield Finding(
                about=team_id,
                where=team.origin.at("name"),
                message=f"{spoken} in `{team.name}`",
                help="hold the check-in, starting with what nobody has spoken of; or set the rhythm that the work has",
                reason=spoken,
            )
