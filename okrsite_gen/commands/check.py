"""`okrsite check`: every mistake in the content, at its line."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from okrsite_gen import environment, pipeline
from okrsite_gen.commands import options
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import CONTENT, FINE, WrongUse
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading import sources
from okrsite_gen.reporters import REPORTERS, text

_FORMATS = {reporter.NAME: reporter for reporter in REPORTERS}


class _Check(click.Command):
    """Programs that read the output get something to read even where there is nothing to look at."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Where the folder is wrong, the form is known already."""
        try:
            return super().parse_args(ctx, args)
        except WrongUse:
            form = ctx.params["form"]
            if form != text.NAME:
                click.echo(_FORMATS[form].report([], sources(Path())), nl=False)
            raise


@click.command("check", cls=_Check)
@options.common
@options.drafts
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
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
def command(source: Path, as_of: dt.date | None, drafts: bool, form: str, fail_on: str) -> None:  # noqa: FBT001 - click's flags
    """Look for mistakes, and for what the rules advise against.

    The exit status is 0 when there are no errors, 1 when there are.
    """
    result = pipeline.run(source, fallback_day=environment.day(), as_of=as_of, drafts=drafts)
    reported = [diagnostic for diagnostic in result.diagnostics if not diagnostic.allowed]
    if form == text.NAME:
        _print(reported, source)
        if result.snapshot:
            click.echo(f"{'checked' if reported else 'no problems in'} {_counts(result.portfolio)}")
    else:
        click.echo(_FORMATS[form].report(reported, sources(source)), nl=False)
    sys.exit(CONTENT if _fails(reported, Severity(fail_on)) else FINE)


def _fails(reported: list[Diagnostic], least: Severity) -> bool:
    return any(diagnostic.severity.rank <= least.rank for diagnostic in reported)


def _print(reported: list[Diagnostic], root: Path) -> None:
    if not reported:
        return
    if not sys.stdout.isatty():
        click.echo(text.report(reported, sources(root)), nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe does without it

    Console().print(text.render(reported, sources(root)), soft_wrap=True, end="")


def _counts(portfolio: Portfolio) -> str:
    """`5 objectives, 14 key results, 32 check-ins, 3 teams`."""
    key_results = sum(len(objective.key_results) for objective in portfolio.objectives.values())
    counted = (
        (len(portfolio.objectives), "objective"),
        (key_results, "key result"),
        (len(portfolio.check_ins), "check-in"),
        (len(portfolio.teams), "team"),
    )
    return ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counted)
