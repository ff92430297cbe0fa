"""`okrsite serve`: the site on this machine, made again whenever its content changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from okrsite_gen.commands import options


@click.command()
@options.common
@options.audience
@options.drafts
@click.option(
    "--address",
    type=options.Address(),
    metavar="HOST:PORT",
    help="Where to listen.  [default: mkdocs.yml's dev_addr, else 127.0.0.1:8000]",
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open the site in a browser.")
def command(
    *,
    source: Path,
    as_of: dt.date | None,
    address: str | None,
    audience: str | None,
    drafts: bool,
    open_in_browser: bool,
) -> None:
    """Show the site, and show it again after every change. Stop it with Ctrl-C."""
    from okrsite_gen.host import run  # noqa: PLC0415 - MkDocs takes a third of a second to import; --help need not wait

    run.serve(run.Request(source, as_of, drafts, audience), address, open_in_browser=open_in_browser)
