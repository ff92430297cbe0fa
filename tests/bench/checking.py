"""How long `okrsite check` takes with nothing kept but the sources' bytes: the best of three, each a command in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import watch
from tests.bench.cold import Figure
from tests.bench.company import Company
from tests.bench.telling import FORTNIGHTLY

OBJECTIVES = 4000
TIMES, WEEKS = 3, 4


def measure(row: Callable[[str, str], None]) -> None:
    """Where all is said in files of a meeting each, and where each objective has files of its own."""
    for alone in (False, True):
        with TemporaryDirectory(prefix="okrsite-bench-") as folder:
            company = Company(Path(folder), OBJECTIVES, alone=alone)
            company.write()
            row(f"check {company.written:,} files", f"{best(company.root).seconds:.2f} s")


def in_one_quarter(objectives: int) -> Iterator[Figure]:
    """All of them in the quarter that runs, four weeks old, with some four check-ins each; what is wrong is told of one in five."""
    with TemporaryDirectory(prefix="okrsite-bench-") as folder:
        company = Company(Path(folder), objectives, quarters=1, weeks=WEEKS, habits=FORTNIGHTLY)
        company.write()
        used = best(company.root)
    yield "quarter, said", company.said
    yield "quarter, check", used.seconds
    yield "quarter, processor", used.processor


def best(source: Path) -> watch.Used:
    used = (watch.okrsite("check", "--source", source) for _ in range(TIMES))
    return min(used, key=lambda each: each.seconds)
