"""YAML as most files have it, read line by line, without positions; whatever could be meant otherwise is left to `yaml_text`.

Known are keys that are plain names, lists below them, values of one line (plain, in quotes without escapes, lists and mappings of
words in brackets) and texts after `|`.
That is a third of the work for libyaml's events, of which each brings two marks that nobody asks for in a file without a mistake.
"""

from __future__ import annotations

import re
from typing import Any

from okrsite_gen.reading.limits import NODES_LIMIT
from okrsite_gen.reading.swallowed import WATCHED

_ODD = re.compile("[\x85\u2018-\u201f\u2028\u2029\ufeff]")  # other white space; quotes that a title may stand in
_LINE = re.compile(
    r"""(?P<indent>\ *)(?P<dash>-\ )?
        (?:(?P<key>\w[\w./\#-]{0,120}):(?:\ (?P<value>(?:\w|[$€£(+.]\w|["'|\[{]).*))?|(?P<item>[\w"'{].*))""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"""\"[^"\\]*\"|'[^']*'""")
_WORDS = re.compile(r"\w[\w./%+-]*(?:\#[\w./%+-]+)?(?:\ \w[\w./%+-]*)*", re.VERBOSE)
_NAME = re.compile(r"\w[\w./#-]{0,120}")
_ABSENT = frozenset(("null", "Null", "NULL"))
_DEPTH = 30

Data = dict[str, Any]


class _Odd(Exception):  # noqa: N818 - never leaves this module
    pass


def read_plain(text: str) -> Data | None:
    """The data of a YAML text that has nothing odd in it, the same as `compose` finds without a problem; else `None`."""
    if not text.endswith("\n") or "\t" in text or "\r" in text or not (text.isascii() or _ODD.search(text) is None):
        return None
    lines = text.split("\n")
    try:
        return _Reader(lines).read() if _most(lines, text) < NODES_LIMIT else None
    except _Odd:
        return None


def _most(lines: list[str], text: str) -> int:
    """No fewer keys and values than `compose` counts, if there is nothing odd in the text."""
    return 3 * len(lines) + 2 * text.count(",") + text.count("- ")


class _Reader:
    """Reads lines; `open` has the mappings and lists that are not yet at their end with their indents, `waiting` a key without a value."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.number = 0
        self.open: list[tuple[int, Any]] = []
        self.waiting: tuple[int, Data, str] | None = None

    def read(self) -> Data:
        root: Data = {}
        self.open.append((0, root))
        lines, fullmatch = self.lines, _LINE.fullmatch
        while self.number < len(lines):
            line = lines[self.number]
            self.number += 1
            if line:
                match = fullmatch(line)
                if match is None:
                    raise _Odd
                self.take(*match.groups())
        if self.waiting or not root:
            raise _Odd
        return root

    def take(self, indent: str, dash: str | None, key: str | None, value: str | None, item: str) -> None:
        at = len(indent)
        found = self.container(at, a_list=dash is not None)
        if dash:
            if key is None:
                found.append(_value(item, None))
                return
            found.append({})
            at, found = at + 2, found[-1]
            self.open.append((at, found))
        elif key is None:
            raise _Odd
        self.add(at, found, key, value)

    def container(self, at: int, *, a_list: bool) -> Any:  # noqa: ANN401 - a list or a mapping, as asked
        """What a line that is indented so far belongs to."""
        if self.waiting:
            above, mapping, name = self.waiting
            if at < above or (at == above and not a_list) or len(self.open) > _DEPTH:
                raise _Odd
            self.waiting = None
            mapping[name] = [] if a_list else {}
            self.open.append((at, mapping[name]))
            return mapping[name]
        depth, found = self.open[-1]
        while depth > at or (depth == at and not a_list and type(found) is list):
            self.open.pop()
            depth, found = self.open[-1]
        if depth != at or (type(found) is list) != a_list:
            raise _Odd
        return found

    def add(self, at: int, mapping: Data, key: str, value: str | None) -> None:
        if key in mapping or key in _ABSENT:
            raise _Odd
        if value is None:
            mapping[key] = None
            self.waiting = at, mapping, key
        elif value == "|":
            if key in WATCHED:
                raise _Odd
            mapping[key] = self.literal(at)
        else:
            mapping[key] = _value(value, key)

    def literal(self, above: int) -> str:
        """The lines behind a `|`, which are indented more than its key."""
        first = self.lines[self.number]
        indent = len(first) - len(first.lstrip(" "))
        if indent <= above or indent == len(first):
            raise _Odd
        start, margin = self.number, " " * indent
        while (line := self.lines[self.number]).startswith(margin) or (not line and self.number + 1 < len(self.lines)):
            self.number += 1
        return "\n".join(line[indent:] for line in self.lines[start : self.number]).rstrip("\n") + "\n"


def _value(text: str, key: str | None) -> str | list[str] | dict[str, str]:
    """A value of one line."""
    if text[0] == "[":
        return _words(text, "]")
    if text[0] == "{":
        return _pairs(text)
    if key == "tags" and "," in text:  # a mistake, which others tell
        raise _Odd
    if text[0] in "\"'|":
        if not _QUOTED.fullmatch(text):
            raise _Odd
        return text[1:-1]
    if text[-1] in " :" or ": " in text or " #" in text or text in _ABSENT:
        raise _Odd
    return text


def _words(text: str, end: str) -> list[str]:
    words = text[1:-1].split(", ")
    if text[-1] != end or not all(map(_WORDS.fullmatch, words)) or not _ABSENT.isdisjoint(words):
        raise _Odd
    return words


def _pairs(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in text[1:-1].split(", "):
        name, _, word = part.partition(": ")
        if name in pairs or word in _ABSENT or not _WORDS.fullmatch(word) or not _NAME.fullmatch(name):
            raise _Odd
        pairs[name] = word
    if text[-1] != "}":
        raise _Odd
    return pairs
