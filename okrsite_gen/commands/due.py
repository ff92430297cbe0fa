"""`okrsite due`: who owes a check-in, for people, chats and programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from okrsite_gen.commands import options, published
from okrsite_gen.commands.company import choose
from okrsite_gen.commands.sending import FORMS, find_site
from okrsite_gen.failures import CONTENT
from okrsite_gen.messages import due
from okrsite_gen.messages.scope import scope_of

_JSON = "json"


@click.command("due")
@click.option(
    "--format", "form", type=click.Choice([*FORMS, _JSON]), default="text", help="What to write.  [default: text]"
)
@click.option("--team", metavar="ID", help="Only what this team and those below it owe.")
@click.option("--owner", metavar="PERSON", help="Only what one person owes.")
@click.option(
    "--within",
    type=click.IntRange(0, 366),
    default=3,
    metavar="DAYS",
    help="What falls due in so many days, too.  [default: 3, so that a Friday's list has Monday's check-ins]",
)
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.option("--fail-on-overdue", is_flag=True, help="End with status 1 if anything is overdue.")
@options.site_url
@options.audience
@options.common
def command(  # noqa: PLR0913 - an option each
    *,
    form: str,
    team: str | None,
    owner: str | None,
    within: int,
    overdue: bool,
    fail_on_overdue: bool,
    site_url: str | None,
    audience: str | None,
    source: Path,
    as_of: dt.date | None,
) -> None:
    """Say who owes a check-in, by team and owner, what is overdue first.

    Personal objectives and drafts ask nobody.
    """
    snapshot = published.snapshot(source, as_of, audience)
    asked = choose(team, "team", "--team", snapshot.portfolio.teams) if team else None
    who = choose(owner, "person", "--owner", snapshot.portfolio.people) if owner else None
    found = due.dues(scope_of(snapshot, asked), who, within, overdue=overdue)
    site = find_site(site_url, source)
    if form == _JSON:
        text = json.dumps(due.data(found, site), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    else:
        text = FORMS[form].write(due.message(found, site))
    click.echo(text.encode(), nl=False)
    if fail_on_overdue and found.late:
        sys.exit(CONTENT)
