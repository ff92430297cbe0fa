"""A key result missed its plan in two check-ins running, and neither says what comes next.

Missing a plan is normal. Reporting the miss twice and going on as before is how quarters are lost: the check-in has become a report.
It is found where progress lay further behind the plan than the tolerance in the last two check-ins by people, and both left `next:`
out.

```yaml
key_results:
  outbound#sales-cycle:
    value: 58
    note: Still too long.
    next:
      - Offer the two-week pilot before the security review
```

Remedy: agree on one step that could change the number by the next check-in, and write it as `next:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, last_said, watched
from okrsite_gen.scoring.snapshot import Snapshot

ID = "repeat-miss"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Live key results; reported at the latest check-in."""
    for objective in watched(snapshot):
        for state in objective.key_results:
            if ID in state.early_warnings:
                yield Finding(
                    about=state.id,
                    where=last_said(state),
                    message=f"`{state.title}` missed its plan in two check-ins running, and neither says what comes next",
                    help="agree on one step that could change the number, and write it as `next:`",
                    reason="behind in two check-ins running, and neither says what comes next",
                )
