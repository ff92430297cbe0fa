"""`okrsite build` with a clock at the borders of its phases: `python -m tests.bench.borders FIGURES build --source ...`.

The command itself knows nothing of this. Each function below is called through a clock that is put in its place, under the name by which
its callers find it; what one phase calls of another counts there alone. A name that is gone ends the bench with a word about this table.
"""

from __future__ import annotations

import functools
import importlib
import json
import mmap
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import GeneratorType
from typing import Any

PHASES = ("list", "read", "load", "compute", "check", "plan", "render", "index", "publish")
HELPED = "read, load and compute, in several processes"
BORDERS = (
    ("list", "okrsite_gen.reading", "discover"),
    ("read", "okrsite_gen.folders", "look"),
    ("read", "okrsite_gen.folders", "read_definitions"),
    ("load", "okrsite_gen.loading", "define"),
    ("load", "okrsite_gen.loading", "without_check_ins"),
    ("load", "okrsite_gen.folders", "digest"),
    (HELPED, "okrsite_gen.folders", "volumes_of"),
    ("read", "okrsite_gen.folders.files", "take_files"),
    ("read", "okrsite_gen.folders.files", "read_taken"),
    ("load", "okrsite_gen.folders.folder", "hear"),
    ("load", "okrsite_gen.folders.folder", "pack"),
    ("compute", "okrsite_gen.folders.folder", "objective_on"),
    ("load", "okrsite_gen.folders", "company_of"),
    ("load", "okrsite_gen.folders", "heard_of"),
    ("compute", "okrsite_gen.scoring", "take"),
    ("check", "okrsite_gen.rules", "check"),
    ("check", "okrsite_gen.reading", "locate"),
    ("plan", "okrsite_gen.site.ahead", "Ahead.whole"),
    ("render", "okrsite_gen.site.write", "Writer.write"),
    ("index", "okrsite_gen.host.finding", "Finding.begin"),
    ("index", "okrsite_gen.site.search_engine", "Engine.start"),
    ("index", "okrsite_gen.site.search_engine", "Engine.files"),
    ("publish", "okrsite_gen.site.write", "Writer.verify"),
    ("publish", "okrsite_gen.site.publish", "Staging.publish"),
)
ROWS = 4096  # more than there are processes at once


class Clock:
    """Seconds of each phase, without those of phases inside it.

    While others help, this process only waits: that time is shared out among phases as the helpers spent theirs, who note it in memory
    that all have in common, each in a row of its own.
    """

    def __init__(self) -> None:
        self.first, self.since = os.getpid(), time.perf_counter()
        self.seconds: dict[str, float] = {}
        self.running: list[str] = []
        self.helpers = memoryview(mmap.mmap(-1, ROWS * len(PHASES) * 8)).cast("d")

    def turn(self) -> None:
        """Give the time since the last turn to the phase that runs."""
        now = time.perf_counter()
        phase = self.running[-1] if self.running else ""
        if os.getpid() == self.first:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + now - self.since
        elif self.running[0] == HELPED and phase in PHASES:
            self.helpers[os.getpid() % ROWS * len(PHASES) + PHASES.index(phase)] += now - self.since
        self.since = now

    def phases(self) -> dict[str, float]:
        """Of all that were seen."""
        found = {phase: self.seconds[phase] for phase in PHASES if phase in self.seconds}
        helped = {phase: sum(self.helpers[number :: len(PHASES)]) for number, phase in enumerate(PHASES)}
        spent, waited = sum(helped.values()) or 1, self.seconds.get(HELPED, 0)
        for phase in (phase for phase in PHASES if helped[phase]):
            found[phase] = found.get(phase, 0.0) + waited * helped[phase] / spent
        return found

    def during(self, phase: str, work: Callable[[], Any]) -> Any:
        self.turn()
        self.running.append(phase)
        try:
            return work()
        finally:
            self.turn()
            self.running.pop()

    def around(self, phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **options: Any) -> Any:
            result = self.during(phase, lambda: function(*args, **options))
            return self.each(phase, result) if isinstance(result, GeneratorType) else result

        return timed

    def each(self, phase: str, steps: Iterator[Any]) -> Iterator[Any]:
        """A phase that works while it is asked for the next thing."""
        end = object()
        while (step := self.during(phase, functools.partial(next, steps, end))) is not end:
            yield step


def watch(clock: Clock) -> None:
    for phase, module, name in BORDERS:
        holder = importlib.import_module(module)
        *classes, last = name.split(".")
        try:
            for one in classes:
                holder = getattr(holder, one)
            function = getattr(holder, last)
        except AttributeError:
            sys.exit(
                f"{module} has no `{name}` now: say in tests/bench/borders.py where the phase `{phase}` begins and ends"
            )
        setattr(holder, last, clock.around(phase, function))


def main() -> None:
    figures, *sys.argv[1:] = sys.argv[1:]
    clock = Clock()
    watch(clock)
    from okrsite_gen.cli import main as command  # noqa: PLC0415 - it takes the functions as they are now

    try:
        command()
    finally:
        Path(figures).write_text(json.dumps(clock.phases()), encoding="utf-8")


if __name__ == "__main__":
    main()
