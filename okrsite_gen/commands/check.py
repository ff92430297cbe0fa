"""`okrsite check`: every mistake in the content, at its line."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from okrsite_gen import environment, pipeline
from okrsite_gen.commands import mending, options, since
from okrsite_gen.commands.showing import FORMATS, seen_from, show
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import CONTENT, FINE, WrongUse
from okrsite_gen.model.fields import record
from okrsite_gen.model.objectives import parts
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text
from okrsite_gen.reporters.reporter import Paths


class _Check(click.Command):
    """Programs that read the output get something to read even where there is nothing to look at."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Where the folder is wrong, the form is known already."""
        try:
            return super().parse_args(ctx, args)
        except WrongUse:
            form = ctx.params["form"]
            if form != text.NAME:
                click.echo(FORMATS[form].report([], sources(Path())), nl=False)
            raise


@record
class _Question:
    """What was asked: problems as of a day, perhaps only those that `known` does not have."""

    as_of: dt.date | None
    drafts: bool
    known: since.Known | None = None

    def result(self, root: Path) -> pipeline.Result:
        return pipeline.run(
            root,
            fallback_day=environment.day(),
            as_of=self.as_of,
            drafts=self.drafts,
            audience=None,
            cache=environment.cache_folder(),
            weeks=False,
        )

    def asked(self, root: Path, found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
        """What is to be reported, with what is allowed."""
        return self.known.new_among(found, sources(root)) if self.known else list(found)

    def open(self, root: Path) -> list[Diagnostic]:
        """What is to be reported and not allowed."""
        return _open(self.asked(root, self.result(root).diagnostics))


@click.command("check", cls=_Check)
@options.common
@options.drafts
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    is_eager=True,
    help="How to print what was found.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["warning", "error"]),
    default="error",
    help="The least severity that makes the exit status 1.  [default: error]",
)
@click.option(
    "--since", "revision", metavar="REV", help="Only what was not there at REV, such as `origin/main` (needs git)."
)
@click.option("--fix", is_flag=True, help="Correct in the files what can only have been meant.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
def command(  # noqa: PLR0913 - one for each option
    *,
    source: Path,
    as_of: dt.date | None,
    drafts: bool,
    form: str,
    fail_on: str,
    revision: str | None,
    fix: bool,
    diff: bool,
) -> None:
    """Look for mistakes, and for what the rules advise against.

    The exit status is 0 when there are no errors, 1 when there are.
    """
    question = _Question(as_of=as_of, drafts=drafts)
    if revision:
        known = since.before(source, revision, question.open)
        question = _Question(as_of=as_of, drafts=drafts, known=known)
    if diff:
        _preview(source, question)
    elif fix:
        _mend(source, question, quiet=form != text.NAME)
    result = question.result(source)
    found = question.asked(source, result.diagnostics)
    if not diff:
        show(found, source, form, _last_line(result, bool(_open(found)), revision))
    sys.exit(CONTENT if any(each.severity.rank <= Severity(fail_on).rank for each in _open(found)) else FINE)


def _open(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in found if not diagnostic.allowed]


def _preview(root: Path, question: _Question) -> None:
    with mending.copy_of(root) as copy:
        fixed = mending.mend(copy, lambda: question.open(copy))
        paths = [diagnostic.span.path for diagnostic in fixed]
        click.echo(mending.differences(root, copy, paths, seen_from(root, Paths.HERE)), nl=False)
    would = f"{_problems(len(fixed))} would be fixed" if fixed else "nothing can be fixed"
    click.echo(f"{would}; nothing was changed", err=True)


def _mend(root: Path, question: _Question, *, quiet: bool) -> None:
    """Programs that read the output find the report alone there."""
    fixed, folder = mending.mend(root, lambda: question.open(root)), seen_from(root, Paths.HERE)
    for diagnostic in fixed:
        span = diagnostic.span
        click.echo(f"fixed {folder}{span.path}:{span.line}:{span.column}: {diagnostic.message}", err=quiet)
    click.echo(f"{_problems(len(fixed))} fixed\n" if fixed else "nothing could be fixed\n", err=quiet)


def _last_line(result: pipeline.Result, reported: bool, revision: str | None) -> str:  # noqa: FBT001 - the verdict itself
    """`checked 5 objectives, 14 key results, 32 check-ins, 3 teams`; without the counts where not everything could be read."""
    none = f"nothing new since `{revision}`" if revision else "no problems"
    if result.snapshot is None:
        return "" if reported else none
    return f"checked {_counts(result.portfolio)}" if reported else f"{none} in {_counts(result.portfolio)}"


def _counts(portfolio: Portfolio) -> str:
    counted = (
        (len(portfolio.objectives), "objective"),
        (parts(portfolio.objectives), "key result"),
        (len(portfolio.check_ins), "check-in"),
        (len(portfolio.teams), "team"),
    )
    return ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counted)


def _problems(count: int) -> str:
    return f"{count} problem{'' if count == 1 else 's'}"
