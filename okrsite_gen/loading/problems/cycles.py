"""What can be wrong with cycles and dates."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

RESERVED_ID = ProblemKind(
    "reserved-id",
    Severity.ERROR,
    """\
A cycle has the name of a folder that the site makes itself, such as `teams`, `people` or `search`.

A cycle's pages are published at `/CYCLE/`, so one of the two would overwrite the other.

```yaml
tv: {title: The television campaign, starts: 2026-03-01, ends: 2026-04-15}
```

Remedy: choose another id, such as `tv-campaign`, and rename the cycle's folders.
""",
)
STANDARD_CYCLE = ProblemKind(
    "standard-cycle",
    Severity.ERROR,
    """\
cycles.yml defines a cycle that okrsite knows already: a year, half, quarter or month such as `2026`, `2026-h2`, `2026-q4`, `2026-m11`.

Its dates follow from `fiscal_year_starts`, and two definitions of one quarter would contradict each other.

```yaml
2026-q4: {title: Fourth quarter, starts: 2026-10-01, ends: 2026-12-18}
```

Remedy: remove the entry; `cycle_title` in okrsite.yml says how quarters are called.
For other dates choose an id of your own, such as `autumn-2026`.
""",
)
ENDS_BEFORE_START = ProblemKind(
    "ends-before-start",
    Severity.ERROR,
    """\
A cycle ends before it starts, so no day lies in it. Its last day is inside it; a cycle of one day ends on the day it starts.

Often the year of one date is wrong.

```yaml
acropolis: {title: Acropolis, starts: 2026-05-20, ends: 2025-06-24}
```

Remedy: correct `starts:` or `ends:`.
""",
)
UNKNOWN_FOLDER = ProblemKind(
    "unknown-folder",
    Severity.WARNING,
    """\
A folder in a team is neither a cycle nor a team, so what lies in it is not published.

Cycle folders are called `2026`, `2026-h2`, `2026-q4`, `2026-m11` or by an id from cycles.yml; a team folder has a `team.yml`.

```yaml
# company/product/2026-Q4/effortless-onboarding.md
objective: Onboarding feels effortless
```

Remedy: rename the folder (here to `2026-q4`), or add the cycle to cycles.yml.
""",
)
OUTSIDE_CYCLE = ProblemKind(
    "outside-cycle",
    Severity.WARNING,
    """\
A key result starts before its objective's cycle or is due after it.

Check-ins count from the cycle's first day to 45 days after its last one, so part of the work would go unreported.

```yaml
# in 2026-q4, which ends on 2026-12-31
- id: certified
  title: The auditor signs
  kind: binary
  due: 2027-03-15
```

Remedy: correct the date, or move the objective to the cycle it belongs to, such as the year.
""",
)

CYCLE_TOO_LONG = ProblemKind(
    "cycle-too-long",
    Severity.ERROR,
    """\
A cycle runs for more than ten years.

Its calendar and its courses would have a column for each of its weeks. Most often one of the two years is mistyped.

```yaml
odyssey: {starts: 2026-05-20, ends: 2206-06-24}
```

Remedy: correct the year, or make several cycles of it.
""",
)

PROBLEM_KINDS = (RESERVED_ID, STANDARD_CYCLE, ENDS_BEFORE_START, CYCLE_TOO_LONG, UNKNOWN_FOLDER, OUTSIDE_CYCLE)
