"""Nobody has spoken of a live key result for longer than its check-in period.

Silence is not green. A number that nobody has looked at for weeks may be fine or may be lost, and readers cannot tell. It counts as
stale one check-in period and two days after the last word of a person (a machine's numbers are nobody having looked), or after the
start if nobody ever said anything. A note alone is a word: "no change, the release slipped" is enough.

```yaml
by: birgit
key_results:
  annual-first#annual-share:
    note: No new figure before the monthly close; the discount test runs.
```

Remedy: write a check-in (`okrsite new check-in`). If the rhythm is wrong, set `check_ins:` in the team's team.yml; if nobody works on
it any more, retire it with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.rules.finding import Finding, watched
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

ID = "stale-check-in"
SEVERITY = Severity.WARNING


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """An objective as a whole where all that is live in it went silent, else the key results that did."""
    for objective in watched(snapshot):
        if objective.stale:
            yield _finding(snapshot, objective, objective.objective.place.at("objective"))
            continue
        for state in objective.key_results:
            if state.stale:
                yield _finding(snapshot, state, state.key_result.place.at("title"))


def _finding(snapshot: Snapshot, state: KeyResultState | ObjectiveState, where: Origin) -> Finding:
    last = state.last_check_in
    silent = f"for {(snapshot.as_of - last).days} days" if last else "since it began"
    return Finding(
        about=state.id,
        where=where,
        message=f"nobody has spoken of `{state.title}` {silent}",
        help="write a check-in, be it a note alone: `okrsite new check-in`",
        reason=f"silent {silent}" if last else "never spoken of",
    )
