"""What can be wrong with ids, names, people and teams."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

BAD_ID = ProblemKind(
    "bad-id",
    Severity.ERROR,
    """\
A name that serves as an id has characters that ids cannot have.

Ids become addresses and are typed in references, so they are made of lower-case letters, digits and `-`, start with a letter or digit and
have at most 64 characters. A person's id may also hold `.` and `_`.

```yaml
Ana Pires: {team: growth}
```

Remedy: choose a short id and keep the full name as text: `ana: {name: Ana Pires, team: growth}`. Rename files and folders likewise.
""",
)
DUPLICATE_ID = ProblemKind(
    "duplicate-id",
    Severity.ERROR,
    """\
Two things have one id: two objectives of a team in a cycle, two key results of an objective, two check-ins, two priorities.

Whoever refers to the id could mean either, and both would be published at one address. The first in the order of files is kept.

```yaml
key_results:
  - {id: activation, title: Week-1 activation, target: 45%}
  - {id: activation, title: Week-4 activation, target: 30%}
```

Remedy: rename one of them, and correct the references that mean it.
""",
)
DUPLICATE_TEAM = ProblemKind(
    "duplicate-team",
    Severity.ERROR,
    """\
Two team folders have one name. A team's id is its folder's name, so it must be unique in the whole tree.

Their objectives and check-ins would be published as those of one team.

```yaml
# company/europe/sales/team.yml and company/asia/sales/team.yml
name: Sales
```

Remedy: rename one folder, for example to `sales-asia`, and correct the references to it.
""",
)
SEVERAL_COMPANIES = ProblemKind(
    "several-companies",
    Severity.WARNING,
    """\
Two teams without a team above them are both of the level `company`, the default at the top of the tree.

Pages begin with the company's objectives, and alignment is measured up to them: with two companies nobody knows which are meant.

```yaml
# sales/team.yml, beside company/team.yml
name: Sales
```

Remedy: move the folder of the one below the other, name its `parent:`, or write `level: department`.
""",
)
DUPLICATE_NAME = ProblemKind(
    "duplicate-name",
    Severity.WARNING,
    """\
Two teams are called the same on pages, though their ids differ.

Readers cannot tell which of the two is meant.

```yaml
# company/europe/sales-europe/team.yml and company/asia/sales-asia/team.yml
name: Sales
```

Remedy: give each team a `name:` of its own, such as `Sales Asia`.
""",
)
UNKNOWN_TEAM = ProblemKind(
    "unknown-team",
    Severity.ERROR,
    """\
A team is named that does not exist. A team is a folder with a `team.yml`; its id is the folder's name.

An ask to nobody is never answered, and an objective shared with nobody stays unread.

```yaml
asks:
  - {of: plattform, what: Import API by Friday}
```

Remedy: correct the id (the message proposes a team where one is close), or add the team's folder.
""",
)
TEAM_CIRCLE = ProblemKind(
    "team-circle",
    Severity.ERROR,
    """\
Following `parent:` from team to team leads back to where it began, so nobody is at the top.

Paths, roll-ups and the organisation chart need a tree.

```yaml
# company/product/team.yml
parent: design
# company/product/design/team.yml: its parent is `product`, by the folder tree
name: Design
```

Remedy: remove the `parent:` that is wrong. The folder tree is the organisation chart; the key is only to differ from it.
""",
)
UNKNOWN_PERSON = ProblemKind(
    "unknown-person",
    Severity.ERROR,
    """\
Somebody answers for something (as owner, lead or member) and is not in people.yml.

With a people.yml every owner must be a known person, so that nothing belongs to a typing mistake. Without the file any id may own things.

```yaml
objective: Onboarding feels effortless
owner: anna
```

Remedy: correct the id (the message proposes a person where one is close), or add the person to people.yml.
Somebody who left stays there, with `left:`.
""",
)
UNKNOWN_PARTICIPANT = ProblemKind(
    "unknown-participant",
    Severity.WARNING,
    """\
Somebody who spoke, voted, was there or took an action is not in people.yml.

It does not stop a build, because guests come to meetings; but a misspelt id splits one person into two.

```yaml
by: anna
attendees: [anna, ben]
```

Remedy: correct the id, or add the person to people.yml.
""",
)
UNKNOWN_KPI = ProblemKind(
    "unknown-kpi",
    Severity.ERROR,
    """\
A KPI is named that kpis.yml does not have. KPIs are the health measures beside the OKRs.

Its value would be shown nowhere.

```yaml
kpis: {up-time: 99.7}
```

Remedy: correct the id, or add the KPI to kpis.yml: `uptime: {title: Uptime, unit: "%", keep: ">= 99.5"}`.
""",
)
UNKNOWN_PRIORITY = ProblemKind(
    "unknown-priority",
    Severity.ERROR,
    """\
An objective points at a company priority that okrsite.yml does not list.

```yaml
objective: Onboarding feels effortless
priority: enterprize
```

It would be missing from the page of the priority that was meant.

Remedy: correct the id, or add it to `priorities:` in okrsite.yml.
""",
)
UNKNOWN_AUDIENCE = ProblemKind(
    "unknown-audience",
    Severity.ERROR,
    """\
An audience is named that okrsite.yml does not list. The default list is `[board, leadership, company, public]`, the highest first.

Who may read something must never be guessed, so what has an unknown audience is left out of every build.

```yaml
objective: Buy the vendor
audience: executives
```

Remedy: write one of the audiences, or add it to `audiences:` in okrsite.yml.
""",
)

PROBLEM_KINDS = (
    BAD_ID,
    DUPLICATE_ID,
    DUPLICATE_TEAM,
    SEVERAL_COMPANIES,
    DUPLICATE_NAME,
    UNKNOWN_TEAM,
    TEAM_CIRCLE,
    UNKNOWN_PERSON,
    UNKNOWN_PARTICIPANT,
    UNKNOWN_KPI,
    UNKNOWN_PRIORITY,
    UNKNOWN_AUDIENCE,
)
