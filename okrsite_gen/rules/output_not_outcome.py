"""It names something that the team makes or does, not what is different for anybody afterwards.

Launched, published, held, migrated: all of it can be done on time and nothing be better for anyone. Then the score says 1.0, and
customers go on as before. Counting does not help: twelve articles that nobody reads are no more of a result than one. What is worth
a key result is the change that the work is for, and it leaves the team free to find a better way there.

```yaml
objective: Clinics find their answers themselves
key_results:
  - {id: articles, title: Publish 20 help articles, baseline: 0, target: 20}
  - {id: search, title: Launch the new search, kind: binary}
  # better
  - {id: alone, title: "Questions answered without a call, from 31% to 55%", baseline: 31%, target: 55%}
```

Remedy: ask who does or gets something different when it is there, and measure that; ask "so that?" until a number answers. The work
itself goes to `initiatives:`, where it is seen and does not count. Objectives of `type: learning` may count talks and trials. Where a
deliverable really is the result (a certificate that the law asks for), say so with `allow:` and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import NUMBER_WORDS, Phrases, Verbs, clauses, is_verb, listed, participle, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.things import (
    ALWAYS,
    COUNTED,
    DOES,
    EFFECTS,
    GATHERINGS,
    MADE,
    MAKES,
    OCCASIONS,
    PAPERS,
    PRODUCTS,
    WRITTEN,
)
from okrsite_gen.rules.wording import Text, english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "output-not-outcome"
SEVERITY = Severity.WARNING

_STOPS = word_set("for to of in on at so that which who whose by from across within into , ; . : - – — (")
_RELATIVES = word_set("who that which whose we they when where without under before than until if because within")
_CHANGES = word_set("""increase increases increasing raise raises raising reduce reduces reducing cut cuts cutting lower lowers lowering lift lifts
    lifting improve improves improving brings grow grows growing double doubles doubling halve halves halving shorten shortens""")
_OPENERS = frozenset(("a", "an", "the", "our", "new", "first"))
_GATHERED = GATHERINGS | frozenset(word for word in PRODUCTS if word.endswith("s") and not word.endswith("ss"))
_TANGIBLE, _HANDED_OVER = PRODUCTS | GATHERINGS, PRODUCTS | PAPERS
_DETERMINERS = word_set("a an the our your my their its his her this these every each and")
_FINITE = word_set("can is are has have will does gets get makes finds knows says goes comes takes walks talks")
_AMID = frozenset(("and", "or", "a", "per", "about", "each", "every", "with", "&"))
_FIRSTS = word_set("beta alpha mvp prototype pilot release launch rollout relaunch redesign implementation migration")
_AGREES = frozenset(
    listed(
        "sign, conclude, agree, agree on, agree with, open, choose, pick, decide on, award, enter into, found, start, begin, commence"
    )
)
_COMPARED = word_set("more less fewer higher lower additional")
# In such a clause stands what it is for.
_SO_THAT = Phrases(listed("so that, such that, so much that, to the point that, to the point where, until, so"))
# With a number right behind: "falls" may be those of patients.
_SHIFTS = word_set(
    "fall falls falling rise rises rising drop drops dropping decrease decreases shrink shrinks climb climbs go goes"
)
_WAYS = frozenset(("from", "by", "to", "below", "above", "under", "over", "beyond"))
_MAKING = word_set(
    "development introduction creation construction publication installation deployment establishment organisation organization renovation preparation"
)
_LIVE = Phrases(listed("live, in place, in production, up and running, goes live, is live, are live"))
_OBJECT_WORDS, _PHRASE_WORDS, _NEW_THING = 7, 5, 4

_EXAMPLES = {verb: example for example, verbs in ALWAYS.items() for verb in verbs}
_ALWAYS_SUCH, _SHARES = frozenset(_EXAMPLES), frozenset(("ship", "complete", "finish", "deliver", "release"))
_VERBS = Verbs(dict.fromkeys((*_EXAMPLES, *MAKES, *DOES, *COUNTED)))
_DONE = Verbs((*_EXAMPLES, *MAKES, "hold", "record", "send", "send out", "hand out", "hand"))
# "Make the app faster" is no app; "make an app" is. "Lorries held" are no meeting.
_ENDS = frozenset(("make", "get", "put", "set", "use", "place", "find", "give", "have"))
_WEAK = word_set(
    """hold record send hand deliver provide create build replace survey contact buy order collect gather ring mail certify
    adopt onboard merge negotiate select approve present retire archive enrol enroll minute second shortlist nominate commission tender appoint"""
)
_TALLIED = word_set("send record perform fit file issue post stage present schedule make") | {"send out"}
_THINGS = frozenset((*MADE, *WRITTEN, *MAKES)) - {
    "carry out",
    "apply for",
    "bid for",
}
_DONE_WORDS = _DONE.participles.firsts | _LIVE.firsts
# Whoever gathers feedback is busy; whoever gathers 40 answers has them.
_ASKS = frozenset(("gather", "collect"))
_ANSWERS = word_set("feedback insight insights input ideas requirements information opinions")
# Verbs that let their object come between.
_PARTICLES = {
    "roll": "out",
    "set": "up",
    "draw": "up",
    "hand": "out",
    "switch": "off",
    "turn": "off",
    "shut": "down",
    "spin": "up",
}
_DEFAULT = "customers who do something with it from 5% to 20%"

Found = tuple[int, int, str]


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such word of each text: a verb of making at its head, something done, a number of products, a product."""
    for text in english(snapshot):
        if not text.learning and (found := _made(text) or _finished(text) or _number(text) or _product(text)):
            first, last, example = found
            yield text.finding(
                first,
                last,
                "{} names what is made or done, not what changes for anybody",
                f"who does or gets something different {_when(text, first, last)}? measure that, for example: {example}; "
                "the work itself goes to `initiatives:`",
            )


def _when(text: Text, first: int, last: int) -> str:
    """`when it is launched`, of things that are made or written; of talks and people `afterwards`."""
    said = " ".join(text.tokens[first:last])
    verb = _VERBS.base.get(said) or _DONE.passive.get(said, "")
    return f"when it is {participle(verb)}" if verb in _THINGS else "afterwards"


def _made(text: Text) -> Found | None:
    """`Launch the app`, `Research, design and build a portal`."""
    tokens = text.tokens
    if _VERBS.heads.firsts.isdisjoint(tokens) or _has_effect(text) or text.duration:
        return None
    for place in clauses(tokens, text.head):
        parted = _parted(tokens, place)
        length = 1 if parted else _VERBS.heads.at(tokens, place)
        if length and is_verb(tokens, place, length, counted=text.moves):
            verb = parted or _VERBS.base[" ".join(tokens[place : place + length])]
            if _is_output(text, verb, _object(tokens, place + length)):
                return place, place + length, _EXAMPLES.get(verb, _DEFAULT)
    return None


def _parted(tokens: Sequence[str], place: int) -> str | None:
    """`roll out` of `Roll the new system out`."""
    particle = _PARTICLES.get(tokens[place])
    return f"{tokens[place]} {particle}" if particle in tokens[place + 2 : place + _OBJECT_WORDS] else None


def _is_output(text: Text, verb: str, object_: Sequence[str]) -> bool:
    """Whether `verb` with that object makes or does something that can be handed over."""
    if not object_ or _is_share(verb, object_) or _is_effect(verb, object_):
        return False
    if verb in _ALWAYS_SUCH or verb == "audit":
        return object_[:2] not in (("to", "us"), ("to", "me"), ("back",))
    if verb == "move":
        return text.measure is not None and text.measure.kind == "binary"
    if verb in MAKES:
        return PRODUCTS.intersection(object_[-2:]) != set() or not EFFECTS.intersection(object_)
    if verb in COUNTED or (verb in _TALLIED and _count(object_)):
        return (text.measured and not text.share) or _count(object_)
    things = _HANDED_OVER if verb in _AGREES else PRODUCTS
    return not things.isdisjoint(object_[-1:] if verb in _ENDS else object_)


def _is_share(verb: str, object_: Sequence[str]) -> bool:
    """`Ship 90% of orders within a day`, `Collect 40% more plastic`."""
    if "%" not in object_[:3]:
        return False
    return verb in _SHARES or verb in MAKES or verb in _WEAK or not _COMPARED.isdisjoint(object_[:4])


def _is_effect(verb: str, object_: Sequence[str]) -> bool:
    """What is with people, or only talked of: `Deliver an experience`, `Gather feedback`, `Prepare the audit`."""
    return (
        (verb in ("deliver", "provide") and object_[-1] == "experience")
        or (verb in _ASKS and object_[-1] in _ANSWERS)
        or (verb in ("prepare", "plan") and object_[-1] in OCCASIONS)
    )


def _object(tokens: Sequence[str], start: int) -> Sequence[str]:
    """The words behind the verb, up to the next preposition or sign."""
    end = start + 1
    while end < min(len(tokens), start + _OBJECT_WORDS) and tokens[end] not in _STOPS:
        end += 1
    return tokens[start:end]


def _count(object_: Sequence[str]) -> bool:
    return any(token[0].isdigit() or token in NUMBER_WORDS for token in object_[:2])


def _has_effect(text: Text) -> bool:
    """`Ship the new wizard so that activation rises from 31% to 45%`: the change is said, with its number."""
    tokens = text.tokens
    behind = [last for first, last in _SO_THAT.find(tokens) if first > text.head]
    behind += [
        place
        for place, token in enumerate(tokens[:-1])
        if place > text.head and (token in _CHANGES or (token in _SHIFTS and tokens[place + 1] in _WAYS))
    ]
    return bool(behind) and any(place >= min(behind) for place in text.figures)


def _finished(text: Text) -> Found | None:
    """`Handbook published`, `Search rolled out in all shops`, `New site live`; not `Parcels delivered within a day`."""
    tokens = text.tokens
    if _DONE_WORDS.isdisjoint(tokens) or text.share or text.falls or "%" in tokens or _RELATIVES.intersection(tokens):
        return None
    things = next((place for place, token in enumerate(tokens) if token in PRODUCTS), len(tokens))
    for place in range(1, len(tokens)):
        length = _DONE.participles.at(tokens, place) or (0 if text.figures else _LIVE.at(tokens, place))
        behind = tokens[place + length] if length and place + length < len(tokens) else ""
        if (
            length
            and tokens[0] not in ("time", "days", "hours", "share")
            and (not behind or behind in _STOPS or behind in ("and", "with"))
        ):
            verb = _DONE.passive.get(" ".join(tokens[place : place + length]), "launch")
            if verb in _WEAK and things > place:
                continue
            return place, place + length, _EXAMPLES.get(verb, _DEFAULT)
    return None


def _number(text: Text) -> Found | None:
    """`12 blog posts`, `At least three webinars about safety`, `Number of workshops`."""
    tokens, start = text.tokens, text.head
    if tokens[start : start + 2] in (("at", "least"), ("number", "of"), ("minimum", "of")):
        start += 2
    if (
        (_TANGIBLE.isdisjoint(tokens) and tokens[-1] not in _VERBS.passive)
        or start >= len(tokens)
        or text.share
        or text.falls
    ):
        return None
    tally = text.measured and not text.moves and not _GATHERED.isdisjoint(_before_with(tokens, start)[-1:])
    if not (start > text.head or tally or _count(tokens[start : start + 1])):
        return None
    last = start + len(_counted_things(tokens, start))
    if last == start or not _RELATIVES.isdisjoint(tokens):
        return None
    return start, last, _DEFAULT


def _before_with(tokens: Sequence[str], start: int) -> Sequence[str]:
    named = _object(tokens, start)
    return named[: named.index("with")] if "with" in named else named


def _counted_things(tokens: Sequence[str], start: int) -> Sequence[str]:
    """`12 blog posts`, `Five schools visited`; empty where the words go on (`12 stories read`)."""
    named = _object(tokens, start)
    if named[-1] in _VERBS.passive and start + len(named) == len(tokens):
        return named
    for place, word in enumerate(named):
        behind = named[place + 1 : place + 2]
        made = word in PRODUCTS or (word in GATHERINGS and named[0].isalpha())
        if made and (not behind or behind[0] in _AMID or behind[0] in _DONE.passive):
            return named[: place + 1]
    return ()


def _product(text: Text) -> Found | None:
    """`A new logo`, `Beta of the parking app in the stores`: a thing, and no more is said of it."""
    tokens, start = text.tokens, text.head
    named = _object(tokens, start)
    rest = tokens[start + len(named) :]
    if (
        text.share
        or len(named) > _PHRASE_WORDS
        or not _FINITE.isdisjoint(tokens)
        or _RELATIVES.intersection(tokens)
        or not _DETERMINERS.isdisjoint(named[1:])
        or "," in rest
        or ":" in rest
    ):
        return None
    if (
        (tokens[start] in _MAKING and rest[:1] == ("of",) and not text.measured)
        or (tokens[start] in _FIRSTS and rest[:1] in (("of",), ("to",)))
        or (named[-1] in _FIRSTS and len(named) > 1 and not (text.measured or text.figures))
    ):
        return start, start + len(named), _EXAMPLES["launch"]
    brand_new = "new" in named[:2] and len(named) <= _NEW_THING and not rest
    if (
        tokens[start] in _OPENERS
        and (brand_new or named[-1] in PRODUCTS)
        and (text.measure is None or not text.measured)
    ):
        return (start, start + len(named), _DEFAULT) if len(rest) <= _PHRASE_WORDS else None
    return None
