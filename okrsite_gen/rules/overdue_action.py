"""An action is past its day and still open.

Actions are how a check-in changes anything. When nobody asks for them again, people learn that a name and a day in the minutes mean
nothing, and the next ones are not even written down. Often it is done and nobody said so; often it no longer matters, which is worth a
line, too. Actions are carried from check-in to check-in of the team until one of them closes it. Those of cycles that are over, and those
for what is retired or over, are left to the page *Decisions and actions*.

```yaml
# a later check-in of the team
actions:
  - {id: call-the-vendor, done: 2026-10-09}
```

Remedy: close it in the next check-in with the day on which it was done. If it is not done and still matters, close it and open a new one
with a day that somebody believes in; if it no longer matters, close it and say so in a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.check_in import Action
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "overdue-action"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Of cycles that are not over, at the day when each was due."""
    for action in snapshot.actions:
        if action.done or action.due is None or action.due >= snapshot.as_of or _past(snapshot, action):
            continue
        late = (snapshot.as_of - action.due).days
        yield Finding(
            about=action.about or action.team,
            where=action.origin.at("due"),
            message=f"`{action.what}` was due {'yesterday' if late == 1 else f'{late} days ago'} and is still open",
            help=f"close it in the next check-in: `- {{id: {action.id}, done: {snapshot.as_of}}}`, and open a new one if it still matters",
        )


def _past(snapshot: Snapshot, action: Action) -> bool:
    """Its cycle, or what it is for, is over or retired, or nobody's business but one person's."""
    if snapshot.portfolio.cycles[action.cycle].ends < snapshot.as_of:
        return True
    about = snapshot.objectives.get((action.about or "").partition("#")[0])
    return about is not None and (about.closed or about.pace == "retired" or not about.in_rates)
