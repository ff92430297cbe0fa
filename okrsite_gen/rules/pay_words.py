"""An objective or key result speaks of pay.

Who is paid by the score aims low: a target that decides on a bonus is one that will be met, and nobody will again say at a check-in that
it looks bad. Ambition and honest confidence need a score that costs nobody anything, so companies keep pay and OKRs apart.

```yaml
objective: Close the year strongly
why: The sales bonus depends on it
```

Remedy: write what will be better for customers or colleagues, and settle pay elsewhere. Where pay itself is the subject (the people
team publishes salary bands), say so with `allow:` and a reason; companies that see it otherwise write `rules: {pay-words: off}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

ID = "pay-words"
SEVERITY = Severity.WARNING

_PAY = re.compile(
    r"\b(?:bonus(?:es)?|compensation|incentive pay|merit (?:pay|increases?)|performance (?:pay|ratings?|appraisals?)|"
    r"(?:pay|salary) (?:rises?|raises?|increases?|reviews?)|stock options?|variable pay)\b",
    re.IGNORECASE,
)


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such word in each text, in cycles that are not over."""
    for state in snapshot.objectives.values():
        for about, text, where in [] if state.closed else _texts(state):
            if match := _PAY.search(text):
                yield Finding(
                    about=about,
                    where=where.within(*match.span()),
                    message=f"`{match[0]}` ties this to pay",
                    help="say what gets better for customers or colleagues; a score that decides on pay is not an honest one",
                )


def _texts(state: ObjectiveState) -> Iterator[tuple[str, str, Origin]]:
    """What is said in front of everybody, with its owner's id and its place."""
    place = state.objective.place
    yield state.id, state.definition.objective, place.at("objective")
    if state.definition.why:
        yield state.id, state.definition.why, place.at("why")
    for key_result in state.key_results:
        yield key_result.id, key_result.definition.fields.title, key_result.key_result.place.at("title")
