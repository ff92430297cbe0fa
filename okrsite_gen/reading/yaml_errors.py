"""What libyaml complains of, in words that help whoever wrote the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from okrsite_gen.diagnostics import Fix, Problem
from okrsite_gen.reading.complaint import Complaint
from okrsite_gen.reading.key_words import KEYS
from okrsite_gen.reading.line_slips import (
    bare_dash,
    bracket_after_word,
    cut_key,
    glued_dash,
    merge_marker,
    missing_braces,
    no_colon,
    opener_without_colon,
    other_bullet,
)
from okrsite_gen.reading.odd_lines import indentation, indented_start, missing_dash
from okrsite_gen.reading.problems.syntax import BAD_YAML, SEVERAL_DOCUMENTS, UNQUOTED_TEXT
from okrsite_gen.reading.quoting import quote_the_text, quoted, value_column
from okrsite_gen.source import Source, Span

_NO_SPACE = re.compile(r"\s*(?:-[ ]+)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s:/])")
_WIDE_SPACE = re.compile(r"[^:#]*:(?P<space>[\u00a0\u2000-\u200a\u202f\u3000])")
_KEY = re.compile(r"[a-z_]+:\s")
_SPECIAL = "`@%&*!|>[]{},?"
_CLOSING = {"[": "]", "{": "}"}


def explain(source: Source, base: int, error: yaml.YAMLError, open_nodes: Sequence[int]) -> Problem:
    """One problem at the place libyaml stopped, or where the mistake began if that can be told."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    at, begun = (min(base + (one.index if one else 0), len(source.text)) for one in (mark, context))
    brackets = [offset for offset in open_nodes if source.text[offset : offset + 1] in _CLOSING]
    complaint = Complaint(source, getattr(error, "problem", None) or "", at, begun, brackets[-1] if brackets else None)
    for attempt in _ATTEMPTS:
        problem = attempt(complaint)
        if problem:
            return problem
    return BAD_YAML.at(complaint.rest(), "this cannot be read as YAML", "compare the line with its neighbours")


def _tab(complaint: Complaint) -> Problem | None:
    line = complaint.line
    blank = line[: len(line) - len(line.lstrip())]
    if "\t" not in blank or complaint.column > len(blank):
        return None
    start = blank.index("\t")
    span = complaint.stretch(complaint.number, start, len(blank.rstrip(" ")))
    return BAD_YAML.at(span, "a tab indents this line", "indent with spaces, two for each level")


def _wide_space(complaint: Complaint) -> Problem | None:
    source = complaint.source
    for number, _ in complaint.near():
        problem = wide_space(source, number)
        if problem:
            return problem
    return None


def wide_space(source: Source, number: int) -> Problem | None:
    """A space after a colon that looks like one and is none to YAML."""
    match = _WIDE_SPACE.match(source.line(number))
    if not match:
        return None
    span = Span(source.path, number, match.start("space") + 1, number, match.end("space") + 1)
    name = f"U+{ord(match['space']):04X}"
    return BAD_YAML.at(
        span, f"the space after the colon is `{name}`, not an ordinary one", "delete it and type a space"
    )


def _unclosed_quote(complaint: Complaint) -> Problem | None:
    quote = complaint.source.text[complaint.context : complaint.context + 1]
    if quote not in ("'", '"') or "unexpected" not in complaint.text:
        return None
    span = complaint.source.span(complaint.context, complaint.context + 1)
    line = complaint.source.line(span.line)
    advice = quote_the_text(line) if quote == "'" else f"end the text with `{quote}`"
    return BAD_YAML.at(span, f"the quote `{quote}` is never closed", advice)


def _quote_left_open(complaint: Complaint) -> Problem | None:
    """One that is closed by the next quote, lines below, where libyaml stumbles over what follows."""
    for quote in ('"', "'"):
        if quote not in complaint.line:
            continue
        above = range(complaint.number - 1, 0, -1)
        number = next((each for each in above if quote in complaint.source.line(each)), 0)
        line = complaint.source.line(number) if number else ""
        start = value_column(line)
        if start is not None and line[start] == quote and line.count(quote) == 1:
            span = complaint.stretch(number, start, start + 1)
            return BAD_YAML.at(span, f"the quote `{quote}` is not closed on its line", f"end the text with `{quote}`")
    return None


def _escape(complaint: Complaint) -> Problem | None:
    text = complaint.source.text
    if not re.search("escape|hexdec", complaint.text) or text[complaint.context : complaint.context + 1] != '"':
        return None
    start = text.rfind("\\", 0, complaint.at + 1)
    start = complaint.at if start < complaint.context else start
    span = complaint.source.span(start, min(start + 2, len(text)))
    message = f"`{complaint.source.slice(span)}` means nothing between double quotes"
    written = re.match(r'"([^"\n\']*)"', text[complaint.context :])
    single = f"write `'{written[1]}'`" if written else "use single quotes"
    return BAD_YAML.at(span, message, f"{single}, or the `\\` twice")


def _no_space_after_colon(complaint: Complaint) -> Problem | None:
    for number, line in complaint.near():
        match = _NO_SPACE.match(line)
        if match:
            span = complaint.stretch(number, match.start("key"), match.end())
            corrected = f"{line[: match.end()]} {line[match.end() :]}".strip()
            return BAD_YAML.at(span, f"there is no space after `{match['key']}:`", f"write `{corrected}`")
    return None


def _list_beside_key(complaint: Complaint) -> Problem | None:
    if "block sequence entries" not in complaint.text:
        return None
    line, column = complaint.line, complaint.column
    if line[column : column + 2].strip() == "-" and line[:column].rstrip().endswith(":"):
        span = complaint.stretch(complaint.number, column, column + 1)
        return BAD_YAML.at(
            span,
            "a list cannot begin on the line of its key",
            f"start a new line; if this is text, {quote_the_text(line)}",
        )
    return None


def _comma_behind(complaint: Complaint) -> Problem | None:
    """`tags: [cats, dogs],` as in JSON."""
    match = re.fullmatch(r".*[\]}](?P<comma>,)\s*", complaint.line)
    if not match or complaint.bracket is not None:
        return None
    span = complaint.stretch(complaint.number, match.start("comma"), match.end("comma"))
    return BAD_YAML.at(span, "a comma after the closing bracket", "remove the `,` at the end of the line")


def _apostrophe(complaint: Complaint) -> Problem | None:
    """A text in single quotes that holds one, which ends it."""
    start = value_column(complaint.line)
    if start is None or complaint.column <= start:
        return None
    text = complaint.line[start:].rstrip()
    if len(text) < 3 or text[0] + text[-1] != "''" or '"' in text:  # noqa: PLR2004 - two quotes around one inside
        return None
    corrected = f'{complaint.line[:start].strip()} "{text[1:-1]}"'
    message = "a single quote inside the text ends it"
    return BAD_YAML.at(complaint.rest(), message, f"put the text between double quotes: `{corrected}`")


def _percent_first(complaint: Complaint) -> Problem | None:
    """`baseline: %10`."""
    match = re.compile(r"%\s?(?P<number>\d[\d.]*)(?=\s*(?:[,}\]]|$))").match(complaint.line, complaint.column)
    if not match:
        return None
    span = complaint.stretch(complaint.number, *match.span())
    meant = f"{match['number']}%"
    return BAD_YAML.at(span, "the `%` stands behind its number", f"write `{meant}`", fix=Fix(match[0], meant))


def _sign_inside(complaint: Complaint) -> Problem | None:
    """A text that begins with a sign, inside `{...}`."""
    line, column = complaint.line, complaint.column
    start = value_column(line)
    opened = complaint.bracket is not None or (start is not None and start < column and line[start] in _CLOSING)
    if not opened or line[column : column + 1] not in tuple("%@`"):
        return None
    text = re.split(r"[,\]}]", line[column:])[0].rstrip()
    span = complaint.stretch(complaint.number, column, column + len(text))
    return UNQUOTED_TEXT.at(span, f"text that starts with `{text[0]}` has to be quoted", f"write `{quoted(text)}`")


def _unquoted(complaint: Complaint) -> Problem | None:
    """A text with `: ` in it, or with a first character that means something in YAML."""
    line, start = complaint.line, value_column(complaint.line)
    if start is None or complaint.column < start:
        return None
    text = line[start:].rstrip()
    if text[0] in _SPECIAL or (text[0] in "'\"" and complaint.column > start):
        sign = "a backtick" if text[0] == "`" else f"`{text[0]}`"
        message = f"text that starts with {sign} has to be quoted"
    elif "mapping values" in complaint.text and line[complaint.column : complaint.column + 1] == ":":
        message = "text with `: ` in it has to be quoted"
    else:
        return None
    advice = quote_the_text(line)
    if text.partition(": ")[0] in KEYS:
        advice = f"put `{text}` on a line of its own, or between `{{` and `}}`; if this is text, {advice}"
    return UNQUOTED_TEXT.at(complaint.stretch(complaint.number, start, start + len(text)), message, advice)


def _bracket(complaint: Complaint) -> Problem | None:
    """A bracket that is open where libyaml stopped: never closed if that is on a later line, else badly filled."""
    if complaint.bracket is None:
        return None
    source = complaint.source
    bracket = source.text[complaint.bracket]
    closing = _CLOSING[bracket]
    span = source.span(complaint.bracket, complaint.bracket + 1)
    if span.line == complaint.number and complaint.column < len(complaint.line.rstrip()):
        message = f"`,` or `{closing}` is missing before this"
        return BAD_YAML.at(
            complaint.rest(), message, "close every bracket; quote text that holds `: `, a comma or a bracket"
        )
    line = source.line(span.line)
    rest = line[span.column :].strip()
    advice = f"write `{closing}`" + (
        f"; if this is text, {quote_the_text(line)}" if rest and not _KEY.match(rest) else ""
    )
    return BAD_YAML.at(span, f"the bracket `{bracket}` is never closed", advice)


def _document(complaint: Complaint) -> Problem | None:
    if "document start" not in complaint.text and "directive" not in complaint.text:
        return None
    return SEVERAL_DOCUMENTS.at(
        complaint.rest(), "a file holds one document, and this is no part of it", "remove this line"
    )


def _no_key(complaint: Complaint) -> Problem | None:
    if not complaint.line.lstrip().startswith(":"):
        return None
    return BAD_YAML.at(complaint.rest(), "there is no key before the colon", "write `key: value`")


_ATTEMPTS: tuple[Callable[[Complaint], Problem | None], ...] = (
    merge_marker,
    _tab,
    _wide_space,
    _unclosed_quote,
    _quote_left_open,
    _escape,
    _list_beside_key,
    _percent_first,
    _sign_inside,
    _bracket,
    other_bullet,
    cut_key,
    missing_braces,
    opener_without_colon,
    bracket_after_word,
    _comma_behind,
    _apostrophe,
    _unquoted,
    _no_key,
    _no_space_after_colon,
    indented_start,
    _document,
    glued_dash,
    missing_dash,
    no_colon,
    bare_dash,
    indentation,
)
