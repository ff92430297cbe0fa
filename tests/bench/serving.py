"""`okrsite serve`: from the moment in which a check-in is saved until the page shows it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import watch
from tests.bench.cold import Figure
from tests.bench.company import Company

PAUSE, PATIENCE = 0.03, 1800
TIMES, SLOW = 3, 30


def measure(company: Company, cache: Path) -> Iterator[Figure]:
    """The middle of three times, one is enough where it is slow; the first rebuild after the start is not among the three."""
    with served(company.root, cache) as address:
        page = f"{address}{company.page}"
        seconds = [save(company, page, f"First word {number}") for number in range(1)]
        while len(seconds) <= TIMES and seconds[0] < SLOW:
            seconds.append(save(company, page, f"Another word {len(seconds)}"))
    after = sorted(seconds[1:] or seconds)
    yield "serve, first", seconds[0]
    yield "serve", after[len(after) // 2]


def save(company: Company, page: str, word: str) -> float:
    started = time.perf_counter()
    company.say(word)
    wait_for(page, word)
    return time.perf_counter() - started


@contextmanager
def served(source: Path, cache: Path) -> Iterator[str]:
    """Where the site is served, from the moment in which it is."""
    port = free_port()
    command = [*watch.OKRSITE, "serve", "--source", str(source), "--address", f"127.0.0.1:{port}"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=watch.environment(cache), **quiet)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, "</html>", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def wait_for(page: str, text: str, process: subprocess.Popen[bytes] | None = None) -> None:
    for _ in range(int(PATIENCE / PAUSE)):
        if process and process.poll() is not None:
            sys.exit(f"`okrsite serve` ended with {process.returncode}")
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - an address of our own
                if text in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(PAUSE)
    sys.exit(f"`{text}` never came to {page}")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
