"""libyaml's complaint, with the lines around the place where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.source import Source, Span


@dataclass(frozen=True, slots=True)
class Complaint:
    """libyaml's error: `at`, `context` and `bracket` are offsets of where it stopped, of what it was reading and of the open bracket."""

    source: Source
    text: str
    at: int
    context: int
    bracket: int | None

    @property
    def number(self) -> int:
        """The line where it stopped."""
        return self.source.position(self.at)[0]

    @property
    def line(self) -> str:
        """That line's text."""
        return self.source.line(self.number)

    @property
    def column(self) -> int:
        """0-based."""
        return self.source.position(self.at)[1] - 1

    def near(self) -> Iterator[tuple[int, str]]:
        """The lines that the mistake may be on, with their numbers: of what was being read, where it stopped, above."""
        for number in (self.source.position(self.context)[0], self.number, self.number - 1):
            yield number, self.source.line(number)

    def above(self, number: int) -> str:
        """The nearest line above `number` that says something."""
        lines = (self.source.line(each) for each in range(number - 1, 0, -1))
        return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")

    def stretch(self, number: int, start: int, end: int) -> Span:
        """0-based columns of a line as a span."""
        return Span(self.source.path, number, start + 1, number, max(end, start) + 1)

    def whole(self, number: int) -> Span:
        """A line without the space around it."""
        line = self.source.line(number)
        return self.stretch(number, indent_of(line), len(line.rstrip()))

    def rest(self) -> Span:
        """From where it stopped to the end of the line."""
        return self.stretch(self.number, self.column, len(self.line.rstrip()))


def indent_of(line: str) -> int:
    """How many characters of white space a line begins with."""
    return len(line) - len(line.lstrip())
