"""Problems of files and folders: names, places, and what cannot be read at all."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind, Severity

EMPTY_FOLDER = ProblemKind(
    "empty-folder",
    Severity.ERROR,
    """\
The folder that should hold the OKRs is empty.

There is nothing to publish, and a build must not replace a site by an empty one. Most often `--source` names the wrong folder.

```yaml
# okrsite.yml, the file that marks the folder
company: Acme
```

Run `okrsite init` for a new company, or name the folder that has `okrsite.yml` in it.
""",
)

NO_TEAM = ProblemKind(
    "no-team",
    Severity.ERROR,
    """\
There is an `okrsite.yml` but no team, so there are no OKRs.

A team is a folder with a `team.yml` in it. Without one nothing below is read, and the site would be empty.

```yaml
# company/team.yml
name: Acme
lead: ana
```

Run `okrsite new team company`, or add a `team.yml` to the folder that is meant to be a team.
""",
)

UNKNOWN_FILE = ProblemKind(
    "unknown-file",
    Severity.WARNING,
    """\
A file or folder has a name or a place that means nothing here, so it is not read.

What somebody wrote there would be missing from the site without a word. `README.md` and hidden files are fine anywhere.

```yaml
# company/2026-q4/checkins/2026-10-05.yml is not read; the folder is called check-ins
by: ana
```

Rename or move it as the help says, or take it out of the folder.
""",
)

BAD_FILE_NAME = ProblemKind(
    "bad-file-name",
    Severity.ERROR,
    """\
A file's or folder's name is to be an id, and cannot be one.

Names become addresses of pages and are what other files refer to. Ids are made of lower-case letters, digits and `-`, start with a
letter or digit, and have at most 64 characters (the files in `check-ins` may also hold `.` and `_`).

```yaml
# Effortless Onboarding.md  ->  effortless-onboarding.md
objective: Onboarding feels effortless
```

Rename the file; its title inside can say anything.
""",
)

FILE_TWICE = ProblemKind(
    "file-twice",
    Severity.ERROR,
    """\
The same file exists as `.yml` and as `.yaml`.

The two endings mean the same, so it is not clear which of the two counts.

```yaml
# team.yml and team.yaml in one folder
name: Growth
```

Bring together what they say in the `.yml` file and delete the other.
""",
)

SYMBOLIC_LINK = ProblemKind(
    "symbolic-link",
    Severity.ERROR,
    """\
A file or folder is a symbolic link.

Links are never followed: they can lead out of the folder and publish what was never meant to be read.

```yaml
# company/2026-q4/lead-the-category.md -> /home/ana/notes.md
objective: Lead the category
```

Put the file itself here in place of the link.
""",
)

SPECIAL_FILE = ProblemKind(
    "special-file",
    Severity.ERROR,
    """\
Something in the folder is neither a file nor a folder: a pipe, a socket or a device.

It is never opened, because reading it could wait for ever.

```yaml
# company/2026-q4/telemetry is a pipe; write its values to company/2026-q4/check-ins/telemetry.csv
by: ana
```

Remove it from the folder.
""",
)

UNREADABLE_FILE = ProblemKind(
    "unreadable-file",
    Severity.ERROR,
    """\
The operating system did not let okrsite read a file or folder.

What it says would be missing from the site, so nothing is built.

```yaml
# chmod u+r company/team.yml
name: Acme
```

Give the user who builds the right to read it, and build again.
""",
)

FILE_TOO_LARGE = ProblemKind(
    "file-too-large",
    Severity.ERROR,
    """\
A file is larger than 1 MiB and was not read.

OKRs are small; a file of that size is a mistake or would slow down everybody's build.

```yaml
# company/2026-q4/check-ins/: one file per check-in, machine values in one CSV file per source
by: ana
```

Split it into several files, or take out what is not needed.
""",
)

NOT_UTF8 = ProblemKind(
    "not-utf8",
    Severity.ERROR,
    """\
A file is not written in UTF-8.

Its letters beyond ASCII cannot be told for certain, and a guess would print names wrongly.

```yaml
# saved as Windows-1252, the ä is the byte 0xE4
name: Vertrieb Südwest
```

Save the file as UTF-8 in your editor (a byte order mark is fine), or run `iconv -f WINDOWS-1252 -t UTF-8`.
""",
)

CONTROL_CHARACTER = ProblemKind(
    "control-character",
    Severity.ERROR,
    """\
A file holds a character that cannot be seen or that turns the direction of the text around it.

Browsers, spreadsheets and terminals treat these characters each in their own way, and two texts that look the same are not the same.
They mostly come along with copied text: a space without width, a soft hyphen, a mark of direction, a line separator, NUL. Arabic and
Hebrew need none of them, since every text on the site has a direction of its own. Where such a character does something, it is fine:
joiners in Persian or Hindi, in emoji and flags, the form of an emoji or an ideograph, spaces without width in Thai.

```yaml
title: "Bell\\a"
```

Delete the character at the place shown and type the text around it anew. Several of them in one file are all shown, up to 20.
""",
)

MORE_PROBLEMS = ProblemKind(
    "more-problems",
    Severity.INFO,
    """\
A file has more problems than are worth reading at once; the first hundred are shown.

One slip that was copied, or a file that is no OKR file at all, can bring about thousands. Errors are shown before warnings.

```yaml
# people.yml, written by a script that puts a capital before each id
Ana: {name: Ana Pires}
Ben: {name: Ben Okafor}
```

Mend what is shown, or what made the file, and look again.
""",
)

TOO_MUCH = ProblemKind(
    "too-much-in-file",
    Severity.ERROR,
    """\
A file has more than 100,000 keys and values, so it was not read.

Nobody writes that many; a script did, or something went wrong. Reading them would slow down everybody's build.

```yaml
# company/2026-q4/check-ins/: machine values of every minute; one a day is enough
by: ana
```

Split the file, or write fewer values: one a day says all that a page can show.
""",
)

FILES = (
    EMPTY_FOLDER,
    NO_TEAM,
    UNKNOWN_FILE,
    BAD_FILE_NAME,
    FILE_TWICE,
    SYMBOLIC_LINK,
    SPECIAL_FILE,
    UNREADABLE_FILE,
    FILE_TOO_LARGE,
    TOO_MUCH,
    MORE_PROBLEMS,
    NOT_UTF8,
    CONTROL_CHARACTER,
)
