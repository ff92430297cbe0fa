"""Problems for people: one line that stands alone, the excerpt, the remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters.excerpt import WIDTH, excerpt
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource
from okrsite_gen.source import Span
from okrsite_gen.workers import in_parts, processes_for

if TYPE_CHECKING:
    from rich.style import Style
    from rich.text import Text

NAME = "text"
PATHS = Paths.HERE
SHOWS_ALLOWED = False

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}

Part: TypeAlias = "str | tuple[str, str | Style]"
Link = Callable[[Span], str]
_NARROWEST = 20
_MANY, _PART = 4000, 500  # problems; so many are put into words by several processes
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """The report without colours."""

    def told(some: Sequence[Diagnostic]) -> str:
        return "".join(f"{_plain(diagnostic, read_source)}\n\n" for diagnostic in some)

    shown = in_parts(told, diagnostics, processes_for(len(diagnostics), _MANY), _PART)
    whole = f"{''.join(some for _, some in shown)}{summary(diagnostics)}\n"
    if not _CONTROL.search(whole):
        return whole
    from rich.control import strip_control_codes  # noqa: PLC0415 - hardly ever needed

    return strip_control_codes(whole)


def render(
    diagnostics: Sequence[Diagnostic], read_source: ReadSource, width: int | None = None, link: Link | None = None
) -> Text:
    """The report with styles; `rich.console.Console.print(..., soft_wrap=True)` shows them where the terminal can.

    Excerpts fit into `width` cells; places lead where `link` says.
    """
    from rich.text import Text  # noqa: PLC0415 - a pipe does without it

    text = Text()
    for diagnostic in diagnostics:
        text.append_text(Text.assemble(*_diagnostic(diagnostic, read_source, width, link), "\n\n"))
    return text.append(summary(diagnostics) + "\n")


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """`3 errors, 1 warning in 2 files`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    if not counts:
        return "no problems"
    parts = [f"{counts[one]} {_NOUNS[one][counts[one] != 1]}" for one in Severity if counts[one]]
    files = len({diagnostic.span.path for diagnostic in diagnostics})
    return f"{', '.join(parts)} in {files} {'file' if files == 1 else 'files'}"


def _plain(diagnostic: Diagnostic, read_source: ReadSource) -> str:
    parts = _diagnostic(diagnostic, read_source, None, None)
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def _diagnostic(
    diagnostic: Diagnostic, read_source: ReadSource, width: int | None, link: Link | None
) -> Iterator[Part]:
    span, style = diagnostic.span, _STYLES[diagnostic.severity]
    yield _place(span, "bold", link)
    yield ": ", "bold"
    yield f"{diagnostic.severity}[{diagnostic.rule}]", style
    yield f": {diagnostic.message}"
    margin = len(f"{span.line} | ")
    shown = excerpt(read_source(span.path), span, min(WIDTH, max(width - margin, _NARROWEST)) if width else WIDTH)
    gutter = " " * len(str(shown.number)) if shown else ""
    if shown:
        yield f"\n{gutter} |\n{shown.number} | ", "cyan"
        yield shown.line
        yield f"\n{gutter} | ", "cyan"
        yield " " * shown.indent
        yield "^" * shown.carets, style
    for message, place in diagnostic.related:
        yield f"\n{gutter} = ", "cyan"
        yield f"{message}: "
        yield _place(place, "", link)
    if diagnostic.help:
        yield f"\n{gutter} = ", "cyan"
        yield "help", "bold"
        yield f": {diagnostic.help}"


def _place(span: Span, style: str, link: Link | None) -> Part:
    name = f"{span.path}:{span.line}:{span.column}"
    if not link:
        return name, style
    from rich.style import Style  # noqa: PLC0415 - as above

    return name, Style.parse(style) + Style(link=link(span))
