"""What a reporter is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.source import Source

ReadSource = Callable[[str], Source]


class Paths(Enum):
    """From where the readers of a format look at files."""

    SOURCE = "the folder with okrsite.yml"
    HERE = "the folder that the command runs in"
    REPOSITORY = "the top of the repository"


@dataclass(frozen=True, slots=True)
class RuleManual:
    """The manual page of a rule or kind of problem: its text (Markdown), and its address where the site has one."""

    text: str
    url: str = ""


Manuals = Mapping[str, RuleManual]
NO_MANUALS: Manuals = MappingProxyType({})


class Reporter(Protocol):
    """A module of this folder; `NAME` is what `--format` takes.

    It is handed problems whose paths begin at `PATHS`, and those that are allowed only if it `SHOWS_ALLOWED`.
    """

    NAME: str
    PATHS: Paths
    SHOWS_ALLOWED: bool

    def report(self, diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:
        """The whole report, ending with a line end if it is not empty; excerpts come from `read_source(path)`."""
        ...


def worst_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors, then warnings, then remarks, each in the order of files; what is allowed comes last.

    Readers that take only so many see those that matter.
    """
    return sorted(diagnostics, key=lambda each: (bool(each.allowed), each.severity.rank))


def advice(diagnostic: Diagnostic) -> str:
    """The message, and below it the remedy."""
    return f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message


def fails(diagnostic: Diagnostic) -> bool:
    """Whether it is more than a remark."""
    return diagnostic.severity is not Severity.INFO
