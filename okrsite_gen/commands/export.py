"""`okrsite export`: everything computed, for other programs."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from okrsite_gen import environment, pipeline
from okrsite_gen.commands import options
from okrsite_gen.diagnostics import Severity
from okrsite_gen.exporters import EXPORTERS, Exporter
from okrsite_gen.failures import CONTENT
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text

_FORMATS: dict[str, Exporter] = {exporter.NAME: exporter for exporter in EXPORTERS}


@click.command("export")
@options.common
@options.audience
@options.drafts
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS)), default="json", help="What to write.  [default: json]"
)
def command(*, source: Path, as_of: dt.date | None, audience: str | None, drafts: bool, form: str) -> None:
    """Write everything that was read and computed to standard output.

    Content with errors is not exported: the errors go to standard error, and the exit status is 1.
    """
    result = pipeline.run(
        source,
        fallback_day=environment.day(),
        as_of=as_of,
        drafts=drafts,
        audience=audience or DEFAULT_AUDIENCE,
        cache=environment.cache_folder(),
    )
    if result.snapshot is None:
        errors = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR]
        click.echo(text.report(errors, sources(source)), err=True, nl=False)
        sys.exit(CONTENT)
    for piece in _FORMATS[form].pieces(result.snapshot, source):
        sys.stdout.buffer.write(piece.encode())
    sys.stdout.buffer.flush()
