"""What can be wrong with keys and values, wherever they stand."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

UNKNOWN_KEY = ProblemKind(
    "unknown-key",
    Severity.ERROR,
    """\
A key that okrsite does not know at this place. Nothing is guessed: what is written must be used or refused.

A misspelt key would otherwise be lost without a word, and the page would show a default in its place.

```yaml
objective: Onboarding feels effortless
ownr: ana
```

Remedy: correct the spelling (the message proposes a key where one is close), or remove the line.
""",
)
MISSING_KEY = ProblemKind(
    "missing-key",
    Severity.ERROR,
    """\
Something that must be said is not: an objective without its text, a retirement without its reason, a key result without an id.

Only what a reader cannot do without is required; everything else has a default.

```yaml
retired: {date: 2026-11-02}
```

Remedy: add the key that the message names; here `reason: Bought the vendor instead`.
""",
)
WRONG_VALUE = ProblemKind(
    "wrong-value",
    Severity.ERROR,
    """\
A value does not fit its key: a word that is not among the allowed ones, a date that is not in the calendar, a text where a number belongs.

Values are read as what their key means, so `2026-02-30` and `about 40` cannot be taken for a date and a number.

```yaml
type: comitted
due: 2026-02-30
```

Remedy: write one of the values that the message lists. Leave out what is not known yet instead of writing `n/a`.
""",
)
WRONG_TYPE = ProblemKind(
    "wrong-type",
    Severity.ERROR,
    """\
A list where a single value belongs, a text where keys with values belong, or the like.

Often a missing space or indentation is behind it: `owner:ana` is a text, not a key with a value.

```yaml
grade: 0.6
```

Remedy: write the form that the message names; here `grade: {score: 0.6, date: 2027-01-08}`.
""",
)
NARRATIVE_TWICE = ProblemKind(
    "narrative-twice",
    Severity.ERROR,
    """\
An objective's file has a narrative in its front matter and a body below. Both are the narrative, and only one can be shown.

```yaml
---
objective: Onboarding feels effortless
narrative: Half of new shops leave before their first sale.
---
We watched eleven shops set up their first product.
```

Remedy: move the text of `narrative:` into the body. The key is for `objectives.yml`, which has no bodies.
""",
)
UNKNOWN_PLACEHOLDER = ProblemKind(
    "unknown-placeholder",
    Severity.ERROR,
    """\
A format in okrsite.yml has a placeholder that stands for nothing, or a brace without its counterpart.

`cycle_title` knows `{yyyy}` (2026), `{yy}` (26) and `{q}` (4); `discuss_url` knows `{id}`.

```yaml
cycle_title: FY{year}-Q{q}
```

Remedy: use one of the known placeholders; here `FY{yyyy}-Q{q}`.
""",
)
UNKNOWN_RULE = ProblemKind(
    "unknown-rule",
    Severity.WARNING,
    """\
`rules:` or `allow:` names a rule that does not exist, so it changes nothing.

Somebody believes that a rule is switched off or made stricter, and it is not. Errors in the files themselves, such as
`unknown-key`, cannot be switched off; what is only a warning there can.

```yaml
rules: {to-many-key-results: error}
```

Remedy: correct the id. The page "How to read this" lists all rules, and `okrsite explain ID` prints the manual of one.
""",
)
UNKNOWN_KIND = ProblemKind(
    "unknown-kind",
    Severity.ERROR,
    """\
A key result is of a kind that does not exist, so its progress cannot be computed.

The kinds are `metric` (the default), `at-least`, `at-most`, `between`, `milestones`, `binary` and `judged`.

```yaml
- id: launch
  title: The paid version is on sale
  kind: boolean
```

Remedy: write one of the kinds; here `binary`, which is done or not.
""",
)

PROBLEM_KINDS = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    WRONG_TYPE,
    NARRATIVE_TWICE,
    UNKNOWN_PLACEHOLDER,
    UNKNOWN_RULE,
    UNKNOWN_KIND,
)
