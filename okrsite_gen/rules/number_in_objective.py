"""An objective's line holds a target figure.

The line is what people remember and tell each other: where are we going, and why would anybody want to be there? A figure turns it into
one more key result, and the best part of the target is lost: nobody asks any more what is true when 99.95% is reached.

```yaml
objective: Reach 99.95% uptime
# better
objective: Nobody notices that we have servers
key_results:
  - {id: uptime, title: "Uptime of at least 99.95%", kind: at-least, limit: 99.95%}
```

Remedy: move the figure to a key result, and say in the objective what it is good for. Years, versions and names (`Line 4`, `ISO 27001`)
are not meant, nor numbers in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english, written
from okrsite_gen.scoring.snapshot import Snapshot

ID = "number-in-objective"
SEVERITY = Severity.INFO

_SIGNS = frozenset("$€£¥+%")
_SCALES = word_set("million billion thousand k percent people users euros dollars pounds times x")
_BEFORE_AMOUNT = word_set("""by to of in under over above below at least most than from with our the first top next another only and or until within for
    about around nearly almost reach reaches reaching passes pass exceeds exceed beyond past up down a an is are""")


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first figure of each objective's line, with its sign."""
    for text in english(snapshot):
        if text.measure is None and (place := _target(text)) is not None:
            first = place - (place > 0 and text.tokens[place - 1] in _SIGNS)
            last = place + 1 + (text.tokens[place + 1 : place + 2] == ("%",))
            yield text.finding(
                first,
                last,
                "{} makes a key result of the objective",
                "move the figure to a key result, and say here what is good about having reached it",
            )


def _target(text: Text) -> int | None:
    """The place of the first figure that is no name."""
    places = text.figures
    words = written(text) if places else []
    return next((place for place in places if not _is_name(words, place, text.head)), None)


def _is_name(words: Sequence[str], place: int, head: int) -> bool:
    """`ISO 27001`, `Heron 2`, `batch 9 dies`, `a 360-degree view`: a number of a name, or in a word."""
    before, behind = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    if "-" in words[place]:
        return True
    if behind == "%" or not before[:1].isalpha() or (place - 1 <= head and not before.isupper()):
        return False
    if before[:1].isupper():
        return True
    return before not in _BEFORE_AMOUNT and not behind.endswith("s") and behind not in _SCALES
