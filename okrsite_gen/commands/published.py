"""What `chart`, `report` and `graph` are made from, and where they go."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from okrsite_gen import environment, pipeline
from okrsite_gen.diagnostics import Severity
from okrsite_gen.failures import CONTENT, WrongUse
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.reading import sources
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.reporters import text
from okrsite_gen.scoring.snapshot import Snapshot


def snapshot(source: Path, as_of: dt.date | None) -> Snapshot:
    """Everything as of the day; content with errors ends the command with them and exit status 1."""
    result = pipeline.run(source, fallback_day=environment.day(), as_of=as_of)
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


def form(output: Path | None, endings: Mapping[str, str]) -> str:
    """Which form the file's name asks for, by ending (without the dot); the first where it says nothing."""
    if output is None or not output.suffix:
        return next(iter(endings.values()))
    ending = output.suffix.lower().removeprefix(".")
    if ending in endings:
        return endings[ending]
    *others, last = endings
    raise WrongUse(f"`{output}` says neither {', '.join(others)} nor {last}", "say which with --format")


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
    except OSError:
        beside.unlink(missing_ok=True)
        raise
