"""Problems of files that can be read, but do not say what their author thinks they say."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

NOT_A_MAPPING = ProblemKind(
    "not-a-mapping",
    Severity.ERROR,
    """\
A file holds a list or a text where keys with values are expected.

Every file is a set of `key: value` lines; anything else has no meaning here.

```yaml
- ana          # people.yml: write `ana: {name: Ana Pires}`
- ben
```

Give every value its key.
""",
)

DUPLICATE_KEY = ProblemKind(
    "duplicate-key",
    Severity.ERROR,
    """\
A key stands twice in one mapping.

Most YAML tools silently keep the last of the two, so one of two things that somebody wrote would be lost.

```yaml
owner: ana
type: committed
owner: ben
```

Keep the one that is right.
""",
)

KEY_NOT_TEXT = ProblemKind(
    "key-not-text",
    Severity.ERROR,
    """\
A key is a list or a mapping.

Keys are names; a bracket at the start of a line begins a list, which cannot be one.

```yaml
[beta]: done     # write `"[beta]": done`, or a plain name
```

Write a plain name, or put it in quotes.
""",
)

KEY_WITHOUT_VALUE = ProblemKind(
    "key-without-value",
    Severity.ERROR,
    """\
A key has no colon and no value.

Inside `{...}` a comma begins the next key, so a text with a comma in it falls apart.

```yaml
actions:
  - {what: Call, then write}       # `then write` became a key
  - {what: "Call, then write"}
```

Quote the text, write it on a line of its own, or give the key a value.
""",
)

EMPTY_VALUE = ProblemKind(
    "empty-value",
    Severity.WARNING,
    """\
A key or a list item has nothing after it; it counts as not written.

Often a value was forgotten, or a ` #` made a comment of it.

```yaml
owner:
note: #45 is fixed
```

Write the value, write `null` if you mean "none", or remove the line.
""",
)

UNSAID_AUDIENCE = ProblemKind(
    "unsaid-audience",
    Severity.ERROR,
    """\
`audience:` or `state:` has nothing after it.

Nobody guesses who may read something: left open, it would be published to the whole company.

```yaml
objective: Buy the vendor
audience:
```

Remedy: write one of the company's audiences, or `draft` or `active` after `state:`. If everybody in the company may read it, remove the
line.
""",
)

COMMENT_IN_TEXT = ProblemKind(
    "comment-in-text",
    Severity.WARNING,
    """\
A ` #` cuts a text: everything behind it is a comment and not published.

In YAML a `#` after a space begins a comment, so half of a sentence can get lost without a word.

```yaml
note: Fixed #45          # says only "Fixed"
note: "Fixed #45"
```

Quote the text. If a comment is meant, put two spaces before the `#`.
""",
)

ITEM_IN_TEXT = ProblemKind(
    "item-in-text",
    Severity.WARNING,
    """\
A line that looks like an item of a list was read as part of the text above it.

YAML joins the lines of a plain text, so two items become one sentence without a word.

```yaml
wins:
  - First shop live
    - Second shop live     # says "First shop live - Second shop live"
```

Begin each item with `- `, in one column. A text that is meant to have such lines begins with `|` or stands in quotes.
""",
)

TYPOGRAPHIC_QUOTES = ProblemKind(
    "typographic-quotes",
    Severity.WARNING,
    """\
A title stands between typographic quotes, which are published with it.

Word processors and telephones turn `"` into `“` and `”`. For YAML those are letters, so they quote nothing and become part of the title.

```yaml
objective: “No clinic waits for us”      # published with its quotes
objective: No clinic waits for us
```

Remove them, or type `"`. What somebody said is quoted in a note, where such quotes are left alone.
""",
)

SHAPE = (
    NOT_A_MAPPING,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    KEY_WITHOUT_VALUE,
    EMPTY_VALUE,
    UNSAID_AUDIENCE,
    COMMENT_IN_TEXT,
    ITEM_IN_TEXT,
    TYPOGRAPHIC_QUOTES,
)
