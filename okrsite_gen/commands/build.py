"""`okrsite build`: the whole site, put in place only when all of it is there."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from okrsite_gen.commands import options, redaction

_MANY_FILES = 18_000
_MANY_BYTES = 900 * 1024**2


@dataclass(frozen=True, slots=True)
class Size:
    """How big a site is."""

    pages: int
    files: int
    bytes: int

    def __str__(self) -> str:
        return f"{self.pages:,} pages, {self.files:,} files, {self.bytes / 1024**2:,.1f} MB"


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
    from okrsite_gen.host.report import withheld  # noqa: PLC0415 - as above

    begun = time.monotonic()
    redaction.refuse_in_site(report, site_dir)
    with _progress(), withheld() as left_out:
        built = run.build(run.Request(source, as_of, drafts, audience, site_dir, strict))
    if report:
        redaction.refuse_in_site(report, built)
        redaction.hand_over(left_out, source, report)
    size = measure(built)
    click.echo(f"{_shown(built)}: {size}, in {time.monotonic() - begun:.1f} s")
    for warning in warnings(size):
        click.echo(f"warning: {warning}", err=True)


def measure(site: Path) -> Size:
    """Count a site's files."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return Size(sum(path.suffix == ".html" for path in files), len(files), sum(path.stat().st_size for path in files))


def warnings(size: Size) -> Iterator[str]:
    """What hosts may refuse."""
    if size.files > _MANY_FILES:
        yield f"{size.files:,} files: some hosts take 20,000 at most"
    if size.bytes > _MANY_BYTES:
        yield f"{size.bytes / 1024**2:,.0f} MB: some hosts take 1 GB at most"


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
