"""`okrsite build`: the whole site, put in place only when all of it is there."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from okrsite_gen.commands import options, redaction
from okrsite_gen.commands.size import HELP, Size, measure, warnings


@click.command()
@options.common
@options.audience
@options.drafts
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site goes.  [default: mkdocs.yml's, else ./site]",
)
@click.option(
    "--strict", is_flag=True, help="Fail on MkDocs' warnings too, such as a broken link in a hand-written page."
)
@click.option(
    "--redaction-report",
    "report",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="List what was left out and why, on standard output or in FILE (as JSON if it ends in .json).",
)
def command(
    *,
    source: Path,
    as_of: dt.date | None,
    audience: str | None,
    drafts: bool,
    site_dir: Path | None,
    strict: bool,
    report: Path | None,
) -> None:
    """Build the site and put it in place, all of it or nothing."""
    from okrsite_gen.host import run  # noqa: PLC0415 - MkDocs takes a third of a second to import; --help need not wait
    from okrsite_gen.host.report import sizes, withheld  # noqa: PLC0415 - as above

    begun = time.monotonic()
    redaction.refuse_in_site(report, site_dir)
    with _progress(), withheld() as left_out, sizes() as written:
        built = run.build(run.Request(source, as_of, drafts, audience, site_dir, strict))
    if report:
        redaction.refuse_in_site(report, built)
        redaction.hand_over(left_out, source, report)
    size = measure(built, written)
    click.echo(f"{_shown(built)}: {size}, in {time.monotonic() - begun:.1f} s")
    _warn(size)


def _warn(size: Size) -> None:
    found = list(warnings(size))
    for warning in found:
        click.echo(f"warning: {warning}", err=True)
    if found:
        click.echo(f"  help: {HELP}", err=True)


def _shown(site: Path) -> str:
    here = Path.cwd().resolve()
    found = site.resolve()
    return str(found.relative_to(here)) if here in found.parents else str(found)


@contextmanager
def _progress() -> Iterator[None]:
    """A line that moves, on a terminal only; without a thread of its own, because pages are written in forked processes."""
    from okrsite_gen.host.progress import shown_by  # noqa: PLC0415 - as above

    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Bar(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                for finished in tasks.values():
                    bar.update(finished, visible=False)
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done, refresh=True)

        with shown_by(show):
            yield
