"""`okrsite schema`: what editors read to complete keys and to mark mistakes while somebody types."""

from __future__ import annotations

from pathlib import Path

import click

from okrsite_gen.commands import options
from okrsite_gen.commands.inside import require_inside
from okrsite_gen.schemas import FOLDER, KINDS, in_json, write

_WIDTH = max(map(len, KINDS))


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice(list(KINDS)))
@click.option(
    "--write",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help=f"Write all of them into the folder {FOLDER} of DIR, the folder with okrsite.yml.",
)
@options.debug
def command(kind: str | None, root: Path | None) -> None:
    """Print the JSON Schema of a KIND of file, by which editors complete and check it; without KIND, list the kinds."""
    if root:
        for name in KINDS:
            require_inside(root, root / FOLDER / f"{name}.json")
        click.echo(f"wrote {write(root)} schemas to {click.format_filename(root / FOLDER)}")
    elif kind:
        click.echo(in_json(kind), nl=False)
    else:
        for name, (title, _) in KINDS.items():
            click.echo(f"{name:{_WIDTH}}  {title}")
