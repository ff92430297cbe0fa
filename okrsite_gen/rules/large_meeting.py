"""More than ten people sat in a team's last check-in.

In a check-in everybody speaks of what they answer for, says how sure they are, and hears what the others need. With more than ten this
takes an hour or turns into reports read to people who do other things, and the doubts stay at home. Those who only want to know have the
page of the team, the feed and *This week*. Demos and reviews may be as large as they like; only the last check-in of a team that says who
came is looked at, in cycles that are not over.

```yaml
meeting: check-in
attendees: [grace, lucia, pavel, hanne, dev]
minutes: 25
```

Remedy: invite those who own a key result or are asked for something (the agenda of the next check-in names them), and let the others
read. A team that really has more than ten owners meets by objective, and shows what it made in a demo (`meeting: demo`).
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import last_meetings
from okrsite_gen.scoring.snapshot import Snapshot

ID = "large-meeting"
SEVERITY = Severity.INFO

MOST = 10


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the longest list of attendees of the day; a person who is in several files came once."""
    for team, files in last_meetings(snapshot):
        came = {person for said in files for person in said.attendees}
        if len(came) > MOST:
            largest = max(files, key=lambda said: len(said.attendees))
            yield Finding(
                about=team.id,
                where=largest.origin.key("attendees"),
                message=f"{len(came)} people sat in the last check-in of `{team.name}`",
                help="invite those who own something or are asked for it, ten at most; the others read the check-in",
            )
