"""`okrsite graph`: objectives and their links, for programs that draw graphs or compute with them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from okrsite_gen.commands import options, published
from okrsite_gen.commands.company import choose
from okrsite_gen.commands.sending import find_site
from okrsite_gen.failures import WrongUse
from okrsite_gen.graphs import GRAPH_FORMATS, GraphFormat
from okrsite_gen.graphs.graph import graph
from okrsite_gen.messages.scope import scope_of

_FORMATS: dict[str, GraphFormat] = {form.NAME: form for form in GRAPH_FORMATS}
_ENDINGS = {ending: form.NAME for form in GRAPH_FORMATS for ending in form.ENDINGS}


@click.command("graph")
@click.option("--cycle", "cycle_id", metavar="ID", help="Of which cycle.  [default: all]")
@click.option("--team", metavar="ID", help="Of this team and those below it.  [default: everybody]")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    help="What to write.  [default: what FILE ends in, else dot]",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to.  [default: standard output]")
@options.site_url
@options.audience
@options.common
def command(  # noqa: PLR0913 - an option each
    *,
    cycle_id: str | None,
    team: str | None,
    form: str | None,
    output: Path | None,
    site_url: str | None,
    audience: str | None,
    source: Path,
    as_of: dt.date | None,
) -> None:
    """Write objectives as a graph: who supports and who needs whom.

    What lies outside the team or cycle asked for is there too where a link leads to it or comes from it, and is marked.
    """
    chosen = _FORMATS[published.form(form, output, _ENDINGS)]
    snapshot = published.snapshot(source, as_of, audience)
    top = choose(team, "team", "--team", snapshot.portfolio.teams) if team else None
    cycle = published.cycle(snapshot, cycle_id).id if cycle_id else None
    found = graph(snapshot, scope_of(snapshot, top).teams, cycle, find_site(site_url, source).url)
    if not found.nodes:
        raise WrongUse(
            _nothing(snapshot.portfolio.teams[top].name if top else None, cycle),
            "leave out --team or --cycle, or name others",
        )
    published.hand_over(chosen.write(found).encode(), output, f"okrs.{chosen.ENDINGS[0]}")


def _nothing(team: str | None, cycle: str | None) -> str:
    of = f" of {team}" if team else ""
    when = f" in `{cycle}`" if cycle else ""
    return f"nothing to draw: there is no objective{of}{when}"
