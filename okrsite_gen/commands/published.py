"""What `chart`, `report` and `graph` are made from, and where they go."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from okrsite_gen import environment, pipeline
from okrsite_gen.diagnostics import Severity
from okrsite_gen.failures import CONTENT, EnvironmentFailure, WrongUse
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.reading import sources
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.reporters import text
from okrsite_gen.scoring.snapshot import Snapshot


def snapshot(source: Path, as_of: dt.date | None, audience: str | None) -> Snapshot:
    """Everything for an audience as of the day; content with errors ends the command with them and exit status 1."""
    result = pipeline.run(
        source,
        fallback_day=environment.day(),
        as_of=as_of,
        audience=audience or DEFAULT_AUDIENCE,
        cache=environment.cache_folder(),
    )
    if result.snapshot is None:
        errors = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR]
        click.echo(text.report(errors, sources(source)), err=True, nl=False)
        sys.exit(CONTENT)
    return result.snapshot


def cycle(found: Snapshot, asked: str | None) -> Cycle:
    """The cycle asked for, else the one that the home page shows; only those with objectives."""
    known = sorted(found.weeks)
    if asked is None and found.cycle is not None and found.cycle.id in known:
        return found.cycle
    if asked in known:
        return found.portfolio.cycles[str(asked)]
    if not known:
        raise WrongUse("there is no objective yet", "`okrsite new objective` starts one")
    raise WrongUse(
        f"there is no cycle `{asked}` with objectives", did_you_mean(str(asked), known) or f"there is {listed(known)}"
    )


def listed(ids: list[str]) -> str:
    """`a`, `b` and `c`, in backticks."""
    names = [f"`{name}`" for name in ids]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def form(asked: str | None, output: Path | None, endings: Mapping[str, str]) -> str:
    """The form asked for, else the one that the file's name says by its ending (without the dot), else the first.

    A name that says another one than was asked for is refused, for nobody looks for SVG in `x.png`.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    said = endings.get(ending)
    if asked and said and asked != said:
        right = next(ending for ending, name in endings.items() if name == asked)
        raise WrongUse(
            f"`{output}` is called as a {said}, and --format asks for {asked}",
            f"leave out --format, or name a file that ends in .{right}",
        )
    if asked or said or not ending:
        return asked or said or next(iter(endings.values()))
    *others, last = endings
    if others:
        raise WrongUse(f"`{output}` says neither {', '.join(others)} nor {last}", "say which with --format")
    raise WrongUse(f"`{output}` does not say {last}", "say it with --format")


def hand_over(data: bytes, output: Path | None, name: str, *, binary: str | None = None) -> None:
    """Writes a file at once, or to standard output; nobody wants a terminal full of a binary file, such as a `PDF file`."""
    if output is None or str(output) == "-":
        if binary and sys.stdout.isatty():
            raise WrongUse(f"a {binary} is nothing to read in a terminal", f"name a file: --output {name}")
        click.echo(data, nl=False)
        return
    if output.is_dir():
        raise WrongUse(f"`{output}` is a folder", f"name a file: --output {output / name}")
    beside = output.with_name(f".{output.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(output)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _unwritten(output, error) from error


def _unwritten(output: Path, error: OSError) -> EnvironmentFailure:
    """Names what was asked for, not the file beside it."""
    why = (error.strerror or str(error)).lower()
    folder = output.parent
    remedy = (
        "name a file elsewhere"
        if folder.is_dir()
        else f"there is no folder `{folder}`: make it, or name a file elsewhere"
    )
    return EnvironmentFailure(f"`{output}` cannot be written: {why}", remedy)
