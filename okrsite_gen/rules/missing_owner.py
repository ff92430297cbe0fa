"""An objective has no owner.

What everybody owns, nobody asks about. The owner does not do all the work: it is the person who says at each check-in how it
stands, who asks for help in time, and whom others can ask. One person, not a team.

```yaml
objective: Onboarding feels effortless
key_results:
  - id: week-1-activation
    title: Week-1 activation from 31% to 45%
```

Remedy: agree on one person and write the id, as it stands in people.yml, as `owner:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.states import unclosed

ID = "missing-owner"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives that nobody answers for, in cycles that are not over."""
    for state in unclosed(snapshot):
        if state.definition.owner is None and not state.closed:
            yield Finding(
                about=state.id,
                where=state.objective.place.at("objective"),
                message=f"nobody owns `{state.definition.objective}`",
                help="add `owner:` with the id of the person who will speak for it at check-ins",
                reason="no owner",
            )
