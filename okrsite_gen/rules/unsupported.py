"""Nobody below supports an objective of the company, or one of its key results.

What everybody wants and nobody works on is a wish. A company objective may be carried by the people who own it; then it is theirs
alone, and it helps to know that.

```yaml
# company/2026-q4/hospital-outpatients.md: no team's objective names it under `supports:`
objective: Know whether hospital outpatient departments would buy
```

Remedy: ask which team's work would move it, and whether that team knows. If it is meant to be so, nothing needs to be done.
`okrsite check` does not report this unless `rules: {unsupported: info}` asks for it: it is no mistake in what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot

ID = "unsupported"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Live objectives of the company, and their key results where the objective itself has support."""
    found = set(snapshot.alignment.unsupported)
    for full_id in snapshot.alignment.unsupported:
        objective, _, key = full_id.partition("#")
        if key and objective in found:
            continue
        key_result = snapshot.key_results.get(full_id)
        place = key_result.key_result.place.at("title") if key_result else None
        title = key_result.title if key_result else snapshot.objectives[objective].title
        yield Finding(
            about=full_id,
            where=place or snapshot.objectives[objective].objective.place.at("objective"),
            message=f"nobody supports `{title}`",
            help="ask which team's work would move it, and whether that team knows",
        )
