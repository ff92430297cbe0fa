"""A title is too long to be remembered.

People carry an objective with them through a quarter, or they do not carry it at all. What cannot be said in one breath is looked up,
and then it is not looked up. Long titles mostly hold three things: what, why and how.

```yaml
objective: Clinics manage without us because the onboarding is clear, the help centre complete and somebody there within the hour
# better
objective: New clinics manage without us
why: Those that call us in the first week leave twice as often
```

Remedy: keep what will be different; the reason goes to `why:`, how it is done to `initiatives:` and the narrative, a second thing to
an objective of its own. Reported from 100 characters in an objective and 140 in a key result, which may hold its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import texts
from okrsite_gen.scoring.snapshot import Snapshot

ID = "long-title"
SEVERITY = Severity.INFO

LONGEST_OBJECTIVE, LONGEST_KEY_RESULT = 100, 140


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Titles that are longer, in any language, from the word on with which they become too long."""
    for text in texts(snapshot):
        longest = LONGEST_OBJECTIVE if text.measure is None else LONGEST_KEY_RESULT
        if len(text.text) > longest:
            start = text.text.rfind(" ", 0, longest) + 1
            yield Finding(
                about=text.about,
                where=text.where.within(start, len(text.text)),
                message=f"this title has {len(text.text)} characters, more than {longest}",
                help="keep what will be different; the reason goes to `why:`, how it is done to `initiatives:`",
            )
