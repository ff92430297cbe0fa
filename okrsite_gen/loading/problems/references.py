"""What can be wrong with references between objectives."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

UNKNOWN_REFERENCE = ProblemKind(
    "unknown-reference",
    Severity.ERROR,
    """\
A reference leads to an objective or key result that does not exist.

`slug` or `slug#key-result` means the same team, `team/slug` another one; both look in the same cycle and then in the cycles around it.
Another cycle is named in full: `team/cycle/slug`.

```yaml
supports:
  - company/lead-the-categroy#mid-market-share
```

Remedy: correct the id. The message proposes what is close, or says in which cycle the objective lies.
""",
)
SELF_LINK = ProblemKind(
    "self-link",
    Severity.ERROR,
    """\
An objective supports, needs or succeeds itself, or one of its own key results.

A key result belongs to its objective without saying so; `supports` is for what lies elsewhere.

```yaml
# effortless-onboarding.md
supports:
  - effortless-onboarding#week-1-activation
```

Remedy: remove the line, or name the objective that was meant, with its team in front.
""",
)
DUPLICATE_LINK = ProblemKind(
    "duplicate-link",
    Severity.WARNING,
    """\
Two entries of `supports` lead to the same place, perhaps written in two ways, or two of `depends_on` ask it for the same by the same day.

The second adds nothing. Different needs of one objective are entries of their own, each with its `what`.

```yaml
supports:
  - company/lead-the-category
  - {to: company/2026/lead-the-category, as: directional}
```

Remedy: keep one of them.
""",
)
LESSON_NOT_ARRIVED = ProblemKind(
    "lesson-not-arrived",
    Severity.INFO,
    """\
A lesson was carried to an objective that is not written yet.

That is how it should be on the day of the retrospective; when the next cycle begins the objective should be there.

```yaml
lessons:
  - lesson: Watch five users before rebuilding anything
    carried_to: product/2027-q1/easy-start
```

Remedy: write the objective, or carry the lesson somewhere else.
""",
)
NOT_SHARED = ProblemKind(
    "not-shared",
    Severity.WARNING,
    """\
A team reports on an objective of another team that is neither above nor below it and has not shared the objective.

Any team may report on what it shares; without that, two teams may believe that they hold the number.

```yaml
# company/sales/2026-q4/check-ins/2026-10-05.yml
key_results:
  product/effortless-onboarding#week-1-activation: {value: 33}
```

Remedy: add the reporting team to the objective's `shared_with:`, or leave the report to its own team.
""",
)
LINK_TO_HIDDEN = ProblemKind(
    "link-to-hidden",
    Severity.INFO,
    """\
An objective supports or needs one that its own readers do not see: a draft, or one for a higher audience.

The link is left out of their site, and so is everything that would follow from it: for them this objective supports nothing there.
Only those who see both are told of this.

```yaml
# an objective for the whole company
supports:
  - buy-the-vendor        # which says `audience: board`
```

Remedy: none is needed if that is meant. Otherwise name an objective that all of its readers see, or give the other one their audience.
""",
)

PROBLEM_KINDS = (UNKNOWN_REFERENCE, SELF_LINK, DUPLICATE_LINK, LESSON_NOT_ARRIVED, NOT_SHARED, LINK_TO_HIDDEN)
