"""A note says nothing: "on track", "all good", "no change".

Such a note looks like an answer and saves the work of one. Whoever reads it cannot tell "we looked, and nothing happened" from "nobody
looked", and in three weeks the team cannot, either. The state is said better by `status:`, and how sure you are by `confidence:`; a note
is for what these cannot say. Found is a note of the latest check-in that has nothing but such words in it. Not found are notes with
anything else in them, however short ("no change, the release slipped" is a good note), and those beside a next step, a blocker, an ask or
a concern.

```yaml
key_results:
  red-flags#unowned:
    value: 5
    note: Five left, all of them say next week and have said it before.
```

Remedy: say the one thing that a colleague from another team would ask: what happened, what you are waiting for, or what worries you. If
there is nothing, leave the note out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.diagnostics import Related, Severity
from okrsite_gen.model.check_in import Entry
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.recent import Round, rounds
from okrsite_gen.scoring.snapshot import Snapshot

ID = "vague-check-in"
SEVERITY = Severity.INFO

LONGEST, MOST_WORDS = 200, 10
_WORDS = re.compile(r"[^\W_]+(?:['\u2019/&][^\W_]+)*")
# Together they say nothing; alone their words would: "The new line is in", "In good time", "The test is done".
_PHRASES = re.compile(
    r"\b(?:in line with|in progress|in control|in the works|in due course|nothing new|no news|no new \w+|last time|this time|next time|for the time being"
    r"|see (?:(?:the|our|last) )*(?:above|below|slides?|reports?|minutes|notes?|meetings?|line above)|(?:as )?discussed in (?:the )?meeting"
    r"|as (?:per|in|discussed in) (?:the |our |last )*(?:meeting|minutes|slides|report)|same as (?:before|above|last (?:time|week|month))|line \d+)\b"
    r"|^\W*(?:test|minutes|report|slides|meeting|new|in|line|above|below)\W*$"
)
_EMPTY = frozenset(
    _WORDS.findall(
        """
        a about according again all amber and are as at business but by change changed changes comment comments continue
        continued continues continuing control current currently discussed doing done else every everything everything's
        expected far fine for forward goes going good great green here i is issue issues it it's its last look looking looks
        make makes making month moving much n/a na next no none normal note notes nothing now of ok okay on ongoing ontrack our
        per plan planned plans previous previously problem problems process progress progressed progresses progressing remains
        remark remarks same schedule see so stable stays steady still tba tbc tbd that the there there's things this to todo
        track unchanged under update updated updates usual very way we we're week weeks well wip with work working works x xx
        xxx yellow yes
        """
    )
)


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Objectives, at the first such note; the others of the same objective stand beside it."""
    for found in rounds(snapshot):
        notes = list(_vague(found))
        if notes:
            first, *others = notes
            yield Finding(
                about=first.about,
                where=first.origin.at("note"),
                message=f"`{(first.fields.note or '').strip()}` tells nobody anything",
                help="say what happened, what you are waiting for or what worries you; or leave the note out",
                related=tuple(Related("and here", entry.origin.at("note")) for entry in others),
            )


def _vague(found: Round) -> Iterator[Entry]:
    """The latest note of each, where it says nothing and stands alone."""
    for _, entries in found.said:
        entry = next((entry for entry in reversed(entries) if entry.fields.note), None)
        if entry and entry.fields.note and says_nothing(entry.fields.note):
            fields = entry.fields
            if not (fields.blockers or fields.next or fields.asks or fields.concerns):
                yield entry


def says_nothing(note: str) -> bool:
    """Whether it is short and has nothing in it but words that say nothing, or no words at all."""
    if len(note) > LONGEST:
        return False
    words = _WORDS.findall(_PHRASES.sub(" ", note.casefold()))
    return len(words) <= MOST_WORDS and all(word in _EMPTY for word in words)
