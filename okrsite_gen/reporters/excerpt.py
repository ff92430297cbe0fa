"""The author's own line, with carets under the place that is meant."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from okrsite_gen.source import Source, Span

WIDTH = 100
_TAB = "    "
_CUT = "..."
_FAR = 1000  # characters on either side that may be shown at all


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown, and where the carets stand, in terminal cells."""

    number: int
    line: str
    indent: int
    carets: int


def excerpt(source: Source, span: Span, width: int = WIDTH) -> Excerpt | None:
    """The first line of a span, in at most `width` cells; nothing for a place that stands for the whole file."""
    line = source.line(span.line)
    if not line or (span.line, span.column) == (span.end_line, span.end_column) == (1, 1):
        return None
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start = span.column - 1
    before, marked, after = (
        line[max(start - _FAR, 0) : start],
        line[start : min(end, start + _FAR)],
        line[end : end + _FAR],
    )
    before, marked, after = (part.replace("\t", _TAB) for part in (before, marked, after))
    return _clipped(span.line, before, marked, after, width)


def _clipped(number: int, before: str, marked: str, after: str, width: int) -> Excerpt:
    """At most `width` cells of the line: the marked text first, then what stands before it, then the rest."""
    marked = _head(marked, width - min(cell_len(before), len(_CUT)))
    room = width - cell_len(marked)
    before = _tail(before, max(room - min(cell_len(after), room // 3), min(cell_len(before), len(_CUT))))
    left = room - cell_len(before)
    after = _head(after, left) if left >= min(cell_len(after), len(_CUT)) else ""
    return Excerpt(number, f"{before}{marked}{after}".rstrip(), cell_len(before), max(cell_len(marked), 1))


def _head(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - len(_CUT):
        text = text[: width - len(_CUT)] if len(text) > width else text[:-1]
    return text + _CUT


def _tail(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - len(_CUT):
        text = text[len(text) - width + len(_CUT) :] if len(text) > width else text[1:]
    return _CUT + text
