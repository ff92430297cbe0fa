"""Work on many things in several processes, which hand back little, or plain data."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from okrsite_gen.failures import EnvironmentFailure

T = TypeVar("T")
R = TypeVar("R")

FEW = 400
PART = 40
_MOST = 8
_PR_SET_PDEATHSIG = 1

# What a forked process works on, and for whom: it inherits this, so that nothing is copied and nothing need be picklable but the results.
_inherited: tuple[Callable[[Sequence[Any]], Any], Sequence[Any], int] | None = None


def processes_for(items: int, few: int = FEW) -> int:
    """How many processes are worth it here: 1 for less than `few` items, and where processes cannot be forked.

    A process that has threads (a preview) is not forked: what they hold at that moment nobody would let go.
    """
    if items < few or not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def in_parts(
    work: Callable[[Sequence[T]], R], items: Sequence[T], processes: int, part: int = PART
) -> Iterator[tuple[int, R]]:
    """Call `work` on every `part` of the items; yields how many items each part has and what came of it, in order."""
    parts = [(start, min(start + part, len(items))) for start in range(0, len(items), part)]
    if processes == 1:
        for start, stop in parts:
            yield stop - start, work(items[start:stop])
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few need it, and it takes a while
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    global _inherited  # noqa: PLW0603 - the only way through a fork
    _inherited = work, items, os.getpid()
    fork = get_context("fork")
    pool = ProcessPoolExecutor(processes, mp_context=fork, initializer=_follow, initargs=(os.getpid(),))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads: none of ours holds a lock
            results = pool.map(_work_on, parts)
        for (start, stop), result in zip(parts, results, strict=True):
            yield stop - start, result
    except BrokenProcessPool as error:
        raise EnvironmentFailure(
            "a process that did a part of the work was killed", "see whether there is memory enough"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
        _inherited = None


def _follow(first: int) -> None:
    """Ctrl-C reaches all processes of a terminal, and the first one ends the others; should it be killed, they die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _end_without(first)


def _end_without(first: int) -> None:
    """For systems without `prctl`, and for a first process that died before it was called."""
    if os.getppid() != first:
        os._exit(1)


def _work_on(part: tuple[int, int]) -> Any:  # noqa: ANN401 - whatever the inherited work hands back
    assert _inherited is not None  # noqa: S101 - set before the fork
    work, items, first = _inherited
    _end_without(first)
    return work(items[part[0] : part[1]])
