"""What of a company somebody looked at: what was made of it is the same again as long as that is.

Check-ins come every day; all else changes rarely. So a look is at what check-ins change: at one team's folder of a cycle, at what was
made of all of them about one id, or at everything. Who looks through `watched.watched` is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

Look = tuple[str, ...]

EVERYTHING: Look = ("everything",)


@cache
def at_folder(team: str, cycle: str) -> Look:
    """At what is said in a team's folder of a cycle, and of what is defined there; the same for all who look, since many pages keep it."""
    return "folder", team, cycle


def at_cycle(cycle: str) -> Look:
    """At all that is said in the folders of a cycle."""
    return "cycle", cycle


@lru_cache(maxsize=1 << 14)
def at_folder_of(full_id: str) -> Look:
    """At that of an objective, a key result or a check-in."""
    team, cycle, *_ = *full_id.split("/", 2), "", ""
    return at_folder(team, cycle)


def at_made(name: str, key: str) -> Look:
    """At what `scoring.once` made by id: what `name` has for `key`."""
    return "made", name, key


class Watch:
    """Notes looks for one who asks at a time."""

    def __init__(self) -> None:
        self._seen: set[Look] | None = None

    def note(self, look: Look) -> None:
        """Somebody looked there."""
        if self._seen is not None:
            self._seen.add(look)

    @contextmanager
    def noting(self) -> Iterator[set[Look]]:
        """The looks of what is done meanwhile."""
        before, self._seen = self._seen, set()
        try:
            yield self._seen
        finally:
            self._seen = before

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What is done meanwhile nobody notes."""
        before, self._seen = self._seen, None
        try:
            yield
        finally:
            self._seen = before
