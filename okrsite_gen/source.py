"""Text with positions: a file as it was read, and a stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\r|\n")

Stretch = tuple[int, int, int, int]  # as a `Span` has it


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: 1-based lines and columns in characters, the end exclusive; all 0 where no line may be told."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def stretch(self) -> Stretch:
        """Without the file."""
        return self.line, self.column, self.end_line, self.end_column


@dataclass(frozen=True)
class Source:
    """One file's text; `path` is relative to the content root, with forward slashes."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets of the first character of each line."""
        if "\r" not in self.text:
            return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column of the character at `offset`."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The stretch from offset `start` to offset `end` (exclusive)."""
        return Span(self.path, *self.position(start), *self.position(end))

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end; empty outside the file."""
        return (
            self.text[self.line_starts[number - 1] : self.line_end(number)]
            if 1 <= number <= len(self.line_starts)
            else ""
        )

    def line_end(self, number: int) -> int:
        """The offset behind the last character of a 1-based line, before its line end."""
        if number >= len(self.line_starts):
            return len(self.text)
        end = self.line_starts[number]
        return end - 2 if self.text[end - 2 : end] == "\r\n" else end - 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; the end of the text for what lies behind it."""
        starts = self.line_starts
        return min(starts[line - 1] + column - 1, len(self.text)) if line <= len(starts) else len(self.text)

    def slice(self, span: Span) -> str:
        """The characters that a span of this source covers."""
        return self.text[self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)]
