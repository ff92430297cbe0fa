"""`okrsite report`: a cycle on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from okrsite_gen.commands import options, published

FORMATS = ("pdf",)


@click.command("report")
@click.argument("cycle_id", metavar="CYCLE", required=False)
@options.common
@options.audience
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write.  [default: pdf]")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to.  [default: standard output]")
def command(
    *,
    cycle_id: str | None,
    source: Path,
    as_of: dt.date | None,
    audience: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Write CYCLE as an A4 document: the scorecard on one page, then each team. Without CYCLE, the one the home page shows."""
    chosen = published.form(form, output, {name: name for name in FORMATS})
    snapshot = published.snapshot(source, as_of, audience)
    cycle = published.cycle(snapshot, cycle_id)
    from okrsite_gen.paper.report import report  # noqa: PLC0415 - it loads matplotlib

    published.hand_over(report(snapshot, cycle), output, f"{cycle.id}.{chosen}", binary=f"{chosen.upper()} file")
