"""Markdown files: data between two lines `---`, the narrative below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from okrsite_gen.diagnostics import Problem
from okrsite_gen.model.fields import BODY_LIMIT
from okrsite_gen.reading.line_slips import merge_marker_in
from okrsite_gen.reading.plain_yaml import read_plain
from okrsite_gen.reading.problems.syntax import BODY_TOO_LONG, NO_FRONT_MATTER
from okrsite_gen.reading.quoting import shown
from okrsite_gen.reading.yaml_nodes import Mapping
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source

_FENCE = re.compile(r"(?:\A|(?<=[\r\n]))---[ \t]*(?:\r\n|\r|\n|\Z)")
_MEANT_AS_FENCE = re.compile(
    r"^([-\u2010-\u2015]{1,2}|[-\u2010-\u2015]{4,}|[-\u2010-\u2015]{2,3}[^\w\s]+)[ \t]*$", re.MULTILINE
)
_PROSE = re.compile(r"^(?![\w-]+:(?:\s|$)|- |#(?!#)|[-\u2010-\u2015]+[ \t]*$)(\S.*\S)[ \t]*$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Parts:
    """Offsets of the two parts of a file: the data from `start` to `end`, the body from `body` on."""

    start: int
    end: int
    body: int


def split(source: Source) -> tuple[Parts | None, list[Problem]]:
    """Where front matter and body begin and end."""
    opening = _FENCE.match(source.text)
    if not opening:
        blank = source.text.lstrip().startswith("---")
        fix = "remove the empty lines above" if blank else "put the data between two lines `---` at the top"
        return None, [
            NO_FRONT_MATTER.at(source.span(0, len(source.line(1))), "the file does not begin with a line `---`", fix)
        ]
    closing = _next_fence(source.text, opening.end())
    if not closing:
        return None, [_endless(source, opening.end())]
    return Parts(opening.end(), closing.start(), closing.end()), []


def _next_fence(text: str, start: int) -> re.Match[str] | None:
    while (start := text.find("---", start)) >= 0:
        if match := _FENCE.match(text, start):
            return match
        start += 1
    return None


def _endless(source: Source, start: int) -> Problem:
    """Shown where the data seem to end: at a line that was meant to end them, or the first that is no data, or the file's first."""
    match = _MEANT_AS_FENCE.search(source.text, start) or _PROSE.search(source.text, start)
    if not match:
        message = "the front matter that begins here has no end"
        return NO_FRONT_MATTER.at(source.span(0, 3), message, "put a line `---` below the data")
    span = source.span(match.start(1), match.end(1))
    if _PROSE.fullmatch(match[0]):
        return NO_FRONT_MATTER.at(span, "the front matter has no end before this line", "put a line `---` above it")
    return NO_FRONT_MATTER.at(span, f"`{shown(match[1])}` does not end the front matter", "write `---`, three hyphens")


def start_of(source: Source) -> int:
    """Where the data begin, be it with front matter or without."""
    opening = _FENCE.match(source.text) if source.path.endswith(".md") else None
    return opening.end() if opening else 0


def read_plainly(source: Source) -> tuple[dict[str, Any], str] | None:
    """The data and the body of a file that has nothing odd in it; else `None`."""
    parts, _ = split(source)
    data = read_plain(source.text[parts.start : parts.end]) if parts else None
    if not parts or data is None or merge_marker_in(source, parts.body):
        return None
    body = _LINE_END.sub("\n", source.text[parts.body :])
    return (data, body) if len(body) <= BODY_LIMIT else None


def read_front_matter(source: Source) -> tuple[Mapping | None, str, list[Problem]]:
    """The data, the body with its line ends as LF, and what is wrong with them."""
    parts, problems = split(source)
    if not parts:
        return None, "", problems
    root, problems = compose(source, parts.start, parts.end)
    conflict = merge_marker_in(source, parts.body)
    if conflict:
        problems.append(conflict)
    body = _LINE_END.sub("\n", source.text[parts.body :])
    if len(body) > BODY_LIMIT:
        span = source.span(parts.body + BODY_LIMIT, parts.body + BODY_LIMIT + 1)
        message = f"the text has {len(body):,} characters, more than {BODY_LIMIT:,}"
        problems.append(BODY_TOO_LONG.at(span, message, "shorten it, or put it on a page of its own"))
        body = ""
    return root, body, problems
