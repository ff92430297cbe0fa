"""Problems for programs: `okrsite check --format json`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource

NAME = "json"
PATHS = Paths.SOURCE
SHOWS_ALLOWED = False


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """A list of objects with the keys of FORMAT section 3."""
    return json.dumps([_entry(diagnostic) for diagnostic in diagnostics], indent=2, ensure_ascii=False) + "\n"


def _entry(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
