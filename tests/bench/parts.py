"""How long parts of the work take, each alone: `python -m tests.bench.parts --objectives 2000`."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from okrsite_gen import pipeline
from okrsite_gen.scoring.snapshot import Snapshot
from tests.bench import alignment, charts, checking, neighbourhoods, overlap, pictures
from tests.bench.company import Company

T = TypeVar("T")


def phase(name: str, work: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = work()
    row(name, f"{time.perf_counter() - started:.2f} s")
    return result


def row(name: str, value: str) -> None:
    click.echo(f"{name:<24}{value:>14}")


def snapshot(objectives: int, folder: Path) -> Snapshot:
    company = Company(folder, objectives)
    company.write()
    found = phase("up to the snapshot", lambda: pipeline.run(folder, fallback_day=dt.date.max).snapshot)
    assert found, "a company of the bench has no errors"
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.parts", description=__doc__)
    parser.add_argument("--objectives", type=int, default=2000)
    with tempfile.TemporaryDirectory(prefix="okrsite-bench-") as folder:
        found = snapshot(parser.parse_args().objectives, Path(folder))
        pictures.measure(found, phase)
        alignment.measure(found, phase, row)
        overlap.measure(found, phase)
        neighbourhoods.measure(found, phase)
    charts.measure(phase)
    checking.measure(row)


if __name__ == "__main__":
    main()
