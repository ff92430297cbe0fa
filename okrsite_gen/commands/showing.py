"""Problems on standard output, in the form that was asked for."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from okrsite_gen.commands import mending
from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.reading import Tree, sources
from okrsite_gen.reporters import REPORTERS, text
from okrsite_gen.reporters.reporter import Paths, ReadSource, RuleManual
from okrsite_gen.source import Source, Span

FORMATS = {reporter.NAME: reporter for reporter in REPORTERS}
_WITHOUT_LINKS = ("dumb", "linux")  # these terminals print a link's address, or swallow what follows


def show(found: Sequence[Diagnostic], root: Path, form: str, last_line: str) -> None:
    """`found` holds what is allowed, too; the last line is for people only."""
    reporter = FORMATS[form]
    shown = [diagnostic for diagnostic in found if reporter.SHOWS_ALLOWED or not diagnostic.allowed]
    folder = seen_from(root, reporter.PATHS)
    moved = [_below(diagnostic, folder) for diagnostic in shown] if folder else shown
    if form == text.NAME:
        with Tree(root) as opened:
            _print(moved, root, folder, _reader(root, folder, opened))
        click.echo("".join(f"{line}\n" for line in (_fixable(shown, root), last_line) if line), nl=False)
        return
    manuals = _manuals(root) if reporter.SHOWS_ALLOWED else {}
    with Tree(root) as opened:
        click.echo(reporter.report(moved, _reader(root, folder, opened), manuals), nl=False)


def _print(shown: Sequence[Diagnostic], root: Path, folder: str, read: ReadSource) -> None:
    """Their paths begin with the `folder`."""
    if not shown:
        return
    if not sys.stdout.isatty():
        click.echo(text.report(shown, read), nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe does without it

    console = Console()
    whole = root.resolve()

    def link(span: Span) -> str:
        return f"{(whole / span.path.removeprefix(folder)).as_uri()}#{span.line}"

    links = None if os.environ.get("TERM", "dumb") in _WITHOUT_LINKS else link
    console.print(text.render(shown, read, console.width, links), soft_wrap=True, end="")


def _fixable(shown: Sequence[Diagnostic], root: Path) -> str:
    count = sum(len(mended.fixed) for mended in mending.plan(root, shown))
    return f"{count} can be fixed: `okrsite check --fix`, or `--diff` to look first" if count else ""


def seen_from(root: Path, paths: Paths) -> str:
    """The content's folder as the readers of a format see it, with a slash at the end; empty where they stand in it."""
    if paths is Paths.SOURCE:
        return ""
    whole, start = root.resolve(), Path.cwd()
    if paths is Paths.REPOSITORY:
        start = next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), start)
    relative = Path(os.path.relpath(whole, start)).as_posix()
    return "" if relative == "." else f"{relative}/"


def _below(diagnostic: Diagnostic, folder: str) -> Diagnostic:
    """The same with the folder in front of its paths."""

    def move(span: Span) -> Span:
        return Span(folder + span.path, *span.stretch)

    edit = diagnostic.fix
    return dataclasses.replace(
        diagnostic,
        span=move(diagnostic.span),
        related=tuple((message, move(span)) for message, span in diagnostic.related),
        fix=dataclasses.replace(edit, span=move(edit.span)) if edit else None,
    )


def _reader(root: Path, folder: str, opened: Tree) -> ReadSource:
    read = sources(root, opened=opened)

    def source(path: str) -> Source:
        return read(path.removeprefix(folder))

    return source


def _manuals(root: Path) -> dict[str, RuleManual]:
    """The pages of all rules, and where they are on the site."""
    from okrsite_gen.host.run import site_url  # noqa: PLC0415 - it loads MkDocs
    from okrsite_gen.pages import uri  # noqa: PLC0415 - the pages are many, and only one format asks
    from okrsite_gen.pages.problems import manuals  # noqa: PLC0415 - as above

    site = site_url(root).rstrip("/")
    return {page.id: RuleManual(page.text, f"{site}/{uri.rule(page.id)}" if site else "") for page in manuals()}
