"""Problems a line each, for editors and for `grep`."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource

NAME = "concise"
PATHS = Paths.HERE
SHOWS_ALLOWED = False


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """`path:line:column: severity[rule] message`, in the order of files."""
    return "".join(f"{line(diagnostic)}\n" for diagnostic in diagnostics)


def line(diagnostic: Diagnostic) -> str:
    """One problem, without a line end."""
    span = diagnostic.span
    return f"{span.path}:{span.line}:{span.column}: {diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}"
