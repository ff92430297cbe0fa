"""Commands that people wait for many times a day: each in a process of its own, the best of some."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import watch
from tests.bench.table import seconds

DEMO = Path(__file__).parents[2] / "content" / "okrs"
TIMES = 5


def lines() -> Iterator[str]:
    """A small table of its own."""
    python = min(watch.run([sys.executable, "-c", ""]).seconds for _ in range(TIMES))
    version = min(watch.okrsite("--version").seconds for _ in range(TIMES))
    check = min(watch.okrsite("check", "--source", DEMO).seconds for _ in range(TIMES))
    yield "| Python starts | `okrsite --version` | `okrsite check` on the demo, nothing kept |\n| ---: | ---: | ---: |"
    yield f"| {seconds(python)} | {seconds(version)} | {seconds(check)} |"
