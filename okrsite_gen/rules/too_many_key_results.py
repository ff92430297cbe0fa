"""An objective has more than five key results.

Whoever follows seven numbers follows none: check-ins become a reading of lists, and the one that matters sinks among those that
were easy to count. Two to five say what success is; the rest is work to be done or health to be kept.

```yaml
objective: Launch the paid version
key_results:
  - {id: alpha, title: Alpha with 20 active users, baseline: 0, target: 20}
  - {id: price, title: Price page written, kind: binary}
  - {id: terms, title: Terms checked by the lawyer, kind: binary}
  - {id: video, title: Launch video cut, kind: binary}
  - {id: emails, title: Three launch e-mails, baseline: 0, target: 3}
  - {id: uptime, title: Uptime at least 99.5%, kind: at-least, limit: 99.5%}
```

Remedy: keep the two to five that say whether it worked. Move work to `initiatives:`, health measures to kpis.yml, and what deserves
more to an objective of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "too-many-key-results"
SEVERITY = Severity.WARNING

MOST = 5


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives with more than five that are not retired, in cycles that are not over."""
    for state in snapshot.objectives.values():
        count = sum(key_result.outcome != "retired" for key_result in state.key_results)
        if count > MOST and not state.closed:
            yield Finding(
                about=state.id,
                where=state.objective.place.at("objective"),
                message=f"`{state.definition.objective}` has {count} key results, more than {MOST}",
                help="keep the two to five that say whether it worked; work goes to `initiatives:`, health measures to kpis.yml",
            )
