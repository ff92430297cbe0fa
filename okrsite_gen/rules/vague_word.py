"""A word such as better, improve or world-class is all that is claimed.

Better than what, and by how much? As long as nobody says, everybody agrees, and at the end everybody is right: a little is always
better. In a key result a number must say how much of what. An objective needs none, but it should paint a state that one could
recognise on seeing it.

```yaml
objective: Improve customer experience
key_results:
  - {id: faster, title: Faster support, kind: judged}
# better
objective: Clinics get an answer while they still remember the question
key_results:
  - {id: first-reply, title: "First reply, from 9 to 4 hours", baseline: 9 hours, target: 4 hours}
```

Remedy: in a key result, write the number that moves, from where and to where (`baseline:`, `target:`). In an objective, finish the
sentence "we shall see that it is better when ..." and write only what comes after "when".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import NUMBER_WORDS, Phrases, is_order, listed, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "vague-word"
SEVERITY = Severity.WARNING

# At the head of a text: the change is claimed, and left open.
_VERBS = Phrases(
    listed(
        """improve, improving, improved, enhance, enhancing, enhanced, optimise, optimize, optimising, optimizing, optimised, optimized,
        strengthen, strengthening, strengthened, boost, boosting, increase, increasing, increased, maximise, maximize, maximising,
        maximizing, elevate, elevating, uplift, upgrade our approach, streamline, streamlining, refine, refining, raise awareness, raise the quality,
        raise quality, raise our profile, raise the profile, step up, ramp up, deepen, accelerate, accelerating, advance, better, evolve, mature,
        build awareness, increase awareness, make better, make improvements, minimise, minimize, perfect, polish, excel, excel at, excel in, grow,
        delight, delighting, wow, excite, transform, transforming, revolutionise, revolutionize, reinvent, future-proof, professionalise, professionalize,
        energise, energize, revitalise, revitalize, sharpen, solidify, fortify, amplify, supercharge, turbocharge, make the most of, bring out the best in,
        intensify, beautify, cultivate excellence, expand our footprint, expand our presence, expand our network, expand our business, expand our brand, expand our influence,
        expand internationally, extend our reach, be known as, be known for, be recognised as, be recognized as, be seen as, be regarded as,
        ensure financial stability, ensure financial sustainability, ensure financial health, ensure stability, ensure quality, ensure success,
        ensure the success, ensure satisfaction, ensure customer satisfaction, ensure growth, ensure security, ensure excellence, ensure transparency,
        secure the future, secure our future, ensure our future, lead the market, lead the industry, lead the field, lead the way, continuous improvement, continuously improve, drive growth, drive excellence, drive quality, drive efficiency, drive success, promote excellence,
        step up our game, raise our game, raise standards, raise the standard, raise the standards, raise visibility, increase visibility,
        expand our reach, broaden our reach, gain more, get better, get more, do better, be better, become better, level up, scale, further, ensure high, ensure good"""
    )
)
# Anywhere in the text: how it is said to be.
_HOW = listed(
    """better, best, world-class, world class, best-in-class, best in class, top-notch, first-class, first class, top-quality, high-quality,
        high quality, higher quality, high-performing, high performing, high performance, excellent, excellence, outstanding, exceptional,
        amazing, awesome, great, good, superior, premium, significantly, substantially, considerably, dramatically, drastically, greatly,
        appropriate, appropriately, adequate, adequately, sufficient, sufficiently, efficient, efficiently, efficiency, effective, effectively,
        effectiveness, optimal, optimally, faster, more, higher, stronger, smarter, easier, smoother, quicker, leaner, richer,
        improved, enhanced, optimised, optimized, successful, successfully, modern, innovative, user-friendly, state-of-the-art,
        cutting-edge, leading, robust, flexible, scalable, sustainable, healthy, great place to work, meaningful, meaningfully, solid, decent,
        bigger, greater, industry-leading, market-leading, world-beating, improvement, improvements, incredible, fantastic, stellar, top-tier, number-one, unbeatable, unrivalled, unparalleled,
        positive, proper, properly, reasonable, satisfactory, strong, high data quality, high customer satisfaction, high employee satisfaction, high satisfaction, high engagement, high level of, high levels of, high standards, high standard of, high employee engagement, high availability, wider, broader, deeper, lower, fewer, less, maximum"""
)
# Of a whole company these say little; of what is measured they may well say what it is.
_STATES = listed(
    """vibrant, thriving, flourishing, prosperous, attractive, smooth, smoothly, delightful, lovable, enjoyable, pleasant, happy, happiness,
    resilient, agile, dynamic, inclusive, welcoming, inspiring, competitive, number one, premier, world-leading, world leading, market leader,
    world leader, industry leader, global leader, leader, leaders, perfect, flawless, fabulous, terrific, superb, wonderful, remarkable, memorable,
    optimum, intuitive, professional, loved, profitable, future-proof, forward-looking, simpler, clearer, safer,
    cleaner, secure, reliable, safe and secure, trustworthy, unforgettable, new heights, next level, first choice, partner of choice, provider of choice, most trusted, most loved, most innovative, most attractive, most admired, most popular, preferred, engaging, compelling, well-run, trusted partner, top employer, happier, healthier, closer, cohesive, motivated, beautiful, stunning, unique"""
)
_SAID_OF = Phrases(_HOW)
_SAID_OF_ALL = Phrases((*_HOW, *_STATES))
# In an objective a comparison alone says too little; these say it of themselves.
_CLAIMS = frozenset(phrase.split()[0] for phrase in _STATES) | word_set(
    """better best world-class best-in-class top-notch first-class high-quality high-performing excellent excellence outstanding
    exceptional amazing awesome great superior efficient effective faster more higher stronger smarter easier smoother quicker
    improved enhanced successful modern innovative state-of-the-art cutting-edge leading good high bigger greater strong robust healthy sustainable
    efficiently effectively successfully improvement improvements proper solid positive meaningful efficiency effectiveness optimal appropriate top-tier incredible fantastic
    stellar number-one industry-leading market-leading world-beating scalable leaner user-friendly premium"""
)
_LINKS = word_set(
    """do be become becoming being make making get build create deliver provide have offer ensure establish achieve foster promote nurture cultivate
    operate work grow maintain develop run act perform remain stay position"""
)
# "The lower lock" is a name.
_SIDES = word_set("lower higher wider deeper leading great")
# A rank of which nobody says how it would be seen.
_RANKS = word_set(
    "most preferred leading leader premier number world-leading market-leading industry-leading world-class best-in-class"
)
_LOVED = Phrases(
    listed(
        """that people love, that customers love, that users love, that everyone loves, that everybody loves, our customers love, our users love, people love,
        customers love, users love, that our customers love, that our users love, for all, for everyone, for everybody, that people enjoy, that users enjoy, that delight, that delights,
        that inspire, that inspires, that works for everyone, that works for everybody, that works, people are proud of, we are proud of"""
    )
)
# These paint something, or count it.
_CONCRETE = word_set("""who whom whose that which where when so because without nobody no none never every everyone everybody each until before after
    while if than instead only first always zero double triple halve half twice within any all most : , ( “ \" ; how why what
    from by""")
_AMOUNTS = NUMBER_WORDS | word_set(
    "double doubles doubled triple half halve halved twice zero no none never nobody x xx"
)
# These are strengthened with a person.
_PEOPLE = word_set("team department staff crew board squad")
# An objective of nothing but these is a heading: "Operational resilience".
_ABSTRACT = word_set("""resilience stability sustainability growth quality excellence innovation success satisfaction engagement performance transparency
    efficiency security safety health wellbeing well-being culture collaboration communication leadership transformation digitalisation digitalization
    digitization productivity profitability agility reliability scalability inclusion diversity equality teamwork motivation reputation visibility
    awareness happiness retention effectiveness compliance empowerment alignment""")
_QUALIFIERS = word_set("""operational financial customer employee organisational organizational digital team user patient client staff product service
    data technical business corporate social economic environmental our the and & of in workplace brand process internal external""")
_LONGEST, _LONGEST_RANK, _LONG_CLAIM = 10, 12, 6


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such word of each text that says no more."""
    for text in english(snapshot):
        found = _objective(text) if text.measure is None else _key_result(text)
        if found:
            yield text.finding(*found, *(_SAYS if text.measure is None else _MEASURES))


_SAYS = (
    "{} does not say what one would see",
    "finish the sentence `we shall see it when ...`, and write only the end of it: a customer has an answer the same day",
)
_MEASURES = (
    "{} without a number does not say how much",
    "write what moves, from where and to where, for example: `first reply from 9 to 4 hours`, with `baseline:` and `target:`",
)


def _key_result(text: Text) -> tuple[int, int] | None:
    tokens = text.tokens
    if text.measured or text.figures or _AMOUNTS.intersection(tokens):
        return None
    if found := _at_head(tokens, text.head):
        return found
    things = is_order(tokens, text.head) and tokens[text.head] not in _LINKS
    named = (
        found for found in _SAID_OF.find(tokens) if not (tokens[found[0]] in _SIDES and tokens[found[0] - 1] == "the")
    )
    return None if things else next(named, None)


def _objective(text: Text) -> tuple[int, int] | None:
    tokens, head = text.tokens, text.head
    said = _said(tokens, head)
    if text.figures or (_CONCRETE - _RANKS).intersection(said):
        return None
    if not _ABSTRACT.isdisjoint(said) and (_ABSTRACT | _QUALIFIERS).issuperset(said):
        return head, head + len(said)
    return (_ranked(tokens, head) if len(said) <= _LONGEST_RANK else None) or _open(tokens, head, said)


def _open(tokens: Sequence[str], head: int, said: Sequence[str]) -> tuple[int, int] | None:
    """A change that is claimed at the head, or how all is said to be, in a line that says no more."""
    if len(said) > _LONGEST or _CONCRETE.intersection(said):
        return None
    if found := _at_head(tokens, head):
        return found
    long = len(said) > _LONG_CLAIM or is_order(tokens, head)
    return None if long and said[0] not in _LINKS else _claimed(tokens)


def _said(tokens: Sequence[str], head: int) -> Sequence[str]:
    """What an objective says, without the last sign, commas between two claims, and that it will be loved."""
    last = len(tokens) - (tokens[-1] in ".!")
    loved = next((place for place, _ in _LOVED.find(tokens) if place > head), last)
    return [
        word for place, word in enumerate(tokens[head:loved], head) if word != "," or tokens[place - 1] not in _CLAIMS
    ]


def _ranked(tokens: Sequence[str], head: int) -> tuple[int, int] | None:
    """`Leading provider of ...`, `Be the number one supplier`: a rank, near the head."""
    found = _claimed(tokens)
    return found if found and found[0] <= head + 2 and tokens[found[0]] in _RANKS else None


def _claimed(tokens: Sequence[str]) -> tuple[int, int] | None:
    claims = ((first, last) for first, last in _SAID_OF_ALL.find(tokens) if tokens[first] in _CLAIMS)
    return next(claims, None)


def _at_head(tokens: Sequence[str], head: int) -> tuple[int, int] | None:
    """`Improve onboarding`, not `Increase in revenue` or `Improve` alone."""
    length = _VERBS.at(tokens, head)
    grows = tokens[head] == "strengthen" and "with" in tokens and not _PEOPLE.isdisjoint(tokens)
    return (head, head + length) if length and (length > 1 or head + length < len(tokens)) and not grows else None
