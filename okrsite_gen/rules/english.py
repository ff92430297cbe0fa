"""What rules about wording know of English: forms of verbs, phrases, whether a word is a verb where it stands, other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def word_set(text: str) -> frozenset[str]:
    """Words that are separated by white space."""
    return frozenset(text.split())


def listed(text: str) -> tuple[str, ...]:
    """Words and phrases that are separated by commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


IRREGULAR = {
    "build": "built",
    "buy": "bought",
    "do": "done",
    "draw": "drawn",
    "bring": "brought",
    "begin": "begun",
    "choose": "chosen",
    "find": "found",
    "lay": "laid",
    "shut": "shut",
    "understand": "understood",
    "wind": "wound",
    "get": "got",
    "give": "given",
    "go": "gone",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "make": "made",
    "meet": "met",
    "put": "put",
    "rebuild": "rebuilt",
    "rewrite": "rewritten",
    "run": "run",
    "send": "sent",
    "set": "set",
    "shoot": "shot",
    "speak": "spoken",
    "take": "taken",
    "teach": "taught",
    "write": "written",
}
_DOUBLED = frozenset(
    {"enrol", "scan", "ship", "plan", "set", "put", "run", "get", "map", "spin", "shop", "cut", "program", "submit"}
)
_VOWELS = "aeiou"

# Before the first word that tells something: "We will", "To", "Successfully".
_LEAD_IN = word_set("""we will to i must should shall want would like wants need needs also finally successfully further please fully
    quickly proactively actively jointly together regularly consistently again still try aim seek strive attempt
    formally officially publicly""")
_LABEL_END = 5

# After a word that is a noun as well, these say that it is the noun: "Support tickets", "Review of", "Launch from".
_AFTER_NOUN = word_set("""arrives answers knows comes works reaches feels gets ends starts begins costs finds speaks makes goes means never always still only
    can will does must chain chains of per from within below under above is are was were has have had by than between until after before that which
    who whose done at as remains remain stays stay falls fall rises rise drops drop takes take
    time times rate rates ratio cost costs score scores ticket tickets request requests frequency volume volumes budget
    budgets quality cycle cycles date dates day days hour hours week weeks month months satisfaction coverage backlog
    centre center centres centers desk desks line lines page pages team teams cases case questions staff colleagues
    agents agent queue load contacts contact response responses rating ratings results result notes comments
    failures failure errors error bugs crashes list lists group groups speed effort quality debt system systems
    article articles text texts channel channels inbox emails views office partners partner success delay delays
    plans papers paper projects outcomes funding spend spending capacity levels level window windows conversion
    findings finding committee plan pipeline readiness candidate candidates traffic open opens click clicks clicked answered solved fees fee""")
_AS_NOUN = word_set("""help support consult research review study survey drive focus work design release launch test draft plan post
    record report interview visit call contact hire document film upgrade deploy pilot host order train audit track code blog tag
    monitor push process exchange campaign rollout prototype pitch demo run hold present map answer update issue
    start increase boost lift improve coach market program share experiment debate attempt advance sponsor aid mentor handle tackle address steer champion network aim balance foster join engage
    supply collect approach ring phone milk feed wash patrol sweep reply serve e-mail email mail show change feature build stage exhibit
    open audit sign watch guide merge champion present select adopt second minute commission tender close pass trial award found move gather""")
NUMBER_WORDS = word_set("""one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand
    dozen dozens""")
_DETERMINERS = NUMBER_WORDS | word_set(
    "a an the our all every each both new more its their his her this these those any another some several many"
)
# Verbs at the head of a text after which others may follow: "Design, build and ship".
_ORDERS = word_set("""launch ship release build rebuild implement deploy roll develop create set introduce integrate install migrate upgrade
    automate refactor rewrite redesign publish write draft document design define plan prepare hold host run organise organize
    conduct hire recruit train deliver establish complete finish start test identify research analyse analyze explore
    investigate review assess evaluate improve increase enhance optimise optimize strengthen boost reduce grow expand
    support help continue keep maintain ensure drive lead make get do add map collect gather find fix update move
    promote engage develop attract select choose evolve agree announce record send present adopt negotiate renegotiate sign merge onboard draw
    audit renovate refurbish approve open transform foster understand learn procure purchase buy appoint train certify submit apply produce shoot
    translate survey interview pilot finalise finalize tender put switch
    advocate discuss debate consult participate attend coordinate cooperate collaborate contribute monitor track encourage advise assist study
    examine inspect triage revise amend deprecate roll""")

_RATHER_NOUN = word_set("foster aid research study track process contact survey coach mentor train test release")
_RELATIVE = (("who",), ("that",), ("which",), ("whose",))
_QUOTES = frozenset("'\"“”‘’«»`")

_ENGLISH = word_set("""raise reduce lower cut foster promote use adopt respond answer attract users clients people staff skills trust
    relationship relationships employees employee growth awareness higher faster better make makes knows understand supplier suppliers
    patients nurses teachers students members readers visitors partners developers managers quality readiness knowledge the of to and for with from our we are at each every who that than least more up by their has have be can than
    without when where how into it this not all new within after before below above under over as us its them they your
    what which until between during across about out never nobody everybody customers customer team teams""")
_ENDINGS = ("ing", "ed", "ness", "ly", "ful", "ship", "th")
_FOREIGN = word_set("""im ins beim mit zur noch sehr neue neuer neues neuen bessere besser mehr weniger der die das den dem des ein eine einen einem einer eines und oder mit für von vom zum zur bei nach über unter auf
    aus nicht kein keine wir unsere unser unseren alle mehr wird werden sind ist im am auch sich durch bis
    le la les du un une et ou pour avec dans par sur au aux nos notre leur leurs nous sont est qui que plus chaque sans
    el los las una unos del y o con para por en nuestro nuestra nuestros nuestras más cada sin al lo se su sus
    il gli uno di della delle dei degli e per nel nella con più ogni senza nostro nostra che sono
    os as dos das da em com mais cada sem nosso nossa não uma às aos
    het een van voor met op naar onze ons wij zijn elke zonder niet meer bij
    och att det ett med för på av till vi är våra alla utan mer som har
    og det til på af vores alle uden mere som er ikke
    ja ei on sekä kaikki w z i na do nie się jest dla oraz przez""") - {
    "as",
    "on",
    "do",
    "i",
    "in",
    "o",
    "e",
    "y",
    "lo",
    "per",
    "plus",
    "en",
    "la",
    "al",
    "con",
    "w",
    "z",
}


class Phrases:
    """Words and phrases, each as lower-case tokens; looked up by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """`phrases` are written as people write them: `low-hanging fruit`."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            first, *rest = phrase.replace(" ", "\0").split("\0")
            self._by_first.setdefault(first, []).append(tuple(rest))
        for rests in self._by_first.values():
            rests.sort(key=len, reverse=True)
        self.firsts = frozenset(self._by_first)

    def at(self, tokens: Sequence[str], place: int) -> int:
        """How many tokens the longest phrase at `place` has; 0 for none."""
        for rest in self._by_first.get(tokens[place], ()):
            if tuple(tokens[place + 1 : place + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where phrases stand: the first token and the one behind the last."""
        if self.firsts.isdisjoint(tokens):
            return
        for place, token in enumerate(tokens):
            if token in self.firsts and (length := self.at(tokens, place)):
                yield place, place + length


def participle(verb: str) -> str:
    """`launch` to `launched`, `roll out` to `rolled out`, `write` to `written`."""
    first, space, rest = verb.partition(" ")
    return f"{IRREGULAR.get(first) or _ending(first, 'ed')}{space}{rest}"


def gerund(verb: str) -> str:
    """`launch` to `launching`, `ship` to `shipping`, `write` to `writing`."""
    first, space, rest = verb.partition(" ")
    return f"{_ending(first, 'ing')}{space}{rest}"


def _ending(verb: str, ending: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLED else "") + ending


class Verbs:
    """Verbs in the forms in which they stand at the head of a clause, and as participles behind what was done."""

    def __init__(self, verbs: Iterable[str]) -> None:
        """`verbs` are base forms, with what belongs to them: `roll out`."""
        names = tuple(verbs)
        self.base = {form: verb for verb in names for form in (verb, gerund(verb))}
        self.heads = Phrases(self.base)
        self.passive = {participle(verb): verb for verb in names}
        self.participles = Phrases(self.passive)


def is_order(tokens: Sequence[str], place: int) -> bool:
    """Whether a text begins with what is to be done: `Launch`, `Create`."""
    return tokens[place] in _ORDERS


def head(tokens: Sequence[str]) -> int:
    """The place of the first word that tells something, of which there is always one: behind `KR 2:`, `[P1]`, `1.`, `We will`, `Successfully`."""
    place = 0
    for at, token in enumerate(tokens[:_LABEL_END]):
        if token in (":", "]", ")") and at < len(tokens) - 1:
            place = at + 1
    if len(tokens) > place + 2 and tokens[place].isdigit() and tokens[place + 1] == ".":
        place += 2
    while place < len(tokens) - 1 and (tokens[place] in _LEAD_IN or not tokens[place][0].isalnum()):
        place += 1
    return place


def is_verb(tokens: Sequence[str], place: int, length: int = 1, *, counted: bool = False) -> bool:
    """Whether the word at `place`, which can be a verb, is one there and not a noun: `Support tickets`, `Review of`, `Launch date`.

    Where a share of something is `counted`, a bare noun behind it is what is counted: `Blog readers who come back`.
    """
    word = tokens[place]
    behind = next((token for token in tokens[place + length : place + length + 2] if token not in _QUOTES), "")
    if word.endswith("ing") and length == 1:
        return behind in _DETERMINERS or behind[:1].isdigit() or behind in ("on", "in", "with", "to")
    if length > 1 or word not in _AS_NOUN:
        return True
    bare = behind not in _DETERMINERS and not behind[:1].isdigit()
    if bare and (counted or (word in _RATHER_NOUN and tokens[place + 2 : place + 3] in _RELATIVE)):
        return False
    return behind[:1].isalnum() and behind not in _AFTER_NOUN


def clauses(tokens: Sequence[str], start: int) -> Iterator[int]:
    """The places where a verb may begin a clause: the head, and where that is a verb, behind `and`, commas and the like."""
    yield start
    if tokens[start] not in _ORDERS:
        return
    for place in range(start + 1, len(tokens) - 1):
        if (tokens[place] in ("and", "&", ",", ";", "/", "then") and tokens[place + 1] not in ("and", "&", "then")) or (
            tokens[place] in (".", ";") and tokens[place + 1].isalpha()
        ):
            yield place + 1


def is_english(tokens: Sequence[str], text: str) -> bool:
    """Whether it may be read as English: other languages have words that look like ours (`Launch der Website`)."""
    if text.isascii() and _FOREIGN.isdisjoint(tokens):
        return True
    strange = sum(token in _FOREIGN or (not token.isascii() and token.isalpha()) for token in tokens)
    return strange <= sum(token in _ENGLISH for token in tokens)


def speaks_english(tokens: Sequence[str]) -> bool:
    """Whether something in it is surely English; `is_english` says only that nothing is surely not."""
    return any(token in _ENGLISH or token in _ORDERS or token.endswith(_ENDINGS) for token in tokens)
