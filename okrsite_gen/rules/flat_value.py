"""A number has been the same in its last three reports.

Either nothing moves it, or nobody measures it: a figure that is copied from check-in to check-in looks exactly like one that stands
still. Both are worth a question. It is found for a `metric` that has not reached its target; of one that adds up its reports
(`aggregate: sum`, or `mean`) it is the sum, or the mean, that must not stand still.

```yaml
key_results:
  faster-integrations#lead-time:
    value: 19          # 19 in the last two check-ins too
    note: Two connectors shipped, the clock starts at the kick-off call.
```

Remedy: see when it was measured last. If it really stands still, ask what the work of these weeks was for, and write it as a note
and `next:`; if it can only be measured once a month, say so in the title or choose something that moves with the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.rules.finding import Finding, last_said, watched
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "flat-value"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Live key results of the kind `metric`; reported at the latest value."""
    for objective in watched(snapshot):
        for state in objective.key_results:
            if ID in state.early_warnings:
                reason, message = _said(state)
                yield Finding(
                    about=state.id,
                    where=last_said(state, "value"),
                    message=message,
                    help="see when it was measured last; if it stands still, say in a note why, and what is `next:`",
                    reason=reason,
                )


def _said(state: KeyResultState) -> tuple[str, str]:
    """What is flat, without and with the key result's name."""
    measure = state.definition.measure
    stuck = f"at {measure.format(state.current)} in"
    if not isinstance(measure, Metric) or measure.aggregate == "latest":
        return f"{stuck} its last three reports", f"`{state.title}` was {stuck} its last three reports"
    stayed = f"stayed {stuck} the last three reports"
    return f"its {measure.aggregate} {stayed}", f"the {measure.aggregate} of `{state.title}` {stayed}"
