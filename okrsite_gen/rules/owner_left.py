"""Somebody who has left still owns an objective or a key result.

It looks as if somebody answered for it, and nobody does. That is worse than having no owner, which everybody can see: others wait for a
check-in that will not come, and questions go to a mailbox that nobody opens.

```yaml
# people.yml
jonah: {name: Jonah Weiss, team: product, left: 2026-09-30}
# product/2026-q4/easy-start.md
owner: jonah
```

Remedy: agree with the team on somebody else and write their id as `owner:`. If nobody wants it, that is an answer, too: retire it, and
say why. Somebody who leaves later than today is not named here, so that the site does not tell it first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

ID = "owner-left"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the owner where it is written, in cycles that are not over; what is done needs nobody."""
    gone = {id_: person.left for id_, person in snapshot.portfolio.people.items() if person.left}
    for objective in improvable(snapshot):
        yield from _found(snapshot, objective, objective.definition.owner, gone)
        for state in kept(objective):
            if not state.finished:
                yield from _found(snapshot, state, state.definition.fields.owner, gone)


def _found(
    snapshot: Snapshot, state: ObjectiveState | KeyResultState, owner: str | None, gone: dict[str, dt.date]
) -> Iterator[Finding]:
    if owner in gone and gone[owner] < snapshot.as_of:
        place = state.objective.place if isinstance(state, ObjectiveState) else state.key_result.place
        name = snapshot.portfolio.people[owner].label
        yield Finding(
            about=state.id,
            where=place.at("owner"),
            message=f"`{name}`, who owns `{state.title}`, left on `{gone[owner]}`",
            help="agree on somebody else and write their id as `owner:`, or retire it with the reason",
            reason="its owner has left",
        )
