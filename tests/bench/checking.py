"""How long `okrsite check` takes in a large company: 40,000 times something is said of an objective, in files of a meeting each or of one objective each."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.company import Company

OBJECTIVES, CHECK_INS = 10_000, 4
COMMAND = (sys.executable, "-c", "from okrsite_gen.cli import main; main()", "check", "--format", "concise", "--source")


def measure(row: Callable[[str, str], None]) -> None:
    """The best of three, as a whole command in a process of its own, nothing cached but the sources' bytes."""
    for meetings in (True, False):
        with TemporaryDirectory(prefix="okrsite-bench-") as folder:
            company = Company(Path(folder), OBJECTIVES, CHECK_INS, meetings=meetings)
            company.write()
            best = min(_seconds(Path(folder)) for _ in range(3))
            row(f"check {company.written:,} files", f"{best:.2f} s")


def _seconds(source: Path) -> float:
    started = time.perf_counter()
    done = subprocess.run([*COMMAND, str(source)], check=False, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - started
