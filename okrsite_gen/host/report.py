"""Problems of the content, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import ContentFailure
from okrsite_gen.reporters import text
from okrsite_gen.reporters.reporter import ReadSource


def show_errors(diagnostics: Sequence[Diagnostic], read_source: ReadSource) -> str:
    """Print the errors, and hand them back as plain text; warnings stop nothing and have a page of their own."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    Console(stderr=True).print(text.render(errors, read_source), soft_wrap=True, end="")
    return text.report(errors, read_source)


def content_failure(shown: str) -> ContentFailure:
    """The failure that follows a report."""
    count = shown.rstrip().rsplit("\n", 1)[-1]
    return ContentFailure(
        f"{count}; nothing was published", "mend what is listed above; `okrsite check` lists it again"
    )
