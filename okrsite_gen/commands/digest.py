"""`okrsite digest`: the week, or the opening of a cycle, as one message."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from okrsite_gen.commands import options, published
from okrsite_gen.commands.company import choose
from okrsite_gen.commands.sending import FORMS, find_site
from okrsite_gen.messages import digest, launch
from okrsite_gen.messages.scope import scope_of


@click.command("digest")
@click.option("--launch", "opening", is_flag=True, help="The opening of a cycle instead of the week.")
@click.option(
    "--cycle", metavar="ID", help="Of this cycle only.  [default: the one that runs now, with those around it]"
)
@click.option("--team", metavar="ID", help="Of this team and those below it.  [default: the whole company]")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="markdown", help="What to write.  [default: markdown]"
)
@options.site_url
@options.audience
@options.common
def command(  # noqa: PLR0913 - an option each
    *,
    opening: bool,
    cycle: str | None,
    team: str | None,
    form: str,
    site_url: str | None,
    audience: str | None,
    source: Path,
    as_of: dt.date | None,
) -> None:
    """Write the week as one message for mail or chat: how we stand, what moved, what needs help, who has not spoken.

    With --launch the opening of a cycle: its objectives, who owns them, when the first check-ins are.
    """
    snapshot = published.snapshot(source, as_of, audience)
    top = choose(team, "team", "--team", snapshot.portfolio.teams) if team else None
    if cycle or opening:
        snapshot = dataclasses.replace(snapshot, cycle=published.cycle(snapshot, cycle))
    site = find_site(site_url, source)
    if opening and snapshot.cycle:
        message = launch.message(scope_of(snapshot, top), snapshot.cycle, site)
    else:
        message = digest.message(scope_of(snapshot, top, cycle), site)
    click.echo(FORMS[form].write(message).encode(), nl=False)
