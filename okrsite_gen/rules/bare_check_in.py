"""A check-in gives numbers and not a word about them.

A number says where you are, never why, and never what you will do about it. The people who read it next week were not in the room:
without a word they see 36 turn into 37 and learn nothing, and neither does the team when it looks back. One line is enough, for the whole
objective or for the key result that moved. It is found where nobody has added a note, a next step, a blocker, an ask, a concern or an
action to anything in the objective within one check-in period up to the latest check-in. Older check-ins are left in peace: they are a
record, and nobody should rewrite one. Numbers from machines ask for no words, and neither does an objective that reached its targets.

```yaml
key_results:
  effortless-onboarding#week-1-activation:
    value: 37
    note: The shorter wizard reached half of the new shops on Thursday.
    next:
      - Reach the other half
```

Remedy: before you save, answer "what moved this?" in a `note:`, or "what do we try until next time?" in `next:`. In a week without news
say what you wait for.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import has_words, newest, rounds
from okrsite_gen.scoring.snapshot import Snapshot

ID = "bare-check-in"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives, at the first thing said of them in the latest check-in."""
    acted = {(action.check_in, action.about.partition("#")[0]) for action in snapshot.actions if action.about}
    for found in rounds(snapshot):
        objective = found.objective
        worded = any(has_words(one.fields) or (one.check_in, objective.id) in acted for one in found.entries)
        if not worded and objective.pace != "done":
            yield Finding(
                about=objective.id,
                where=newest(found.entries).origin,
                message=f"the latest check-in on `{objective.title}` gives figures and not a word about them",
                help="add one `note:` on what moved them, or one `next:` on what is tried until next time",
            )
