"""An objective follows one that was not reached, which itself followed one that was not reached.

To carry something over once is a decision to finish it. The second time it is a habit: either nobody really wants it, or what was tried
does not work, or it was never possible in one cycle. The team has by now given it two cycles, and writing it down a third time changes
nothing. What follows an objective that was achieved is the next step and not meant here; nor is one that was only reworded within its
cycle.

```yaml
objective: Restoring takes half an hour
successor_of: it/2026-q3/fewer-incidents      # itself a successor_of it/2026-q2/steady-platform
```

Remedy: before it goes on, answer three questions in its text: why do we still want it (`why:`), what did the two cycles teach us, and
what will we do that we have not tried? Else make it smaller, hand it to somebody who can, or let it go, and say so in the retrospective.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding, improvable
from okrsite_gen.scoring.predecessors import carried_over
from okrsite_gen.scoring.snapshot import Snapshot

ID = "carried-over-twice"
SEVERITY = Severity.WARNING

TWICE = 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At what it is a successor of."""
    for objective in improvable(snapshot):
        before = carried_over(snapshot, objective)
        if len(before) >= TWICE:
            cycles = [snapshot.portfolio.cycles[one.objective.cycle].title for one in before]
            yield Finding(
                about=objective.id,
                where=objective.objective.place.at("successor_of"),
                message=f"`{objective.title}` is carried over {_times(len(before))}: not reached in {_listed(cycles)}",
                help="say in `why:` what is different this time; else make it smaller, hand it on, or let it go",
                reason=f"carried over {_times(len(before))}",
            )


def _times(count: int) -> str:
    return "twice" if count == TWICE else f"{count} times"


def _listed(cycles: list[str]) -> str:
    """The oldest first: `Q2 2026 and Q3 2026`."""
    *most, last = (f"`{cycle}`" for cycle in reversed(cycles))
    return f"{', '.join(most)} and {last}"
