"""Problems for people: one line that stands alone, the excerpt, the remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters.excerpt import excerpt
from okrsite_gen.reporters.reporter import ReadSource

NAME = "text"

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}

Part = str | tuple[str, str]


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource) -> str:
    """The report without colours."""
    return render(diagnostics, read_source).plain


def render(diagnostics: Sequence[Diagnostic], read_source: ReadSource) -> Text:
    """The report with styles; `rich.console.Console.print(..., soft_wrap=True)` shows them where the terminal can."""
    text = Text()
    for diagnostic in diagnostics:
        text.append_text(Text.assemble(*_diagnostic(diagnostic, read_source), "\n\n"))
    return text.append(summary(diagnostics) + "\n")


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """`3 errors, 1 warning in 2 files`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    if not counts:
        return "no problems"
    parts = [f"{counts[one]} {_NOUNS[one][counts[one] != 1]}" for one in Severity if counts[one]]
    files = len({diagnostic.span.path for diagnostic in diagnostics})
    return f"{', '.join(parts)} in {files} {'file' if files == 1 else 'files'}"


def _diagnostic(diagnostic: Diagnostic, read_source: ReadSource) -> Iterator[Part]:
    span, style = diagnostic.span, _STYLES[diagnostic.severity]
    yield f"{span.path}:{span.line}:{span.column}: ", "bold"
    yield f"{diagnostic.severity}[{diagnostic.rule}]", style
    yield f": {diagnostic.message}"
    shown = excerpt(read_source(span.path), span)
    gutter = " " * len(str(shown.number)) if shown else ""
    if shown:
        yield f"\n{gutter} |\n{shown.number} | ", "cyan"
        yield shown.line
        yield f"\n{gutter} | ", "cyan"
        yield " " * shown.indent
        yield "^" * shown.carets, style
    for message, place in diagnostic.related:
        yield f"\n{gutter} = ", "cyan"
        yield f"{message}: {place.path}:{place.line}:{place.column}"
    if diagnostic.help:
        yield f"\n{gutter} = ", "cyan"
        yield "help", "bold"
        yield f": {diagnostic.help}"
