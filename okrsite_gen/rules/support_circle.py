"""Objectives support each other in a circle.

A circle explains nothing: each of them exists for the sake of the next, and none for the company's. Mostly one of the links was meant
the other way round, or two objectives are really one that two teams share.

```yaml
# growth/2026-q4/onboarding.md
supports: [support/fewer-tickets]
# support/2026-q4/fewer-tickets.md
supports: [growth/onboarding]
```

Remedy: ask which of them would still be worth doing if the other were dropped, and take out the link that leads away from it. Where
both are one thing, write it once and name the other team in `shared_with:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Related, Severity
from okrsite_gen.model.objective import Link
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "support-circle"
SEVERITY = Severity.ERROR


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """One for each group of objectives that all lead to each other, at the link that leaves the first of them."""
    for circle in snapshot.alignment.circles:
        first, *others = [_link(snapshot, one, circle[(at + 1) % len(circle)]) for at, one in enumerate(circle)]
        way = " → ".join(f"`{one}`" for one in (*circle, circle[0]))
        yield Finding(
            about=circle[0],
            where=first.origin,
            message=f"objectives support each other in a circle: {way}",
            help="take out the link that leads away from what would be worth doing by itself",
            related=tuple(Related("and on from here", link.origin) for link in others),
        )


def _link(snapshot: Snapshot, source: str, target: str) -> Link:
    supports = snapshot.objectives[source].objective.supports
    return next(link for link in supports if link.to.partition("#")[0] == target)
