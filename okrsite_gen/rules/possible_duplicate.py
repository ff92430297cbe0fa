"""Two objectives of different teams say much the same.

It may be one objective that two teams found on their own, and then each of them does half of it, or all of it twice. Or the words are
alike and the work is not, and then the words could tell more. Nobody but the two teams can know: this is a guess from the words, it
names its reasons, and it is an invitation to talk.

```yaml
# care/2026-q4/no-handholding.md
objective: New users find their way without a manual or a call
# product/2026-q4/easy-start.md
objective: New users find their way without a manual
```

Remedy: talk. If it is one objective, share it (`shared_with`), or let one support the other (`supports`); if it is not, say in the
title what sets it apart, or `allow:` it with the reason. `okrsite check` does not report this unless `rules: {possible-duplicate: info}`
asks for it; the page *Worth a talk* shows it in any case, beside shared measures and conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Related
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.candidate import Candidate
from okrsite_gen.scoring.overlap import overlaps
from okrsite_gen.scoring.snapshot import Snapshot

ID = "possible-duplicate"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Each pair once, at the title of the objective whose id comes first."""
    for candidate in overlaps(snapshot):
        if candidate.kind != "duplicate":
            continue
        one, other = (snapshot.objectives[id_] for id_ in candidate.objectives)
        team = snapshot.portfolio.teams[other.objective.team].name
        yield Finding(
            about=one.id,
            where=one.objective.place.at("objective"),
            message=f"`{one.title}` looks like `{other.title}` of {team}: {_first(candidate)}",
            help="talk; share it, let one support the other, or say what sets it apart",
            related=(Related("looks like this", other.objective.place.at("objective")),),
            reason=f"looks like “{other.title}” of {team}",
        )


def _first(candidate: Candidate) -> str:
    """The first reason, inside a sentence."""
    reason = candidate.reasons[0].rstrip(".")
    return reason[0].lower() + reason[1:]
