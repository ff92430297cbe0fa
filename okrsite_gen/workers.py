"""Work on many things in several processes, which hand back little, or plain data.

There are no threads in this: where memory is short none can be started, and whoever waits for one waits for ever.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NoReturn, TypeVar, cast

from okrsite_gen import memory

T = TypeVar("T")
R = TypeVar("R")

FEW = 400
PART = 40
_MOST = 8
_AHEAD = 2  # parts that a process is given before it has done the first: it need not wait for the next
_PR_SET_PDEATHSIG = 1


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
    parts = [items[start : start + part] for start in range(0, len(items), part)]
    if processes == 1:
        for each in parts:
            yield len(each), work(each)
        return
    crew = _Crew(lambda number: work(parts[number]), len(parts))
    try:
        crew.start(min(processes, len(parts)))
        for each, result in zip(parts, crew.results(), strict=True):
            yield len(each), result
    finally:
        crew.end()


class Beside(Generic[R]):
    """Work that goes on in a process of its own while this one does something else, where that is worth it."""

    def __init__(self, work: Callable[[], R]) -> None:
        self._work = work
        self._crew: _Crew | None = None
        if processes_for(FEW) > 1:
            self._crew = _Crew(lambda _: work(), 1)
            self._crew.start(1)

    @property
    def is_running(self) -> bool:
        """Whether there is a process for it, which nobody has waited for."""
        return self._crew is not None

    def result(self) -> R:
        """What came of it, as soon as that is known."""
        if self._crew is None:
            return self._work()
        try:
            (found,) = self._crew.results()
        finally:
            self.end()
        return cast("R", found)

    def end(self) -> None:
        """Nobody needs it any more."""
        if self._crew:
            self._crew.end()

    def __del__(self) -> None:
        self.end()


class _Crew:
    """Processes that are given the numbers of parts. What they work on they inherit: only results are sent."""

    def __init__(self, work: Callable[[int], Any], parts: int) -> None:
        self._work = work
        self._parts = parts
        self._given = iter(range(parts))
        self._members: dict[Any, int] = {}  # the process at the other end of each connection

    def start(self, processes: int) -> None:
        from multiprocessing.connection import Pipe  # noqa: PLC0415 - few need it, and it takes a while

        first = os.getpid()
        for _ in range(processes):
            ours, theirs = Pipe()
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore", DeprecationWarning
                )  # of forking beside threads: none of ours holds a lock
                member = os.fork()
            if not member:
                self._take_parts(theirs, [*self._members, ours], first)
            theirs.close()
            self._members[ours] = member
        for _ in range(_AHEAD):
            for each in self._members:
                self._give(each)

    def results(self) -> Iterator[Any]:
        """In the order of the parts."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - as above

        done: dict[int, Any] = {}
        for number in range(self._parts):
            while number not in done:
                for member in wait(list(self._members)):
                    part, result = self._received(member)
                    done[part] = result
                    self._give(member)
            yield done.pop(number)

    def end(self) -> None:
        """Nobody is left behind, whatever they were at."""
        for connection, member in self._members.items():
            connection.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(member, signal.SIGTERM)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(member, 0)
        self._members.clear()

    def _give(self, member: Any) -> None:  # noqa: ANN401 - a connection
        number = next(self._given, None)
        if number is not None:
            with contextlib.suppress(BrokenPipeError):  # it has died: who listens to it will know
                member.send(number)

    def _received(self, member: Any) -> tuple[int, Any]:  # noqa: ANN401 - a connection
        try:
            part, result, error = member.recv()
        except (EOFError, ConnectionResetError) as gone:
            raise memory.Killed from gone
        if error:
            raise error
        return part, result

    def _take_parts(self, connection: Any, others: list[Any], first: int) -> NoReturn:  # noqa: ANN401 - a connection
        """The life of a process, which never gets back to what called it."""
        try:
            _follow(first)
            for other in others:
                other.close()
            while True:
                number = connection.recv()
                _end_without(first)
                connection.send(self._done(number))
        finally:
            os._exit(1)

    def _done(self, number: int) -> tuple[int, Any, Exception | None]:
        try:
            return number, self._work(number), None
        except Exception as error:  # it is raised where all of them work for
            if memory.ran_out(error):
                memory.release(error)
                return number, None, MemoryError()
            error.add_note(traceback.format_exc())
            return number, None, error


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
