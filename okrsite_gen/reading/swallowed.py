"""Lines and signs that YAML takes for part of a text, and nobody meant so: it reads them without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.diagnostics import Fix, Problem
from okrsite_gen.reading.key_words import LISTS_OF_TEXT, REFERENCES
from okrsite_gen.reading.problems.shape import COMMENT_IN_TEXT, ITEM_IN_TEXT, TYPOGRAPHIC_QUOTES
from okrsite_gen.reading.quoting import inside_curly, quoted
from okrsite_gen.reading.yaml_nodes import Node, Scalar, Sequence
from okrsite_gen.source import Source

_ITEM = re.compile(r"[^\n]*\n[ \t]*(?P<sign>[-\u2022\u00b7])(?P<rest>[^\n]*)")
_GLUED = re.compile(r"(?P<sign>-(?=[^\W\d])|[\u2022\u2013\u2014\u00b7])\s*(?P<rest>\S.*)")
_CUT = re.compile(r" #[^\s#]\S*")


_TAGS = "tags"
_TITLES = frozenset(("company", "name", "objective", "title"))
WATCHED = LISTS_OF_TEXT | REFERENCES | _TITLES | {_TAGS}


def swallowed(source: Source, name: str | None, value: Node) -> Iterator[Problem]:
    """What a plain text under the key `name` (`None` for the item of a list) has swallowed or lost."""
    if type(value) is Scalar and value.text is not None:
        yield from _lines(source, name, value)
    if name in _TITLES and type(value) is Scalar and inside_curly(value.text or ""):
        yield from _in_curly(source, value)
    if name == _TAGS and type(value) is Scalar and "," in (value.text or ""):
        tags = ", ".join(tag.strip() for tag in (value.text or "").split(",") if tag.strip())
        span = source.span(value.start, value.end)
        yield ITEM_IN_TEXT.at(span, f"`{value.text}` is read as one tag", f"write a list: `[{tags}]`")
    if name in REFERENCES:
        for each in value.items if type(value) is Sequence else (value,):
            if type(each) is Scalar and (match := _CUT.match(source.text, each.end)):
                yield _cut_reference(source, each, match)


def _in_curly(source: Source, value: Scalar) -> Iterator[Problem]:
    """Of one line, without quotes of YAML around them."""
    text = source.text[value.start : value.end]
    if text == value.text:
        meant = quoted(text)
        span = source.span(value.start, value.end)
        message = "the typographic quotes are part of the text"
        yield TYPOGRAPHIC_QUOTES.at(span, message, f"write `{meant}`", fix=Fix(text, meant))


def _lines(source: Source, name: str | None, value: Scalar) -> Iterator[Problem]:
    start, end = value.start, value.end
    if source.text[start : start + 1] in ("'", '"', "|", ">"):
        return
    match = _ITEM.match(source.text, start, end)
    first = source.text[start:end].split("\n")[0].rstrip()
    if match and name and source.line(source.position(start)[0]).lstrip().startswith(first):
        span = source.span(start, start + len(first))
        yield ITEM_IN_TEXT.at(span, "the first line of this list has no `- `", f"write `- {first.lstrip('- ')}`")
    elif match:
        yield _item(source, match, "this line is read as part of the text above")
    elif name not in LISTS_OF_TEXT:
        return
    elif match := _GLUED.match(source.text, start, end):
        yield _item(source, match, f"`{match['sign']}` begins no list item here")
    elif source.text.find("\n", start, end) >= 0:
        message, fix = "these lines are read as one text", "write `- ` before each item"
        yield ITEM_IN_TEXT.at(source.span(start, start + len(first)), message, fix)


def _item(source: Source, match: re.Match[str], message: str) -> Problem:
    rest = match["rest"].strip().split("\n")[0]
    fix = f"write `- {rest}`, in the column of the other items; if this is text, quote it"
    return ITEM_IN_TEXT.at(source.span(match.start("sign"), match.end("rest")), message, fix)


def _cut_reference(source: Source, value: Scalar, match: re.Match[str]) -> Problem:
    message = f"the reference ends before ` #`: only `{value.text}` is read"
    fix = f"write `{value.text}{match[0].strip()}` without a space; before a comment put two"
    return COMMENT_IN_TEXT.at(source.span(match.start() + 1, match.end()), message, fix)
