"""How long a build takes as a company grows, cold and warm, and what else one might pick: `make bench`."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.bench import beside, checking, cold, serving, small, table, warm
from tests.bench.cold import Figure
from tests.bench.company import Company

PARTS = ("cold", "quarter", "warm", "serve", "beside")
NOT_IN_TIME = 120


def measured(size: int, only: list[str], limit: float, folder: Path) -> Iterator[Figure]:
    """All figures of a company of that size, in an empty folder."""
    source, site, cache = folder / "content" / "okrs", folder / "site", folder / "cache"
    cache.mkdir()
    company = Company(source, size)
    company.write()
    yield "said", company.said
    yield "sources", company.written
    yield from cold.measure(source, site, cache)
    if size and "quarter" in only:
        yield from checking.in_one_quarter(size)
    if size and "warm" in only:
        yield from warm.measure(company, site, cache)
    if size and "serve" in only:
        yield from serving.measure(company, cache)
    if size and "beside" in only:
        yield from beside.measure(source, folder, limit)


def measure(sizes: list[int], only: list[str], limit: float) -> dict[int, dict[str, float]]:
    """By size, the company without objectives first; each figure is told as soon as it is known."""
    figures: dict[int, dict[str, float]] = {}
    for size in dict.fromkeys([0, *sizes]):
        with tempfile.TemporaryDirectory(prefix="okrsite-bench-") as folder:
            found = figures.setdefault(size, {})
            for name, value in measured(size, only, limit, Path(folder)):
                found[name] = value
                click.echo(f"{size:>9,} {name:<20} {value:>18,.3f}", err=True)
    return figures


def asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000], help="numbers of objectives")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="a first build is always measured")
    parser.add_argument(
        "--limit", type=float, default=NOT_IN_TIME, help="seconds after which other tools are ended; 0: never"
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the figures, for --before")
    parser.add_argument("--before", type=Path, metavar="FILE", help="figures to set these to")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks of this file")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    options = asked(arguments)
    commands = "\n".join(small.lines())
    figures = measure(options.sizes, options.only, options.limit)
    before = load(options.before) if options.before else None
    text = "\n".join(
        [*table.lines(figures, before), "", commands, "", f"Measured on {table.machine(Path(tempfile.gettempdir()))}."]
    )
    click.echo(text)
    if options.save:
        options.save.write_text(json.dumps(figures), encoding="utf-8")
    if options.write:
        table.put(options.write, text)


def load(file: Path) -> dict[int, dict[str, float]]:
    return {int(size): of for size, of in json.loads(file.read_text(encoding="utf-8")).items()}


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # what it started and wrote goes with it
    main()
