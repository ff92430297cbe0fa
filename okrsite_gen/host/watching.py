"""What tells a preview that a file was changed: the system itself where it does, else whoever looks at all files again and again.

To look at forty thousand files keeps a processor half busy, and what was changed is seen a second later.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_MOUNTS = Path("/proc/self/mountinfo")
# Of others Linux may not tell what somebody else changes: another machine, or the one that this is a guest of.
_LOCAL = {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "tmpfs", "xfs", "zfs"}
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
]


def watch(server: LiveReloadServer, known: str, more: str) -> None:
    """Have the server told of changes in two folders, the first of which it knows already."""
    server.unwatch(known)
    server.observer = Watching(server.observer)  # type: ignore[assignment]  # it does what is asked of an observer there
    server.watch(known)
    server.watch(more)


class Watching:
    """Stands where MkDocs has its observer, which goes on to look at what nobody tells of."""

    def __init__(self, looking: BaseObserver) -> None:
        self._looking = looking
        self._told: BaseObserver | None = None
        self._watched: set[ObservedWatch] = set()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        """Hand on what happens there from now on."""
        place = Path(path).resolve()
        if place.is_dir() and _is_told_of(place):
            try:
                return self._told_of(_Folders(handler), place, recursive=recursive)
            except OSError:  # more folders than the system watches for one user
                pass
        return self._looking.schedule(handler, path, recursive=recursive)

    def _told_of(self, handler: FileSystemEventHandler, place: Path, *, recursive: bool) -> ObservedWatch:
        if self._told is None:
            self._told = Observer()
            self._told.start()
        found = self._told.schedule(handler, str(place), recursive=recursive, event_filter=_CHANGES)
        self._watched.add(found)
        return found

    def unschedule(self, watch: ObservedWatch) -> None:
        """Nobody wants to know of it any more."""
        told = self._told if watch in self._watched else None
        (told or self._looking).unschedule(watch)

    def start(self) -> None:
        """Begin to look; of the rest is told already."""
        self._looking.start()

    def stop(self) -> None:
        """End both."""
        for each in self._both():
            each.stop()

    def join(self) -> None:
        """Wait for the end."""
        for each in self._both():
            each.join()

    def _both(self) -> list[BaseObserver]:
        return [self._looking, *([self._told] if self._told else [])]


class _Folders(FileSystemEventHandler):
    """A folder that goes takes its files with it, of each of which nobody tells, and MkDocs does not heed folders."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        gone = isinstance(event, DirDeletedEvent | DirMovedEvent)
        self._handler.dispatch(FileDeletedEvent(event.src_path) if gone else event)


def _is_told_of(place: Path) -> bool:
    """Whether it lies on a disk of this machine; source of the fields: proc(5), /proc/pid/mountinfo."""
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    at = ""
    kind = ""
    for line in lines:
        left, _, right = line.partition(" - ")
        folder = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), left.split(" ")[4])
        if len(folder) >= len(at) and place.is_relative_to(folder):
            at, kind = folder, right.split(" ")[0]
    return kind in _LOCAL
