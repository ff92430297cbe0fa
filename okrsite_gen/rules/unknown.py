"""The names of rules, where authors write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Origin, Problem, ProblemKind, Severity
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.scoring.snapshot import Snapshot

UNKNOWN_RULE = ProblemKind(
    "unknown-rule",
    Severity.WARNING,
    """\
`rules:` in okrsite.yml, or an `allow:`, names a rule that there is not.

The line has no effect: nothing is switched off, and nothing is allowed. Mostly it is a slip of the pen, and the finding that somebody
thought settled comes back.

```yaml
allow:
  - rule: too-few-keyresults
    reason: Trial quarter
```

Remedy: write the rule's name as `okrsite check` prints it in brackets; `okrsite explain` lists all of them. What reading or loading
finds is not a rule and cannot be switched off: mend it where it stands.
""",
)


def unknown_rules(snapshot: Snapshot, known: Sequence[str]) -> list[Problem]:
    """One problem for each place that names no rule."""
    return [
        UNKNOWN_RULE.at(
            where, f"there is no rule `{name}`", did_you_mean(name, known) or "`okrsite explain` lists all rules"
        )
        for name, where in _named(snapshot)
        if name not in known
    ]


def _named(snapshot: Snapshot) -> Iterator[tuple[str, Origin]]:
    settings = Origin("okrsite.yml")
    for name in snapshot.settings.rules:
        yield name, settings.key("rules", name)
    for objective in snapshot.objectives.values():
        for index, allow in enumerate(objective.objective.fields.allow):
            yield allow.rule, objective.objective.place.at("allow", index, "rule")
        for state in objective.key_results:
            for index, allow in enumerate(state.key_result.fields.allow):
                yield allow.rule, state.key_result.place.at("allow", index, "rule")
