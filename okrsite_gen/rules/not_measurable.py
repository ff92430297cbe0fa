"""Nobody could say afterwards whether a key result came true, or how far.

A key result is how a team learns that it was right or wrong. Where neither the title nor the data hold a number, and nothing is
either done or not, everyone may read the end as they please: the check-ins become a matter of mood, and the score one of rank.

```yaml
objective: Customers stay because they want to
key_results:
  - {id: happier, title: Customers are happier, kind: judged}
  # better
  - {id: renewed, title: "Renewals signed before we ask, from 35% to 60%", baseline: 35%, target: 60%}
```

Remedy: ask how an outsider would know. Then write the number with where it starts and ends (`baseline:`, `target:`, `unit:`), the limit
to be kept (`kind: at-least`), the named steps (`kind: milestones`), or one sentence that is plainly true or not (`kind: binary`).
What cannot be counted can often be asked: how many of the people concerned say so?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.busy import busy
from okrsite_gen.rules.english import NUMBER_WORDS, Phrases, Verbs, is_verb, listed, speaks_english, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "not-measurable"
SEVERITY = Severity.WARNING

# Plainly done or not: with such a verb at the head, or such a word about what was done.
_DOES = Verbs(
    listed(
        """launch, relaunch, ship, release, build, rebuild, implement, deploy, roll out, create, set up, introduce, integrate, install,
        migrate, upgrade, automate, refactor, rewrite, redesign, prototype, pilot, publish, write, document, draft, translate,
        announce, submit, host, hold, organise, organize, conduct, hire, recruit, appoint, sign, close, win, pass, obtain, achieve,
        receive, complete, finish, deliver, define, design, decide, choose, select, buy, sell, open, move, switch, replace, remove,
        retire, sunset, add, test, run, find, present, send, agree on, agree, plan, prepare, finalise, finalize, establish,
        formalise, formalize, map, name, certify, train, raise a round, secure, acquire, start, stop, end, kick off, put in place, provide,
        conclude, collect, register, file, produce, record, go live, execute, list, interview, survey, onboard, convert,
        reach, join, land, book, print, repay, pay, renew, negotiate, approve, enable, standardise, standardize, consolidate, fix, resolve,
        identify, visit, meet, eliminate, develop, curate, hand out, apply for, modernise, modernize, overhaul, revamp, refresh, deprecate, triage, update, transition, institute, speak at, sponsor, continue, keep, maintain"""
    )
)
_DONE = word_set("""launched shipped released built implemented deployed created introduced integrated installed migrated upgraded automated published
    written documented drafted translated announced submitted held hired signed closed won passed obtained achieved received
    completed finished delivered defined designed decided chosen selected bought sold opened moved switched replaced removed
    retired added tested presented sent agreed planned prepared finalised finalized established certified trained secured acquired
    started stopped ended approved live available enabled done gone issued granted reached renewed paid filed adopted approves signs agrees decides passes adopts
    confirms renews chooses joins exists wins
    ready place reviewed audited tracked owned described measured connected covered accepted production online
    committed ratified accredited verified validated appointed recruited handed""")
# These say how much, without a figure.
_AMOUNTS = NUMBER_WORDS | word_set("""no none nobody nothing never zero double doubles doubled triple triples halve halves halved half twice majority once
    break-even breakeven x xx""")
_WHOLES = word_set("all every each everybody everyone any anybody only most first last")
# What is claimed without a measure, however it is going to be reported.
_CLAIMS = Phrases(
    listed(
        """happier, happy, satisfied, better, improve, improved, improves, improvement, improvements, improving, progress, good, great, stronger, faster,
        higher, lower, less, more, easier, smoother, healthier, awareness, quality, excellent, appropriate, efficient, effective,
        engaged, significantly, aligned, well-known, popular, strong, delighted, stable, increase, increased, enhanced, optimised, optimized,
        confident, successful, healthy, visible, motivated, trusted, proud, adequate, appropriate, as always, as usual, move the needle, align"""
    )
)
_ALSO_NAMES = word_set("quality awareness progress improvement improvements popular visible effective lower more less")
_AFTER_CLAIM = word_set("""of in on for with to at by than and or from between among within across about as customers people users visitors clients
    staff members quality work service care relations relationships cooperation collaboration communication understanding progress sales revenue
    growth trust awareness safety data time visibility results""")
# What people judge by looking: a degree, or a state in which somebody does something.
_PAINTS = word_set("""how share extent degree who whom without before until nobody whether when once because alone instead already themselves
    whose""")
_SOMEBODY = word_set("the a an our we i my")
_SENTENCE = 5
# With these at the head something goes on, but nothing is made.
_SOFT = word_set("""meet identify provide continue keep maintain develop collect update plan prepare test find visit manage enable fix resolve
    eliminate achieve receive secure land win add transition interview survey start run hold""")
_HELP = (
    "how would an outsider know? write the number with `baseline:` and `target:`, the limit, the named steps, or one sentence that is "
    "plainly true or not, for example: `renewals signed before we ask from 35% to 60%`"
)


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results without a number, a limit, steps or something that is plainly done or not."""
    for text in english(snapshot):
        if text.measure is not None and not text.measured and _open(text):
            yield text.finding(
                text.head, len(text.tokens), "nobody could say afterwards whether {} came true, or how far", _HELP
            )


def _open(text: Text) -> bool:
    tokens = text.tokens
    kind = text.measure.kind if text.measure is not None else ""
    if text.figures or _counts(tokens):
        return False
    idle = busy(text) is not None
    if (claim := _claim(tokens)) is not None:
        return not (idle and kind == "binary") and (claim == text.head or not _is_done(text))
    if not speaks_english(tokens) or kind == "binary":
        return False
    if kind == "judged":
        return idle or not (_is_seen(text) or _is_made(text))
    return not (_WHOLES.intersection(tokens) or _DONE.intersection(tokens) or _is_done(text))


def _counts(tokens: Sequence[str]) -> bool:
    """Whether a word says how much: `two clinics`, not `the top ten causes`."""
    return any(token in _AMOUNTS and tokens[max(place - 1, 0)] != "top" for place, token in enumerate(tokens))


def _claim(tokens: Sequence[str]) -> int | None:
    """The place of what is claimed; in `quality circle` and `progress report` nothing is."""
    return next((first for first, last in _CLAIMS.find(tokens) if not _names(tokens, first, last)), None)


def _names(tokens: Sequence[str], first: int, last: int) -> bool:
    behind = tokens[last : last + 1]
    return tokens[first] in _ALSO_NAMES and bool(behind) and behind[0].isalpha() and behind[0] not in _AFTER_CLAIM


def _is_seen(text: Text) -> bool:
    """Whether a title that people are to judge paints what one would see, or asks for a degree: `How clean the handover is`."""
    tokens = text.tokens
    if _DONE.intersection(tokens) or _WHOLES.intersection(tokens) or _PAINTS.intersection(tokens):
        return True
    return tokens[0] in _SOMEBODY and len(tokens) >= _SENTENCE


def _is_made(text: Text) -> bool:
    return _is_done(text) and text.tokens[text.head] not in _SOFT


def _is_done(text: Text) -> bool:
    length = _DOES.heads.at(text.tokens, text.head)
    return bool(length) and is_verb(text.tokens, text.head, length)
