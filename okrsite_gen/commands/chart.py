"""`okrsite chart`: one chart of analysis as a picture, for slides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from okrsite_gen.charts import CHARTS
from okrsite_gen.charts.chart import Chart
from okrsite_gen.charts.spec import Empty
from okrsite_gen.commands import options, published
from okrsite_gen.commands.company import choose
from okrsite_gen.failures import WrongUse
from okrsite_gen.reading.suggest import did_you_mean

FORMATS = ("svg", "png", "pdf")

_CHARTS: dict[str, Chart] = {chart.NAME: chart for chart in CHARTS}


@click.command("chart")
@click.argument("name", required=False)
@options.audience
@options.common
@click.option("--cycle", "cycle_id", metavar="ID", help="Of which cycle.  [default: the one the home page shows]")
@click.option("--team", metavar="ID", help="Of which team.  [default: the company, or everybody]")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="What to write.  [default: what FILE ends in, else svg]"
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to.  [default: standard output]")
def command(  # noqa: PLR0913 - an option each
    *,
    name: str | None,
    source: Path,
    as_of: dt.date | None,
    audience: str | None,
    cycle_id: str | None,
    team: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Draw the chart NAME on a slide of its own, 16 to 9; without NAME, list them all."""
    if name is None:
        _list()
        return
    kind = _kind(name)
    chosen = published.form(form, output, {name: name for name in FORMATS})
    snapshot = published.snapshot(source, as_of, audience)
    cycle = published.cycle(snapshot, cycle_id)
    known = snapshot.portfolio.teams
    found = kind.chart(snapshot, cycle, known[choose(team, "team", "--team", known)] if team else None)
    if isinstance(found, Empty):
        raise WrongUse(f"nothing to draw: {found.why}", found.remedy)
    from okrsite_gen.charts.slide import slide  # noqa: PLC0415 - it loads matplotlib

    data = slide(kind, found, chosen, snapshot.as_of)
    binary = None if chosen == "svg" else f"{chosen.upper()} file"
    published.hand_over(data, output, f"{name}.{chosen}", binary=binary)


def _list() -> None:
    column = max(map(len, _CHARTS))
    for name, kind in sorted(_CHARTS.items()):
        click.echo(f"{name:{column}}  {kind.SUMMARY}")


def _kind(name: str) -> Chart:
    if name in _CHARTS:
        return _CHARTS[name]
    known = sorted(_CHARTS)
    raise WrongUse(f"there is no chart `{name}`", did_you_mean(name, known) or f"there are {published.listed(known)}")
