"""The first build of a company, nothing kept from before: its phases, and how big the site is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import borders, watch

Figure = tuple[str, float]


def measure(source: Path, site: Path, cache: Path) -> Iterator[Figure]:
    """Seconds of each phase, of all, of the processors; bytes of memory; and what came of it."""
    timings = site.parent / "phases.json"
    command = (sys.executable, "-m", "tests.bench.borders", timings, "build", "--source", source, "--site-dir", site)
    used = watch.run([str(part) for part in command], cache=cache)
    phases = json.loads(timings.read_text(encoding="utf-8"))
    missing = [phase for phase in borders.PHASES if phase not in phases]
    if missing:
        sys.exit(f"no call was seen of {', '.join(missing)}: see BORDERS in tests/bench/borders.py")
    yield from phases.items()
    yield "build", used.seconds
    yield "rest", used.seconds - sum(phases.values())
    yield "processor", used.processor
    yield "memory", used.memory
    yield from size(site)
    yield "check, nothing kept", watch.okrsite("check", "--source", source).seconds


def size(site: Path) -> Iterator[Figure]:
    files = [path for path in site.rglob("*") if path.is_file()]
    yield "files", len(files)
    yield "bytes", sum(path.stat().st_size for path in files)
    yield "pages", sum(path.suffix == ".html" for path in files)
