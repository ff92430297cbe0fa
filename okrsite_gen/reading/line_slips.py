"""Slips that can be told from the line alone once YAML has refused it, each with the line as it was meant."""

from __future__ import annotations

import re

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.complaint import Complaint, indent_of
from okrsite_gen.reading.key_words import KEYS
from okrsite_gen.reading.problems.syntax import BAD_YAML, MERGE_CONFLICT
from okrsite_gen.reading.quoting import shown
from okrsite_gen.source import Source, Span

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_GLUED = re.compile(r"\s*-(?=[^\s\d'\"-])")
_BULLET = re.compile(r"(?P<indent>\s*)[*+\u2022\u2013\u2014\u00b7]\s+(?=\S)")
_CUT_KEY = re.compile(r"\s*(?:- )?(?P<left>[^\s:#]+) #(?P<right>[^\s:]+):(?=\s|$)")
_BRACES = re.compile(r"(?P<indent>\s*)- (?P<pairs>[a-z_]+: [^,{\[]+, [a-z_]+: .*)")
_PAIR = re.compile(r"(?P<lead>(?:- )?)(?P<key>[^\s:=;{\[]+)(?P<sign>\s*[=;]\s+| +)(?P<value>\S.*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPENS_TEXT = re.compile(r".*(?::|-)\s+[|>][-+]?\s*")


def merge_marker(complaint: Complaint) -> Problem | None:
    """What Git leaves in a file where two people changed the same line."""
    for number, line in complaint.near():
        if _MARKER.fullmatch(line.rstrip()):
            return _conflict(complaint.whole(number))
    return None


def merge_marker_in(source: Source, start: int) -> Problem | None:
    """One in a text that is no YAML."""
    match = _CONFLICT.search(source.text, start)
    return _conflict(source.span(*match.span())) if match else None


def _conflict(span: Span) -> Problem:
    fix = "keep what is right of the two sides, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return MERGE_CONFLICT.at(span, "a merge conflict was left here", fix)


def glued_dash(complaint: Complaint) -> Problem | None:
    """`-siri` and `-id: waiting`."""
    for number, line in complaint.near():
        match = _GLUED.match(line)
        if match:
            span = complaint.stretch(number, match.end() - 1, match.end())
            return BAD_YAML.at(span, "there is no space after `-`", f"write `- {line[match.end() :].rstrip()}`")
    return None


def other_bullet(complaint: Complaint) -> Problem | None:
    """`* item` and other signs of word processors."""
    match = _BULLET.match(complaint.line)
    if not match:
        return None
    start = len(match["indent"])
    span = complaint.stretch(complaint.number, start, start + 1)
    meant = f"- {complaint.line[match.end() :].rstrip()}"
    return BAD_YAML.at(span, f"`{complaint.line[start]}` begins no list item", f"write `{meant}`")


def cut_key(complaint: Complaint) -> Problem | None:
    """`objective #key-result:`, which ends before the `#`."""
    for number, line in complaint.near():
        match = _CUT_KEY.match(line)
        if match:
            span = complaint.stretch(number, match.start("left"), match.end())
            meant = f"{match['left']}#{match['right']}:"
            return BAD_YAML.at(span, "the key ends before ` #`, where a comment begins", f"write `{meant}`")
    return None


def missing_braces(complaint: Complaint) -> Problem | None:
    """`- of: desk, what: Cats`: several keys on a line."""
    match = _BRACES.fullmatch(complaint.line.rstrip())
    if not match or "mapping values" not in complaint.text:
        return None
    span = complaint.stretch(complaint.number, match.start("pairs"), match.end("pairs"))
    fix = f"write `- {{{match['pairs']}}}`, or each key on a line of its own"
    return BAD_YAML.at(span, "several keys on one line stand between braces", fix)


def bracket_after_word(complaint: Complaint) -> Problem | None:
    """`noor {name: ...}`."""
    match = re.match(r"\s*(?:- )?(?P<key>[^\s:#{\[-][^\s:#{\[]*) (?P<value>[{\[].*)", complaint.line)
    if not match:
        return None
    span = complaint.stretch(complaint.number, match.start("key"), match.end("key"))
    fix = f"write `{match['key']}: {shown(match['value'])}`"
    return BAD_YAML.at(span, f"there is no `:` after `{match['key']}`", fix)


def opener_without_colon(complaint: Complaint) -> Problem | None:
    """`actions` above its items."""
    number = complaint.number - 1
    word = complaint.source.line(number).strip().rstrip(";=").rstrip()
    if word not in KEYS or not complaint.line.lstrip().startswith("- "):
        return None
    return BAD_YAML.at(complaint.whole(number), "there is no `:` on this line", f"write `{word}:`")


def no_colon(complaint: Complaint) -> Problem | None:
    """A line that is neither `key: value` nor belongs to a text."""
    if "could not find expected ':'" in complaint.text:
        number: int | None = complaint.source.position(complaint.context)[0]
    elif "mapping values" in complaint.text:
        number = _without_colon(complaint)
    else:
        return None
    if number is None:
        return None
    line, above = complaint.source.line(number).strip(), complaint.above(number)
    if _OPENS_TEXT.fullmatch(above) and indent_of(complaint.source.line(number)) <= indent_of(above):
        message = f"the text below `{above.strip()}` is not indented"
        return BAD_YAML.at(
            complaint.whole(number), message, "begin each of its lines with two spaces more than the key"
        )
    general = "write `key: value`; a text over several lines begins with `|` after its key"
    meant = _with_colon(line)
    fix = f"write `{meant}`" if meant else general
    return BAD_YAML.at(complaint.whole(number), "there is no `:` on this line", fix)


def _without_colon(complaint: Complaint) -> int | None:
    """The line above that has none, be it the first of an item or above one line of a list."""
    for number in range(complaint.number - 1, 0, -1):
        line = complaint.source.line(number)
        if re.fullmatch(r"\s*[^\s:#-](?:[^:#]|(?<=\S)#)*", line):
            return number
        if number == complaint.number - 1 and re.fullmatch(r"\s*- [^:#]+", line) and _with_colon(line.strip()):
            return number
        if not re.fullmatch(r"\s*- [^:#]*", line):
            return None
    return None


def _with_colon(line: str) -> str | None:
    """The line as it was perhaps meant; `None` where that cannot be told."""
    if len(line.split()) == 1:
        return f"{line.rstrip(';=')}:"
    match = _PAIR.fullmatch(line)
    if not match:
        return None
    known = match["key"] in KEYS or match["sign"].strip() or _DAY.fullmatch(match["key"])
    return f"{match['lead']}{match['key']}: {shown(match['value'])}" if known else None


def bare_dash(complaint: Complaint) -> Problem | None:
    """`-` alone above a key."""
    if "expected node content" not in complaint.text or complaint.source.line(complaint.number - 1).strip() != "-":
        return None
    fix = "remove the `-`, or write the item behind it"
    return BAD_YAML.at(complaint.whole(complaint.number - 1), "an item without content stands above a key", fix)
