"""A command in processes of its own: how long it takes, how busy it keeps the processors, how much memory all of it holds at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARE, SHORTEST = 0.03, 0.05  # of a processor's time that looking may take, and seconds between two looks
PER_UNIT = 1024 if sys.platform != "darwin" else 1
OKRSITE = (sys.executable, "-m", "okrsite_gen")


@dataclass(frozen=True)
class Used:
    """Seconds on the clock and of all processors together, and bytes at the highest; `late` when it was ended at the limit."""

    seconds: float
    processor: float
    memory: int
    late: bool = False


def run(command: Sequence[str], *, cache: Path | None = None, limit: float = 0) -> Used:
    """Ends the bench with what the command said where it fails; after `limit` seconds (0: never) the command is ended."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, env=environment(cache), start_new_session=True
        )
        looking = Looking(process.pid, limit)
        looking.start()
        status, used = wait_for(process)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        looking.stop()
        if process.returncode and not looking.late:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')[-4000:]}")
    memory = looking.highest or used.ru_maxrss * PER_UNIT  # a child begins with what its parent had
    return Used(seconds, used.ru_utime + used.ru_stime, memory, looking.late)


def wait_for(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    """Its status, and what it and all below it used; what interrupts the bench ends them, too."""
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        raise
    return status, used


def okrsite(*arguments: str | Path, cache: Path | None = None) -> Used:
    return run([*OKRSITE, *map(str, arguments)], cache=cache)


def environment(cache: Path | None) -> Mapping[str, str]:
    """This one, with what okrsite keeps in `cache`, or nowhere; Python keeps what it compiled, as it does where okrsite is installed."""
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return others | {"OKRSITE_CACHE_DIR": str(cache or "")}


class Looking(threading.Thread):
    """Looks every now and then at what the process and all that come from it hold, where the system tells."""

    def __init__(self, process: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.process, self.highest, self.late = process, 0, False
        self.ends = time.perf_counter() + limit if limit else float("inf")
        self.done = threading.Event()

    def run(self) -> None:
        pause = SHORTEST
        while not self.done.wait(pause):
            begun = time.thread_time()
            self.highest = max(self.highest, sum(map(held, family(self.process))))
            pause = max(SHORTEST, (time.thread_time() - begun) / SHARE)
            if time.perf_counter() > self.ends and not self.late:
                self.late = True
                os.killpg(self.process, signal.SIGKILL)

    def stop(self) -> None:
        self.done.set()
        self.join()


def family(process: int) -> Iterator[int]:
    """The process and all below it."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = thread.read_text().split()
        except OSError:
            continue
        for child in below:
            yield from family(int(child))


def held(process: int) -> int:
    """Bytes that are its own, and its share of what it has in common with others; 0 where that is not told."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
