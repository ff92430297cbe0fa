"""How long `okrsite check` takes where all is said in files of a meeting each, and where each objective has files of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import watch
from tests.bench.company import Company

OBJECTIVES = 4000


def measure(row: Callable[[str, str], None]) -> None:
    """The best of three, as a whole command in a process of its own, nothing cached but the sources' bytes."""
    for alone in (False, True):
        with TemporaryDirectory(prefix="okrsite-bench-") as folder:
            company = Company(Path(folder), OBJECTIVES, alone=alone)
            company.write()
            best = min(watch.okrsite("check", "--source", folder).seconds for _ in range(3))
            row(f"check {company.written:,} files", f"{best:.2f} s")
