"""Verbs of being busy near a result, and whether one is the verb of a text."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.rules.english import NUMBER_WORDS, Verbs, is_verb, listed
from okrsite_gen.rules.things import OCCASIONS
from okrsite_gen.rules.wording import Text

# Each with the question that leads to a result.
_QUESTIONS: dict[str, tuple[str, ...]] = {
    "what can they do afterwards that they cannot do today? measure that, for example: requests that need nobody else from 40% to 70%": (
        listed(
            """help, assist, support, aid, consult, consult on, advise, facilitate, serve as, act as,
            provide support, provide assistance, give support, encourage, advocate for, contribute, contribute to, provide guidance, provide advice, provide input, give guidance, give advice,
            give input, offer support, offer guidance, offer help, offer advice, lend support, act on behalf of, lobby for, lobby, champion, guide,
            inspire, motivate, look after, enable discussions"""
        )
    ),
    "what will be decided or done once it is known? measure that, for example: lost deals whose reason we know from 20% to 80%": (
        listed(
            """analyse, analyze, research, explore, investigate, review, assess, evaluate, examine, study, observe, look into,
            look at, scope out, track, consider, identify, discuss, debate, brainstorm, think about, reflect on, inspect, survey the market,
            dig into, triage, experiment with, deep dive into, benchmark, look for ways to, look for, learn about, read up on, understand, learn, learn from,
            learn more about, get to know, gain insight into, gain insights into, gain an understanding of, get an overview of, find out about,
            familiarise ourselves with, familiarize ourselves with, keep an eye on, watch, observe, gather feedback,
            gather requirements, gather insights, gather ideas, gather input, gather information, collect feedback, collect ideas, collect input,
            collect requirements, listen to, scan, revisit, re-evaluate, reassess, rethink, think through, check out, try out, compare, consider options,
            test the waters, look at ways, follow the, study up on, prioritise, prioritize, scope, diagnose, scrutinise, scrutinize"""
        )
    ),
    "what comes of it for a third person? measure that, for example: requests answered without a second question from 55% to 80%": (
        listed(
            """coordinate, co-ordinate, collaborate, collaborate with, cooperate, co-operate, liaise, participate, take part, attend,
            engage, engage with, engage in, work on, work with, work together, work towards, work closely, partner with,
            communicate, communicate with, network with, align with, align on, sync with, interact with, consult with, be involved in,
            get involved in, be active in, stay in touch with, keep in touch with, follow up, follow up on, follow up with,
            touch base, be part of, involve, interface with, meet with, talk to, talk with, speak to, speak with, stay in contact with, keep in contact with,
            maintain contact with, be present at, play an active role in, take an active part in, take an active role in, take part, join forces with, team up with,
            exchange ideas with, maintain a dialogue with, accompany, moderate, reach agreement with, keep informed, hold talks with, cooperate with,
            co-operate with, partner, respond to requests, sit on"""
        )
    ),
    "how far, and seen by whom? measure that, for example: teams that use it every week from 12 to 40": (
        listed(
            """drive, focus on, push, push for, push forward, promote, foster, nurture, cultivate, concentrate on, pursue, strive for, strive to, aim for, aim to,
            attempt to, try to, seek to, endeavour to, endeavor to, spearhead, make progress on, make headway on, move forward with, work hard on, work hard to, make progress, iterate on, make efforts, emphasise,
            emphasize, steer, prioritise work on, dedicate time to, devote time to, spend time on, invest in, invest time in, keep working on,
            continue working on, continue to work on, take steps to, take steps towards, take measures to, pay attention to, deal with, tackle, address, look to,
            commit to, champion the, double efforts, take care of, take care to, work through, step up efforts, increase efforts, keep pushing"""
        )
    ),
    "what is there once all is ready? write that, or what it gets better, for example: findings in the audit from 9 to 2": (
        listed(
            "prepare, prepare for, plan, plan for, get ready for, make preparations for, start preparing, arrange for, gear up for"
        )
    ),
}
HELP = {verb: question for question, verbs in _QUESTIONS.items() for verb in verbs}
_VERBS = Verbs(HELP)
# With a number of its own, these are a way of saying by how much: "Drive sign-ups from 200 to 500".
_MOVES = frozenset(("drive", "push", "promote", "engage"))
# "Help 40 families into a flat of their own" counts whom, and what they have then.
_LETS = frozenset(("help", "encourage", "support"))
# "Drive fewer empty kilometres" is about lorries, "Track your parcel" is said by a customer.
_LITERAL = frozenset(("fewer", "less", "home", "safely", "slower", "without"))
_CUSTOMERS_OWN = frozenset(("your", "my"))
# To prepare an offer makes one; to prepare an audit or a move is not yet the move.
_READIES = frozenset(("prepare", "plan"))
_KNOWS = frozenset(("understand", "learn", "watch"))
_PREPOSITIONS = frozenset(("for", "to", "of", "in", "on", "at", "with", "from", "by", "so", ",", "("))


def busy(text: Text) -> tuple[int, int, str] | None:
    """Where such a verb is that of the text, with the question that leads to a result."""
    tokens, place = text.tokens, text.head
    length = _VERBS.heads.at(tokens, place)
    if not length or (length > 1 and text.moves) or not is_verb(tokens, place, length, counted=text.moves):
        return None
    verb = _VERBS.base[" ".join(tokens[place : place + length])]
    if not _LITERAL.isdisjoint(tokens[place + length : place + length + 1]) or not _CUSTOMERS_OWN.isdisjoint(tokens):
        return None
    if verb in _READIES and OCCASIONS.isdisjoint(_object(tokens, place + length)):
        return None
    if verb in _KNOWS and "we" in tokens[:place]:
        return None
    return None if _says_more(text, verb, place + length) else (place, place + length, HELP[verb])


def _says_more(text: Text, verb: str, behind: int) -> bool:
    """Whether how much, or what somebody does then, stands there as well."""
    if verb in (_MOVES | _LETS) and (text.moves or "%" in text.tokens or _from_to(text)):
        return True
    return verb in (*_LETS, "promote") and (
        behind in text.figures or not NUMBER_WORDS.isdisjoint(text.tokens[behind : behind + 1])
    )


def _object(tokens: Sequence[str], start: int) -> Sequence[str]:
    """The words behind the verb, up to the next preposition."""
    end = next((place for place in range(start, len(tokens)) if tokens[place] in _PREPOSITIONS), len(tokens))
    return tokens[start:end][-1:]


def _from_to(text: Text) -> bool:
    return "to" in text.tokens and len(text.figures) > 1
