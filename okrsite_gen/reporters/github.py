"""Annotations on a GitHub pull request, by the workflow commands that Actions reads from a step's output.

Source: GitHub's "Workflow commands for GitHub Actions", and @actions/core for what has to be escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource, advice, worst_first
from okrsite_gen.source import Span

NAME = "github"
PATHS = Paths.REPOSITORY
SHOWS_ALLOWED = False

MOST = 10  # of each command that GitHub shows for one step
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = _ESCAPES | {":": "%3A", ",": "%2C"}


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """An annotation a line, the worst first, as many as GitHub shows; the last line says how many are left out."""
    shown = Counter[Severity]()
    lines = []
    for diagnostic in worst_first(diagnostics):
        shown[diagnostic.severity] += 1
        if shown[diagnostic.severity] <= MOST:
            lines.append(_annotation(diagnostic))
    left = len(diagnostics) - len(lines)
    if left:
        lines.append(
            f"{left} more {'problem is' if left == 1 else 'problems are'} not shown here, since GitHub takes {MOST} of a severity; "
            "`okrsite check` shows them all"
        )
    return "".join(f"{line}\n" for line in lines)


def _annotation(diagnostic: Diagnostic) -> str:
    properties = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTIES)}" for name, value in _properties(diagnostic))
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_escaped(advice(diagnostic), _ESCAPES)}"


def _properties(diagnostic: Diagnostic) -> Iterator[tuple[str, str | int]]:
    span = diagnostic.span
    yield "file", span.path
    yield "line", span.line
    yield "endLine", span.end_line
    if _has_columns(span):
        yield "col", span.column
        yield "endColumn", span.end_column
    yield "title", diagnostic.rule


def _has_columns(span: Span) -> bool:
    """GitHub takes columns only within one line; what concerns a whole file has none."""
    return span.line == span.end_line and span.column < span.end_column


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
