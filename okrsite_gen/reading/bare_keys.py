"""A key inside `{...}` that has no value: what was perhaps meant by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from okrsite_gen.diagnostics import Fix, Problem
from okrsite_gen.reading.key_words import KEYS, PROSE
from okrsite_gen.reading.problems.shape import KEY_WITHOUT_VALUE
from okrsite_gen.reading.quoting import quoted, shown
from okrsite_gen.reading.yaml_nodes import Pair, Scalar
from okrsite_gen.source import Source

_GLUED = re.compile(r"(?P<key>[a-z_][\w-]*):(?P<value>\S.*)")
_PAIR = re.compile(r"(?P<key>[a-z_]+)(?:(?:\.{1,3}|\s*[=;])\s*(?P<value>\S.*)|\s(?P<figure>[-+]?\d\S*))")
_PREPOSITIONS = frozenset(("as", "by", "for", "of", "to"))
_FIGURE = re.compile(r"(?P<key>\S+) (?P<value>[-+]?[\d.]+%?)")
_NUMBER = re.compile(r"[-+]?[\d.]+\s?%?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+")
_DECIMALS = re.compile(r"(?P<whole>[-+]?\d+),(?P<rest>\d+(?:\s?[^\d,\s][^,]*)?)")
_GOES_ON = re.compile(r"(?:\s*,(?![^,{}\[\]\n]*:\s)[^,{}\[\]\n]+)+(?=[,}])")


@dataclass(frozen=True, slots=True)
class _Torn:
    """The value in front with all that was torn off it by commas; `key` is its own."""

    key: str
    text: str
    start: int
    end: int

    @property
    def parts(self) -> list[str]:
        """What was taken for keys."""
        return [part.strip() for part in self.text.split(",")[1:]]


def bare_key(source: Source, pairs: dict[str, Pair], line: str) -> tuple[Problem, range]:
    """The problem of the last of the pairs, and the offsets of what it speaks of: other keys may begin there.

    `line` is that of the key; of an empty one nothing is shown.
    """
    name, key = next((name, pair.key) for name, pair in islice(reversed(pairs.items()), 1))
    written = source.text[key.start : key.end]
    if "\n" in written:
        name = written.split("\n")[0].rstrip()
    torn = _torn(source, pairs) if line else None
    span = source.span(key.start, key.start + len(name) if "\n" in written else key.end)
    message = f"`{shown(name)}` has no value"
    told = range(torn.start, torn.end) if torn else range(0)
    if torn and torn.key in PROSE and not _GLUED.fullmatch(name):
        meant = f"quote the text: `{torn.key}: {quoted(torn.text)}`"
        if _is_key(name):
            return KEY_WITHOUT_VALUE.at(span, message, f"{_remedy(shown(name))}; if this is text, {meant}"), told
        surely = not any(_is_key(part) for part in torn.parts)
        fix = Fix(torn.text, quoted(torn.text), source.span(torn.start, torn.end)) if surely else None
        return KEY_WITHOUT_VALUE.at(span, f"the comma ends the text: {message}", meant, fix=fix), told
    number = _number(torn.text) if torn else ""
    if torn and number:
        return _torn_number(source, torn, number, message), told
    return KEY_WITHOUT_VALUE.at(span, message, _remedy(shown(name))), range(0)


def _torn_number(source: Source, torn: _Torn, number: str, message: str) -> Problem:
    span, help_ = source.span(torn.start, torn.end), f"write `{number}`"
    fix: Fix | None = Fix(torn.text, number, span)
    if _THOUSANDS.fullmatch(torn.text):
        help_, fix = f'{help_}, or quote the number: `"{torn.text}"`', None
    return KEY_WITHOUT_VALUE.at(span, f"the comma ends the number: {message}", help_, fix=fix)


def _torn(source: Source, pairs: dict[str, Pair]) -> _Torn | None:
    """The plain text or number in front of the key that has no value, if the comma between them may belong to it."""
    before = next(islice(reversed(pairs.items()), 1, 2), None)
    if before is None:
        return None
    key, value = before[0], before[1].value
    if type(value) is not Scalar or not value.text or source.text[value.start] in "'\"":
        return None
    match = _GOES_ON.match(source.text, value.end)
    if not match or "\n" in source.text[value.start : match.end()]:
        return None
    text = source.text[value.start : match.end()].rstrip()
    return _Torn(key, text, value.start, value.start + len(text))


def _is_key(part: str) -> bool:
    """Whether a key of the format was perhaps meant."""
    match = _PAIR.fullmatch(part)
    key = match["key"] if match else part
    return key in KEYS and not (match and match["figure"] and key in _PREPOSITIONS)


def _number(text: str) -> str:
    """The number that a comma has torn, as it has to be written: 1200 for `1,200`, 2.5 for `2,5`."""
    match = _DECIMALS.fullmatch(text)
    if _THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    return f"{match['whole']}.{match['rest']}" if match else ""


def _remedy(name: str) -> str:
    if match := _GLUED.fullmatch(name):
        return f"there is no space after the colon: write `{match['key']}: {match['value']}`"
    if (match := _PAIR.fullmatch(name)) and match["key"] in KEYS:
        return f"write `{match['key']}: {match['value'] or match['figure']}`"
    if match := _FIGURE.fullmatch(name):
        return f"write `{match['key']}: {match['value']}`"
    if _NUMBER.fullmatch(name):
        return f"write its key in front, such as `value: {name}`"
    if "/" in name or "#" in name:
        return f"write its key in front, such as `to: {name}`"
    return f"write `{name}: ...`, or quote the text that the comma belongs to; a list stands in `[...]`"
