"""Problems of the content, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from rich.console import Console

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import ContentFailure
from okrsite_gen.loading import Withheld
from okrsite_gen.reporters import text
from okrsite_gen.reporters.reporter import ReadSource

_noted: ContextVar[list[Withheld] | None] = ContextVar("withheld", default=None)
_sizes: ContextVar[dict[str, int] | None] = ContextVar("sizes", default=None)


@contextmanager
def withheld() -> Iterator[list[Withheld]]:
    """Collects what a build inside leaves out."""
    found: list[Withheld] = []
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def note_withheld(found: Sequence[Withheld]) -> None:
    """Tell what is left out, to whoever asked."""
    noted = _noted.get()
    if noted is not None:
        noted[:] = found


@contextmanager
def sizes() -> Iterator[dict[str, int]]:
    """Collects how many bytes a build inside publishes by file, where it knows: of a large site."""
    found: dict[str, int] = {}
    token = _sizes.set(found)
    try:
        yield found
    finally:
        _sizes.reset(token)


def note_sizes(found: Mapping[str, int]) -> None:
    """Tell them to whoever asked."""
    noted = _sizes.get()
    if noted is not None:
        noted.update(found)


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
