"""A team's last check-in took more than an hour.

A check-in of 15 to 30 minutes is kept for years; one of 90 is cancelled in the third week. When it takes long it has usually become
something else: a status round, or the place where problems are solved that concern three of the eight who sit there. Only the last
check-in of a team that says how long it took is looked at, in cycles that are not over; reviews, demos and workshops need their time.

```yaml
meeting: check-in
minutes: 25
```

Remedy: write the numbers before you meet, speak only of what is not on track, and take problems to those whom they concern. The agenda of
the next check-in (`/teams/TEAM/agenda/`) shares out the minutes. If it was a review, say so: `meeting: review`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import last_meetings
from okrsite_gen.scoring.snapshot import Snapshot

ID = "long-meeting"
SEVERITY = Severity.INFO

MOST = 60


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the longest time that a file of the day names."""
    for team, files in last_meetings(snapshot):
        longest = max(files, key=lambda said: said.minutes or 0)
        if (longest.minutes or 0) > MOST:
            yield Finding(
                about=team.id,
                where=longest.origin.at("minutes"),
                message=f"the last check-in of `{team.name}` took {longest.minutes} minutes",
                help="write the numbers before you meet and speak of what is not on track; a review is `meeting: review`",
            )
