"""A key result lies far behind its plan.

At risk is not a verdict on anybody: it says that on the way so far the target will not be reached, while there is still time to
do something else. That is the moment to ask for help, to drop something, or to say openly that it will not be reached. A key result
that is quietly at risk until the last week is what check-ins are there to prevent.

```yaml
pace:
  tolerance: 0.05   # up to 5 points behind the plan is on track
  at_risk: 0.25     # more than 25 points behind is at risk
```

Remedy: decide at the next check-in what changes, and write it down as `next:`. A company sets how far is far with `pace:` in
okrsite.yml. `okrsite check` does not report this unless `rules: {at-risk: info}` asks for it: it is no mistake in what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin
from okrsite_gen.rules.finding import Finding, behind, watched
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

ID = "at-risk"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results at risk, and objectives that are so though none of their key results is."""
    for objective in watched(snapshot):
        found = [state for state in objective.key_results if state.pace == "at-risk"]
        yield from (_finding(state, state.key_result.place.at("title")) for state in found)
        if objective.pace == "at-risk" and not found:
            yield _finding(objective, objective.objective.place.at("objective"))


def _finding(state: KeyResultState | ObjectiveState, where: Origin) -> Finding:
    gap = behind(state)
    return Finding(
        about=state.id,
        where=where,
        message=f"`{state.title}` is at risk{f': {gap}' if gap else ''}",
        help="decide at the next check-in what changes, and write it as `next:`",
        reason=f"at risk, {gap}" if gap else "at risk",
    )
