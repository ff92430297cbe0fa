"""A key result does not say where it can be seen.

At the end of a cycle a score is only as good as the trust in its numbers. A link to the chart, the report or the list settles in a minute
what a meeting would argue about for ten, and lets the next owner measure the same thing. A key result whose values come from a machine
(`check-ins/*.csv`), or that is its owner's own judgement (`kind: judged`), is not asked.

```yaml
- id: week-1-activation
  title: Week-1 activation from 31% to 45%
  baseline: 31%
  target: 45%
```

Remedy: write the address where anybody can look as `evidence:`. Many companies keep their numbers where no link leads, so this is off
unless `rules: {missing-evidence: info}` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "missing-evidence"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results that anybody could look up, if they knew where."""
    for objective in improvable(snapshot):
        for state in kept(objective):
            if state.definition.fields.evidence is None and not _vouched_for(state):
                yield Finding(
                    about=state.id,
                    where=state.key_result.place.at("title"),
                    message=f"`{state.title}` does not say where it can be seen",
                    help="write the address of the chart, report or list as `evidence: https://...`",
                )


def _vouched_for(state: KeyResultState) -> bool:
    """By its owner's word, or by the machine that measures it."""
    return state.definition.measure.kind == "judged" or any(point.entry.machine for point in state.history)
