"""Problems of the way a file is written: YAML, front matter, CSV."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

BAD_YAML = ProblemKind(
    "bad-yaml",
    Severity.ERROR,
    """\
The file is not YAML from the place shown on.

Nothing behind that place can be read with certainty, so the whole file counts as unread. Usual causes are a missing space after a
colon, a line that is indented unlike its neighbours, a tab, or a quote or bracket that is never closed.

```yaml
owner:ana          # write `owner: ana`
key_results:
  - id: churn
   title: Churn    # write it under `id`
```

Correct the line that is shown; the help has the corrected line where it can be told.
""",
)

MERGE_CONFLICT = ProblemKind(
    "merge-conflict",
    Severity.ERROR,
    """\
Git has left both sides of a conflict in the file, and nobody has chosen yet.

Two people changed the same lines. Between `<<<<<<<` and `=======` stands one side, from there to `>>>>>>>` the other.

```yaml
<<<<<<< HEAD
    target: 45
=======
    target: 50
>>>>>>> stretch
```

Keep the lines that are right, of one side or of both, and remove the three lines of signs.
""",
)

UNQUOTED_TEXT = ProblemKind(
    "unquoted-text",
    Severity.ERROR,
    """\
A text holds characters that mean something in YAML, so it has to stand in quotes.

These are `: ` inside the text, and a first character out of `` ` @ % & * ! | > [ ] { } , ``.

```yaml
title: Launch: first shop live          # refused
title: "Launch: first shop live"
```

Put the text in quotes, as in the line that the help shows.
""",
)

TOO_DEEP = ProblemKind(
    "too-deep",
    Severity.ERROR,
    """\
Lists and mappings lie inside each other more than 32 deep.

No OKR file needs that; it is a slip of the keyboard or an attempt to overload the build.

```yaml
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[activation]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

Remove the brackets or the indentation that is too much.
""",
)

ANCHOR = ProblemKind(
    "anchor",
    Severity.ERROR,
    """\
A value is marked with an anchor (`&name`) or fetched with an alias (`*name`).

With them a line means something that is written elsewhere; a reader of the file, or of a change to it, cannot see what.

```yaml
owner: &boss ana
lead: *boss
```

Write the value itself. If the `&` or `*` belongs to a text, quote the text.
""",
)

MERGE_KEY = ProblemKind(
    "merge-key",
    Severity.ERROR,
    """\
A mapping takes in another one with the key `<<`.

What the mapping says then is not to be seen where it stands.

```yaml
- id: launch
  <<: {owner: ana}     # write `owner: ana`
```

Write the keys themselves.
""",
)

TAG = ProblemKind(
    "tag",
    Severity.ERROR,
    """\
A value is marked with a tag such as `!!str` or `!important`.

Tags are instructions to programs. Here the meaning of a value follows from its key alone.

```yaml
target: !!int 45     # write `target: 45`
```

Remove the tag. If the `!` belongs to a text, quote the text.
""",
)

SEVERAL_DOCUMENTS = ProblemKind(
    "several-documents",
    Severity.ERROR,
    """\
A line `---` or `...` begins a second YAML document in one file.

Only one document per file is read, so the rest would be lost.

```yaml
name: Growth
---
name: Sales
```

Remove the line, or put the second part in a file of its own.
""",
)

NO_FRONT_MATTER = ProblemKind(
    "no-front-matter",
    Severity.ERROR,
    """\
A Markdown file does not begin with front matter, or its front matter has no end.

The data of an objective or a retrospective stand between two lines `---` at the top; the text below is the narrative.

```yaml
---
objective: Onboarding feels effortless
owner: ana
---
```

Put the data between two lines that hold `---` and nothing else.
""",
)

BODY_TOO_LONG = ProblemKind(
    "body-too-long",
    Severity.ERROR,
    """\
The text below the front matter has more than 100,000 characters.

That is a book. It would be slow to build, and nobody reads it on an objective's page.

```yaml
why: The long version is in the strategy paper, see https://wiki.example/strategy
```

Shorten it, or put it on a page of its own in `pages/` and link to it.
""",
)

BAD_CSV = ProblemKind(
    "bad-csv",
    Severity.ERROR,
    """\
A CSV file's first line or one of its rows does not have the right columns.

The first line is `date,key_result,value`, with `confidence`, `note` and `by` after it if they are used, in any order. Every row has
as many cells as the first line; a cell with a comma stands in quotes.

```yaml
# date,key_result,value
# 2026-10-05,uptime#availability,99.97
```

Correct the row that is shown. In the program that writes the file, choose comma-separated UTF-8.
""",
)

SYNTAX = (
    BAD_YAML,
    MERGE_CONFLICT,
    UNQUOTED_TEXT,
    TOO_DEEP,
    ANCHOR,
    MERGE_KEY,
    TAG,
    SEVERAL_DOCUMENTS,
    NO_FRONT_MATTER,
    BODY_TOO_LONG,
    BAD_CSV,
)
