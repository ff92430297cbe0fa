"""What an author surely meant where the way a file is written is wrong: text that needs quotes, tabs, a missing space."""

from __future__ import annotations

import dataclasses
import re

from okrsite_gen.diagnostics import Fix, Problem
from okrsite_gen.reading.front_matter import split
from okrsite_gen.reading.key_words import PROSE
from okrsite_gen.reading.problems.shape import COMMENT_IN_TEXT
from okrsite_gen.reading.problems.syntax import BAD_YAML, UNQUOTED_TEXT
from okrsite_gen.reading.quoting import quoted
from okrsite_gen.source import Source, Span

_LINE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)?)(?:(?P<key>[a-z_]+):[ ]+)?(?P<text>\S.*?)[ ]*")
_LIST_OF = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)?)(?P<key>[a-z_]+):[ ]*")
_NO_TEXT = tuple("[{|>\"'#&*!")
_HASHTAG = re.compile(r"#\w[^#]*(?:#\w[^#]*)*")
_TABS = re.compile(r"(\t+)[ ]{0,2}\S.*|[^\s].*|\s*")
_WIDE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_KEY_AND_COLON = re.compile(r"[a-z_]+:")


def repaired(problem: Problem, source: Source) -> Problem:
    """The problem, with its fix if there is only one way to mend it."""
    if not isinstance(problem.where, Span) or problem.where.path != source.path:
        return problem
    if problem.rule == UNQUOTED_TEXT.id:
        fix = _quote(source, problem.where)
    elif problem.rule == COMMENT_IN_TEXT.id:
        fix = _quote(source, problem.where) if _HASHTAG.fullmatch(source.slice(problem.where)) else None
    else:
        fix = _space(source, problem.where) if problem.rule == BAD_YAML.id else None
    return dataclasses.replace(problem, fix=fix) if fix else problem


def _quote(source: Source, span: Span) -> Fix | None:
    """The whole text in quotes, where it is prose of one line that no comment follows."""
    line = source.line(span.line)
    match = _LINE.fullmatch(line)
    if not match or span.line != span.end_line or not _is_prose(source, span.line, match):
        return None
    text, start = match["text"], match.start("text")
    before = text[: max(span.column - 1 - start, 0)]
    comment = re.search(r"\s#(?!\w)", text)
    if (
        start > span.column - 1
        or comment
        or (before and before.startswith(_NO_TEXT))
        or _goes_on(source, span.line, match)
    ):
        return None
    if not before and text.startswith(_NO_TEXT) and not _HASHTAG.match(text):
        return None
    where = Span(source.path, span.line, start + 1, span.line, start + len(text) + 1)
    return Fix(text, quoted(text), where)


def _is_prose(source: Source, number: int, match: re.Match[str]) -> bool:
    """Whether a line holds a text for people: by its key, or as an item by the key of its list."""
    if match["key"]:
        return match["key"] in PROSE
    if "-" not in match["lead"]:
        return False
    indent = match["lead"].index("-")
    for above in range(number - 1, 0, -1):
        line = source.line(above)
        item = line[:indent].isspace() or not indent
        if line.strip() and not (item and line[indent : indent + 2] == "- "):
            parent = _LIST_OF.fullmatch(line)
            return bool(parent and parent["key"] in PROSE and len(parent["lead"]) <= indent)
    return False


def _goes_on(source: Source, number: int, match: re.Match[str]) -> bool:
    """Whether the next line belongs to the text: it is indented deeper than what the text is the value of."""
    column = match.start("key") if match["key"] else match["lead"].index("-")
    following = (source.line(below) for below in range(number + 1, len(source.line_starts) + 1))
    line = next((line for line in following if line.strip()), "")
    return len(line) - len(line.lstrip()) > column


def _space(source: Source, span: Span) -> Fix | None:
    """An ordinary space for a wide one, one after a colon, or spaces for tabs."""
    found = source.slice(span)
    if _WIDE.fullmatch(found):
        return Fix(found, " ")
    if found and not found.strip("\t ") and "\t" in found:
        return _without_tabs(source)
    rest = source.line(span.line)[span.end_column - 1 :]
    if _KEY_AND_COLON.fullmatch(found) and rest and not rest[0].isspace():
        return Fix(found, f"{found} ")
    return None


def _without_tabs(source: Source) -> Fix | None:
    """All indentation of the data, two spaces for each tab, where no line is indented with spaces instead."""
    parts, _ = split(source) if source.path.endswith(".md") else (None, [])
    start, end = (parts.start, parts.end) if parts else (0, len(source.text))
    lines = re.split(r"(\r\n|\r|\n)", source.text[start:end])
    if not all(_TABS.fullmatch(line) for line in lines):
        return None
    mended = "".join(re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), line) for line in lines)
    return Fix(source.text[start:end], mended, source.span(start, end))
