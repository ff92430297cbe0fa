"""An `allow:` names a rule that finds nothing there.

A waiver is an exception with a reason. When what it excused is gone, the reason misleads readers, and a new mistake of the same kind
would pass without a word.

```yaml
objective: Onboarding feels effortless
why: Half of new shops leave before their first sale
allow:
  - {rule: missing-why, reason: We are still writing it}
```

Some rules look at the day, so that they find something in one week and nothing in the next; leave a waiver of such a rule as
long as its reason holds. A rule that is off is not reported, and neither is anything while the content has errors.

Remedy: remove the entry, and `allow:` with it if it was the only one.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin, Severity
from okrsite_gen.model.shared import Allow
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.states import unclosed

ID = "unused-allow"
SEVERITY = Severity.INFO


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Every `allow:` in cycles that are not over; `rules.check` keeps those that were of no use to the other rules."""
    for objective in unclosed(snapshot):
        if objective.definition.allow:
            yield from _findings(objective.id, objective.definition.allow, objective.objective.place)
        for state in objective.key_results:
            if state.definition.fields.allow:
                yield from _findings(state.id, state.definition.fields.allow, state.key_result.place)


def _findings(about: str, allowed: tuple[Allow, ...], inside: Origin) -> Iterator[Finding]:
    for index, allow in enumerate(allowed):
        if allow.rule != ID:
            yield Finding(
                about=about,
                where=inside.at("allow", index, "rule"),
                message=f"`allow` of `{allow.rule}` allows nothing: the rule finds nothing here",
                help="remove the entry; if what it excuses comes and goes, leave it",
            )
