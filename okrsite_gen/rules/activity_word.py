"""Its verb is being busy near a result: help, support, review, explore, coordinate.

Whoever supports, analyses or takes part has always done so by the end of the quarter, whatever came of it. Nobody can say when it is
done, nobody can miss it, and so nobody learns from it. Most of these texts hide a good one: what did the help get better, what was
decided after the analysis, who does something else since the talks?

```yaml
objective: Support the sales team
key_results:
  - {id: analyse, title: Analyse why clinics say no, kind: binary}
  # better
  - {id: reasons, title: "Lost deals whose reason we know, from 20% to 80%", baseline: 20%, target: 80%}
  - {id: won, title: "Demos that end in an offer, from 25% to 40%", baseline: 25%, target: 40%}
```

Remedy: say what is different when the activity has worked, and measure that. Where the point is to find something out, make it an
objective of `type: learning` and write the question as a key result that has an answer. Where the word is part of a name
(help centre, support tickets, review time), nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.busy import HELP, busy
from okrsite_gen.rules.english import Verbs, listed
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "activity-word"
SEVERITY = Severity.WARNING

_DONE = Verbs(
    listed(
        "review, analyse, analyze, evaluate, assess, investigate, explore, research, discuss, examine, audit, consider"
    )
)
_SHORT = 5
_GUARDED = frozenset(("every", "each", "no", "before", "until", "is", "are", "who", "that", "without", "never"))


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such verb of each text, at its head or behind what was looked at (`Contracts reviewed`)."""
    for text in english(snapshot):
        if not text.learning and (found := busy(text) or _seen(text)):
            first, last, help_ = found
            yield text.finding(first, last, "{} says that somebody is busy, not what comes of it", help_)


def _seen(text: Text) -> tuple[int, int, str] | None:
    """`SEN provision reviewed`, and nothing behind it."""
    tokens = text.tokens
    if text.share or text.measured or not 1 < len(tokens) <= _SHORT or not _GUARDED.isdisjoint(tokens):
        return None
    word = tokens[-1]
    verb = _DONE.passive.get(word)
    return (len(tokens) - 1, len(tokens), HELP[verb]) if verb else None
