"""A team has more than five objectives in one cycle.

Whoever has seven objectives has none: each gets a few hours a week, all of them are behind, and what gives way when something breaks is
decided by chance. Choosing is the point of the exercise. Three to five is what teams have been seen to carry; personal objectives, drafts
and retired ones are not counted.

```yaml
# growth/2026-q4/: easy-start.md, paid-version.md, fewer-tickets.md, new-site.md, partners.md, pricing.md, webinars.md
```

Remedy: ask which three would make the quarter a success if the others failed. Move the others to the next cycle as `state: draft`, retire
them with a reason, or turn what only has to be kept going into health measures in kpis.yml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, improvable
from okrsite_gen.scoring.snapshot import Snapshot

ID = "too-many-objectives"
SEVERITY = Severity.WARNING

MOST = 5


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """By team and cycle, at the name in their team.yml."""
    mine = (one.objective for one in improvable(snapshot) if not one.objective.draft)
    for (team_id, cycle_id), count in Counter((one.team, one.cycle) for one in mine).items():
        if count > MOST:
            team, cycle = snapshot.portfolio.teams[team_id], snapshot.portfolio.cycles[cycle_id]
            yield Finding(
                about=team_id,
                where=team.origin.at("name"),
                message=f"`{team.name}` has {count} objectives in `{cycle.title}`, more than {MOST}",
                help="keep the three to five that would make it a success; move the others to the next cycle as `state: draft`",
                reason=f"{count} objectives in {cycle.title}",
            )
