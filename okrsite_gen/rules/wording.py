"""What rules about wording share: the texts that they read, with their words, their numbers and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import starmap

from okrsite_gen.diagnostics import Origin
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.light import Light
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.objective import Objective
from okrsite_gen.rules.english import head, is_english, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W_]*(?:-[^\W\d_]+)*|[^\W\d_]+(?:['’\-][^\W_]+)*|[^\w\s]")

_DIGITS = frozenset("0123456789")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|D|am|pm|h)", re.IGNORECASE)
_BEFORE_YEAR = word_set("in by of until till for since end from before after during spring summer autumn fall winter")
# A number behind one of these is a name: "line 4", "phase 2", "ISO 27001".
_NUMBERED = word_set("""line ward year level phase version tier grade chapter hall step stage room class series day week month sprint
    number no type model unit building floor gate batch site zone route road section article annex part wave round gen
    generation block module scope category stream track pillar horizon january february march april may june july august
    september october november december quarter q season covid formula area region district team group""")
_TIMES = word_set(
    "s sec seconds second min minutes minute h hours hour d days day weeks week months month ms milliseconds"
)
_MONTHS = word_set("january february march april may june july august september october november december")


class Text(Light, frozen=True, kw_only=True):
    """An objective's line or a key result's title that is still worth a word: read once, for all rules.

    `tokens` are its words, numbers and signs in lower case; `head` is the place of the first that tells something, `figures` are the
    places of those that count something. `key_result` and its `measure` are `None` for an objective. `learning` tells whether the objective is there to find something out.
    """

    text: str
    tokens: tuple[str, ...]
    head: int
    figures: tuple[int, ...]
    english: bool
    learning: bool
    measure: Measure | None
    objective: Objective
    key_result: KeyResult | None

    @property
    def about(self) -> str:
        """The id of what it is the text of."""
        return (self.key_result or self.objective).id

    @property
    def where(self) -> Origin:
        """Where it is written."""
        if self.key_result is None:
            return self.objective.place.at("objective")
        return self.key_result.place.at("title")

    @property
    def measured(self) -> bool:
        """Whether its data say how far it is meant to go: a target, a limit, named steps."""
        return self.measure is not None and self.measure.kind not in ("binary", "judged") and self.measure.measurable

    @property
    def share(self) -> bool:
        """Whether its data measure a share."""
        return self.measured and self.measure is not None and (self.measure.unit or "").startswith(("%", "percent"))

    @property
    def moves(self) -> bool:
        """Whether its data move something that was there before, or keep it in bounds; `0` to `12` counts what is made."""
        return self.measured and not (isinstance(self.measure, Metric) and not self.measure.start)

    @property
    def falls(self) -> bool:
        """Whether there shall be less of it."""
        measure = self.measure
        return self.measured and isinstance(measure, Metric) and float(measure.target or 0) < measure.start

    @property
    def duration(self) -> bool:
        """Whether its data measure how long something takes."""
        return self.measured and self.measure is not None and (self.measure.unit or "").lower() in _TIMES

    def finding(self, first: int, last: int, message: str, help: str) -> Finding:  # noqa: A002 - the name users see
        """Something found in the tokens from `first` to before `last`; `{}` in the message is what stands there."""
        start, end = place_of(self.text, first, last)
        return Finding(
            about=self.about,
            where=self.where.within(start, end),
            message=message.replace("{}", f"`{self.text[start:end]}`"),
            help=help,
        )


def open_objectives(snapshot: Snapshot) -> Iterator[ObjectiveState]:
    """Those of cycles that are not over and not retired; personal ones are nobody else's to judge."""
    return (state for state in unclosed(snapshot) if state.outcome != "retired" and state.definition.type != "personal")


@once
def texts(snapshot: Snapshot) -> tuple[Text, ...]:
    """The texts of open objectives, without key results that are retired."""
    return tuple(_text(*each) for state in open_objectives(snapshot) for each in _titles(state))


def english(snapshot: Snapshot) -> Iterator[Text]:
    """Those that can be read as English."""
    return (text for text in texts(snapshot) if text.english)


def english_with(snapshot: Snapshot, sign: re.Pattern[str]) -> Iterator[Text]:
    """Those of them in which `sign` is found; the others are not read at all."""
    found = (each for state in open_objectives(snapshot) for each in _titles(state) if sign.search(each[0]))
    return (text for text in starmap(_text, found) if text.english)


def _titles(state: ObjectiveState) -> Iterator[tuple[str, Objective, KeyResult | None]]:
    """What a text is made of."""
    objective = state.objective
    yield objective.title, objective, None
    for one in state.key_results:
        if one.outcome != "retired":
            yield one.key_result.title, objective, one.key_result


def _text(text: str, objective: Objective, key_result: KeyResult | None) -> Text:
    tokens = tokenised(text)
    return Text(
        text=text,
        tokens=tokens,
        head=head(tokens),
        figures=figures(tokens),
        english=bool(tokens) and is_english(tokens, text),
        learning=objective.fields.type == "learning",
        measure=key_result.measure if key_result else None,
        objective=objective,
        key_result=key_result,
    )


@lru_cache(maxsize=1 << 12)  # rules ask for the same titles one after the other
def tokenised(text: str) -> tuple[str, ...]:
    """Words (`well-known`, `patients'`), numbers (`1,200.5k`) and single signs, in lower case."""
    if text.isascii():
        return tuple(_TOKEN.findall(text.lower()))
    return tuple(token.lower().replace("’", "'") for token in _TOKEN.findall(text))


def place_of(text: str, first: int, last: int) -> tuple[int, int]:
    """The characters from the token `first` to before the token `last`."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return spans[first][0], spans[last - 1][1]


def written(text: Text) -> list[str]:
    """The tokens as they were written."""
    return _TOKEN.findall(text.text)


def figures(tokens: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the numbers that count something: no years, ordinals, times of day, nor numbers that are names."""
    numbers = [place for place, token in enumerate(tokens) if token[0] in _DIGITS]
    return tuple(place for place in numbers if _counts(tokens, place))


def _counts(tokens: tuple[str, ...], place: int) -> bool:
    token = tokens[place]
    before = tokens[place - 1] if place else ""
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    if before in _NUMBERED or before == "#" or behind in _MONTHS or _ORDINAL.fullmatch(token):
        return False
    if (":" in (before, behind) and token.isdigit()) or before == "/" or behind == "/":
        return False
    if _YEAR.fullmatch(token):
        return not (before in _BEFORE_YEAR or before in ("", "iso") or not behind.isalpha() or not behind.endswith("s"))
    return True
