import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from okrsite_gen.workers import Beside, in_parts


@pytest.mark.parametrize("processes", [1, 2])
def test_parts_come_back_in_order_whoever_did_them(processes):
    parts = list(in_parts(sum, range(1000), processes))
    assert sum(count for count, _ in parts) == 1000
    assert parts == list(in_parts(sum, range(1000), 1))


def test_a_mistake_in_a_process_comes_out():
    with pytest.raises(ZeroDivisionError):
        list(in_parts(lambda part: 1 // (500 - part[-1]), range(501), 2))


def test_work_is_done_elsewhere():
    processes = {process for _, process in in_parts(lambda _: os.getpid(), range(1000), 2)}
    assert os.getpid() not in processes


def test_work_beside_comes_out_or_ends_when_nobody_needs_it():
    assert Beside(lambda: [1, "two"]).result() == [1, "two"]
    with pytest.raises(ZeroDivisionError):
        Beside(lambda: 1 // 0).result()
    Beside(lambda: time.sleep(600)).end()


ENDLESS = """
import os, sys, time
from okrsite_gen.workers import in_parts

def work(_):
    sys.stdout.write(f"{os.getpid()}\\n")
    sys.stdout.flush()
    time.sleep(600)

list(in_parts(work, range(80), 2))
"""


def runs(process):
    """Also `False` for one that died and waits to be counted."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="only Linux tells what runs, and ends who outlives its parent"
)
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_nobody_outlives_a_build_that_was_killed(end):
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True) as first:
        workers = [int(first.stdout.readline()) for _ in range(2)]
        first.send_signal(end)
    until = time.monotonic() + 20
    try:
        while any(map(runs, workers)):
            assert time.monotonic() < until, "they still run"
            time.sleep(0.05)
    finally:
        for worker in filter(runs, workers):
            os.kill(worker, signal.SIGKILL)
