"""An objective does not say why it matters.

The text of an objective says what will be different; `why` says what that is good for. It is what people remember in the seventh
week when something has to give, and what readers of other teams need to see how their own work fits.

```yaml
objective: Onboarding feels effortless
owner: ana
```

Remedy: finish the sentence "this matters now because", in one or two lines, and write it as `why:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "missing-why"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives without a reason, in cycles that are not over; personal ones need none."""
    for state in snapshot.objectives.values():
        if state.definition.why is None and not state.closed and state.definition.type != "personal":
            yield Finding(
                about=state.id,
                where=state.objective.place.at("objective"),
                message=f"`{state.definition.objective}` does not say why it matters",
                help="add `why:` with one sentence that begins, in thought, with: this matters now because",
            )
