"""What `okrsite check` says of folders, each looked at by a process that may use little memory and time.

    python -m tests.reading.limited FOLDER...

prints a JSON object for each: the rules of its `errors`, the `count` of all that was found and the `longest` line of the report; an
empty one where it was killed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import okrsite_gen.commands.check  # noqa: F401 - imported here, so that no child has to
from okrsite_gen import pipeline
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text

REPOSITORY = Path(__file__).parents[2]
MEMORY = 256 << 20  # above what the program itself takes
SECONDS = 10  # of the processor; a second or two where nothing else runs


def said_of(roots: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """By the name of the folder; an empty mapping for one that was too much."""
    command = [sys.executable, "-m", "tests.reading.limited", *map(str, roots)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return {name: said for line in done.stdout.splitlines() for name, said in json.loads(line).items()}


def look(root: Path) -> dict[str, Any]:
    """In this process."""
    found = pipeline.run(root, fallback_day=dt.date(2026, 11, 20), audience=None)
    shown = text.report(found.diagnostics, sources(root))
    errors = {each.rule for each in found.diagnostics if each.severity == "error"}
    return {"errors": sorted(errors), "count": len(found.diagnostics), "longest": max(map(len, shown.split("\n")))}


def _limited(root: Path, out: int) -> None:
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.write(out, json.dumps(look(root)).encode())


def main(roots: Iterable[str]) -> None:
    """A child for each folder: what is imported is there already."""
    for root in map(Path, roots):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                _limited(root, writing)
            finally:
                os._exit(0)  # without what belongs to the parent
        os.close(writing)
        with os.fdopen(reading) as answer:
            said = answer.read()
        os.waitpid(child, 0)
        sys.stdout.write(json.dumps({root.name: json.loads(said or "{}")}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
