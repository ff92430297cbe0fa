"""How long a build takes, phase by phase: `python -m tests.bench --objectives 2000`."""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from okrsite_gen import loading, reading, rules, scoring
from okrsite_gen.site.planning import plan
from tests.bench import alignment, charts, checking, neighbourhoods, overlap, pictures
from tests.bench.company import Company

T = TypeVar("T")


class Table:
    """Phases with their seconds, printed as they are measured."""

    def __init__(self) -> None:
        self.known = 0.0

    def phase(self, name: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - started
        self.known += seconds
        self.row(name, f"{seconds:.2f} s")
        return result

    def row(self, name: str, value: str) -> None:
        print(f"{name:<24}{value:>14}", flush=True)  # noqa: T201 - the table is the point


def phases(source: Path, as_of: dt.date, table: Table) -> None:
    """Everything up to the plan, in this process."""
    documents, unreadable = table.phase("read", lambda: reading.read_tree(source))
    portfolio, unloadable = table.phase("load", lambda: loading.load(documents))
    snapshot = table.phase("compute", lambda: scoring.take(portfolio, as_of))
    found = table.phase("check", lambda: reading.locate([*unreadable, *unloadable, *rules.check(snapshot)], source))
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        sys.exit(f"the company has {len(errors)} errors, the first: {errors[0]}")
    table.phase("plan", lambda: plan(snapshot, source))
    pictures.measure(snapshot, Table().phase)
    beside = Table()
    alignment.measure(snapshot, beside.phase, beside.row)
    overlap.measure(snapshot, beside.phase)
    neighbourhoods.measure(snapshot, beside.phase)


def build(source: Path, site: Path, table: Table) -> None:
    """The whole command in a process of its own: what a user waits for."""
    command = [sys.executable, "-c", "from okrsite_gen.cli import main; main()", "build"]
    started = time.perf_counter()
    subprocess.run([*command, "--source", str(source), "--site-dir", str(site)], check=True, stdout=subprocess.DEVNULL)
    total = time.perf_counter() - started
    table.row("render and publish", f"{total - table.known:.2f} s")
    table.row("okrsite build, in all", f"{total:.2f} s")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    table.row("processor time of it", f"{used.ru_utime + used.ru_stime:.2f} s")
    table.row("peak memory", f"{used.ru_maxrss / 1024:.0f} MB")
    files = [path for path in site.rglob("*") if path.is_file()]
    table.row("files of the site", f"{len(files):,}")
    table.row("size of the site", f"{sum(path.stat().st_size for path in files) / 1e6:,.1f} MB")


def main() -> None:
    """Makes a company in a temporary folder, and measures it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--objectives", type=int, default=2000)
    parser.add_argument("--check-ins", type=int, default=12, help="of each objective")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="okrsite-bench-") as folder:
        source, table = Path(folder) / "content" / "okrs", Table()
        company = Company(source, asked.objectives, asked.check_ins, asked.seed)
        company.write()
        table.row("objectives", f"{asked.objectives:,}")
        table.row("check-ins", f"{asked.objectives * asked.check_ins:,}")
        table.row("source files", f"{company.written:,}")
        phases(source, company.as_of, table)
        charts.measure(Table().phase)
        build(source, Path(folder) / "site", table)
    checking.measure(table.row)


if __name__ == "__main__":
    main()
