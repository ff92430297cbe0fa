"""What can be wrong with check-ins and telemetry."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

CHECK_IN_NAME = ProblemKind(
    "check-in-name",
    Severity.ERROR,
    """\
A check-in's file name does not begin with a date of the calendar, or goes on with characters that addresses cannot have.

A check-in's date is its file name's, such as `2026-10-05.yml` or `2026-10-05-1640-ana.yml`; there is no other.

```yaml
# check-ins/05.10.2026.yml
by: ana
```

Remedy: rename the file; `okrsite new check-in` makes one with the right name.
""",
)
OUTSIDE_WINDOW = ProblemKind(
    "outside-window",
    Severity.WARNING,
    """\
A check-in is dated before the cycle that it reports on, or more than 45 days after it. It is not counted.

Up to 45 days after the end it counts and is labelled late. Often the file lies in the wrong cycle's folder, or the year is mistyped.

```yaml
# 2026-q4/check-ins/2025-10-05.yml
key_results:
  effortless-onboarding#week-1-activation: {value: 33}
```

Remedy: correct the date in the file's name, or move the file to the cycle it belongs to.
""",
)
MISPLACED_ENTRY = ProblemKind(
    "misplaced-entry",
    Severity.ERROR,
    """\
An objective stands under `key_results:` of a check-in, or a key result under `objectives:`.

A key result is named with its objective in front: `objective#key-result`.

```yaml
key_results:
  effortless-onboarding: {confidence: 6}
```

Remedy: move the entry to the other section, or complete the reference.
""",
)
DUPLICATE_ENTRY = ProblemKind(
    "duplicate-entry",
    Severity.ERROR,
    """\
One check-in speaks twice of the same key result or objective, written in two ways.

Only one of the two values can be the latest, and nobody can tell which was meant.

```yaml
key_results:
  effortless-onboarding#week-1-activation: {value: 33}
  growth/effortless-onboarding#week-1-activation: {value: 35}
```

Remedy: keep one of them.
""",
)
WRONG_REPORT = ProblemKind(
    "wrong-report",
    Severity.ERROR,
    """\
A check-in reports something that the key result's kind cannot take: a value for a binary one, `done: true` for a metric.

Metrics, limits and judged key results take a `value`; milestones take a list in `done`; binary ones take `done: true`.

```yaml
key_results:
  effortless-onboarding#signed: {value: 1}
```

Remedy: report it as the message says; here `{done: true}`.
""",
)
UNKNOWN_MILESTONE = ProblemKind(
    "unknown-milestone",
    Severity.ERROR,
    """\
A check-in says that a step is done, or not done after all, which the key result does not have.

```yaml
key_results:
  effortless-onboarding#launch: {done: [betta]}
```

The step that was meant would stay open on every page.

Remedy: write the `id` of one of the key result's `milestones`.
""",
)
RETIRED_KEY_RESULT = ProblemKind(
    "retired-key-result",
    Severity.WARNING,
    """\
A check-in reports on a key result after it was retired. It is shown and does not count.

Either the work goes on and the retirement is wrong, or the line was copied from last week.

```yaml
key_results:
  effortless-onboarding#week-1-activation: {value: 33}
```

Remedy: remove the entry, or the `retired:` of the key result or its objective.
""",
)
UNKNOWN_ACTION = ProblemKind(
    "unknown-action",
    Severity.ERROR,
    """\
A check-in closes an action that the team never opened.

An action's id is its `id:`, else its text in lower case with hyphens: `Call the vendor` is `call-the-vendor`.

```yaml
actions:
  - {id: call-vendor, done: 2026-10-09}
```

Remedy: write the id of the action that was meant (the message proposes one), or add `what:` to note something that is done already.
""",
)
OPEN_ACTION = ProblemKind(
    "open-action",
    Severity.WARNING,
    """\
A team opens an action while another with the same id is still open.

Both would be closed by one line, so the second is taken for a repetition of the first and left out.

```yaml
# 2026-10-05.yml and again in 2026-10-12.yml
actions:
  - {what: Call the vendor, who: ben, due: 2026-10-09}
```

Remedy: close the first one, or give the second an `id:` of its own.
""",
)

PROBLEM_KINDS = (
    CHECK_IN_NAME,
    OUTSIDE_WINDOW,
    MISPLACED_ENTRY,
    DUPLICATE_ENTRY,
    WRONG_REPORT,
    UNKNOWN_MILESTONE,
    RETIRED_KEY_RESULT,
    UNKNOWN_ACTION,
    OPEN_ACTION,
)
