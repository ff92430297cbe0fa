"""What concerns the whole company is made once for all pages, when the first of them asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, TypeVar

from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import EVERYTHING, Watch, at_made

T = TypeVar("T")
V = TypeVar("V")
S = TypeVar("S")

_BY_ID: dict[str, Callable[[Snapshot], Mapping[str, Any]]] = {}


def once(make: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """A function of nothing but the snapshot that is called once for each; nobody changes what it gave.

    Who asks looks at everything.
    """

    @wraps(make)
    def found(snapshot: Snapshot) -> T:
        snapshot.watch.note(EVERYTHING)
        return _made(make, snapshot)

    return found


def once_unnoted(make: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """The same of what no check-in changes, or what is asked only for things that stand in a folder which was looked at."""

    @wraps(make)
    def found(snapshot: Snapshot) -> T:
        return _made(make, snapshot)

    return found


def once_by_id(make: Callable[[Snapshot], Mapping[str, V]]) -> Callable[[Snapshot], Mapping[str, V]]:
    """The same of what is plain data by id: who asks for an id looks at what it has."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def found(snapshot: Snapshot) -> Mapping[str, V]:
        return _Noted(_made(make, snapshot), snapshot.watch, name)

    _BY_ID[name] = lambda snapshot: _made(make, snapshot)
    return found


def made_by_id(snapshot: Snapshot, name: str, key: str) -> object:
    """What a function that is called `name` has for an id; `None` for none."""
    return _BY_ID[name](snapshot).get(key) if name in _BY_ID else None


def make_all_by_id(snapshot: Snapshot) -> None:
    """Whatever processes are forked later need not make it each for itself."""
    for find in _BY_ID.values():
        find(snapshot)


def lately(make: Callable[[Snapshot, S], T]) -> Callable[[Snapshot, S], T]:
    """A function of the snapshot and of one thing in it whose last answer is kept: what shows the thing is mostly made one after the other.

    Who is given the answer looks at what was looked at for it.
    """

    @wraps(make)
    def found(snapshot: Snapshot, about: S) -> T:
        last = snapshot.made.get(make)
        if last is None or last[0] is not about:
            with snapshot.watch.noting() as looks:
                answer = make(snapshot, about)
            last = snapshot.made[make] = about, answer, looks
        for look in last[2]:
            snapshot.watch.note(look)
        result: T = last[1]
        return result

    return found


def _made(make: Callable[[Snapshot], T], snapshot: Snapshot) -> T:
    kept = snapshot.made
    if make not in kept:
        with snapshot.watch.resting():
            kept[make] = make(snapshot)
    result: T = kept[make]
    return result


class _Noted(Mapping[str, V]):
    """By id; what somebody asks for is noted."""

    def __init__(self, found: Mapping[str, V], watch: Watch, name: str) -> None:
        self._found = found
        self._watch = watch
        self._name = name

    def __getitem__(self, key: str) -> V:
        self._watch.note(at_made(self._name, key))
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        self._watch.note(EVERYTHING)
        return iter(self._found)

    def __len__(self) -> int:
        self._watch.note(EVERYTHING)
        return len(self._found)
