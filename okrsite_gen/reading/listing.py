"""What lay in folders when a process that goes on looked the last time: nobody need look again where nothing came or went."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from okrsite_gen.reading.document import Found
    from okrsite_gen.reading.entries import Entry


class Stamp(NamedTuple):
    """A folder as the system has it: another whenever something comes or goes there, since nobody can set when its entry was changed."""

    device: int
    inode: int
    mode: int
    modified: int
    changed: int


class Cycle(NamedTuple):
    """A team's folder of a cycle: the files found there, and the listings that they were found in."""

    listings: tuple[list[Entry], ...]
    found: list[Found]


class Listings:
    """By the paths of folders; of those in which something is wrong there are none."""

    def __init__(self) -> None:
        self._known: Mapping[str, tuple[Stamp, list[Entry]]] = {}
        self._cycles: Mapping[str, Cycle] = {}
        self._seen: dict[str, tuple[Stamp, list[Entry]]] = {}
        self._found: dict[str, Cycle] = {}
        self._unsettled = 0

    def begin(self, unsettled: int) -> None:
        """Look again, at a time when what was changed since `unsettled` (nanoseconds since 1970) may be so again without another stamp."""
        self._seen, self._found, self._unsettled = {}, {}, unsettled

    def end(self) -> None:
        """Forget all but what was there this time."""
        self._known, self._cycles = self._seen, self._found

    def find(self, path: str, stamp: Stamp) -> list[Entry] | None:
        """What lies there, if that is known."""
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            return None
        self._seen[path] = known
        return known[1]

    def keep(self, path: str, stamp: Stamp, entries: list[Entry]) -> None:
        """Know it the next time, if it cannot change unseen."""
        if max(stamp.modified, stamp.changed) < self._unsettled:
            self._seen[path] = stamp, entries

    def find_cycle(self, path: str, listings: tuple[list[Entry], ...]) -> list[Found] | None:
        """What was found in the very same listings."""
        known = self._cycles.get(path)
        if known is None or len(known.listings) != len(listings):
            return None
        if not all(one is other for one, other in zip(known.listings, listings, strict=True)):
            return None
        self._found[path] = known
        return known.found

    def keep_cycle(self, path: str, listings: tuple[list[Entry], ...], found: list[Found]) -> None:
        """Know it the next time."""
        self._found[path] = Cycle(listings, found)


def stamp_of(path: str) -> Stamp | None:
    """`None` where nobody can look."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    return Stamp(seen.st_dev, seen.st_ino, seen.st_mode, seen.st_mtime_ns, seen.st_ctime_ns)
