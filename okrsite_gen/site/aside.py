"""The tree that a site took the place of: it is laid aside, in a folder of its own with a list of what stands in it; the next build begins with it."""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec

from okrsite_gen.site.tree import ENCODER, LISTS, List, Tree, files_of, folders_around, holds, remove, walk
from okrsite_gen.workers import Beside


@dataclass(frozen=True, slots=True)
class Aside:
    """Where the tree that a site took the place of is laid, with its list and that of the site itself.

    What is alike in the two may be one file with two names.
    """

    folder: Path
    target: Path

    def take(self, place: Path) -> Tree | None:
        """A tree at `place` to be brought forward: the one before the published one, else the published one once more."""
        return self._moved(place) or self._linked(place)

    def _moved(self, place: Path) -> Tree | None:
        """`None` where no tree is laid here, or where it is not as its list says."""
        try:
            known = LISTS.decode((self.folder / "tree.list").read_bytes()).files
            (self.folder / "tree").rename(place)
        except (OSError, msgspec.DecodeError):
            return None
        with contextlib.suppress(OSError):
            if holds(place, known):
                return Tree(place, known)
        remove(place)
        return None

    def _linked(self, place: Path) -> Tree | None:
        """What the published site still has of its list, under a second name for each file; `None` where the disk has no such."""
        try:
            known = LISTS.decode((self.folder / "site.list").read_bytes()).files
            found, _ = walk(self.target)
            same = {name: one for name, one in known.items() if found.get(name) == one.seen and stat.S_ISREG(one.mode)}
            for folder in ("", *sorted(folders_around(same))):
                os.mkdir(f"{place}/{folder}")  # noqa: PTH102 - in two thirds of the time
            for name in same:
                os.link(f"{self.target}/{name}", f"{place}/{name}")
        except (OSError, msgspec.DecodeError):
            remove(place)
            return None
        return Tree(place, same)

    def lay_back(self, place: Path, listed: bytes) -> None:
        """Take a tree that was begun, and in which nothing has been made: it has what is `listed`."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / "tree.list").write_bytes(listed)
            place.rename(self.folder / "tree")

    def lay(self, old: Path, listed: bytes) -> None:
        """Take the tree that was published until now; `listed` is the list of the one that took its place."""
        mine = self.folder / "site.list"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            remove(self.folder / "tree")
            if mine.is_file():
                mine.replace(self.folder / "tree.list")
                old.rename(self.folder / "tree")
            mine.write_bytes(listed)
        except OSError:  # another file system, or one that cannot be written to
            shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        self._forget_others()

    def _forget_others(self) -> None:
        """Trees of sites that are gone."""
        for other in self.folder.parent.iterdir() if self.folder.parent.is_dir() else ():
            if other == self.folder:
                continue
            try:
                gone = not Path(LISTS.decode((other / "site.list").read_bytes()).target).is_dir()
            except (OSError, msgspec.DecodeError):
                gone = True
            if gone:
                shutil.rmtree(other, ignore_errors=True)


def aside(cache: Path | None, target: Path) -> Aside | None:
    """Where the folder `cache` has what there is of the site at `target`."""
    if cache is None:
        return None
    return Aside(cache / "sites" / hashlib.sha256(str(target).encode()).hexdigest(), target)


Fill = Callable[[Tree, Callable[[], bool]], None]


@dataclass(slots=True)
class Forward:
    """The tree of the next site at a place, begun while others read and plan.

    What is laid aside is looked through; where nothing is, files are written that the site may have, as far as there is time.
    """

    place: Path
    left: Aside | None
    _found: Beside[bytes | None] | None = None
    _waiting: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, 1))

    def start(self, fill: Fill | None = None) -> None:
        """Begin; `fill` writes files until it is told that somebody waits."""
        if self.left and (fill or self.left.folder.is_dir()):
            self._found = Beside(partial(self._begun, self.left, fill))

    def _begun(self, left: Aside, fill: Fill | None) -> bytes | None:
        found = left.take(self.place)
        if found is None and fill and self.place.parent.is_dir():
            self.place.mkdir()
            found = Tree(self.place)
            fill(found, lambda: self._waiting[0] != 0)
        return ENCODER.encode(List(str(left.target), found.known)) if found else None

    def tree(self, folder: Path) -> Tree:
        """The one that was begun, if one was, with the first files that are in `folder` now; else the folder itself."""
        self._waiting[0] = 1
        begun, self._found = self._found, None
        known = begun.result() if begun else None
        if known is None:
            return Tree(folder, new=dict.fromkeys(files_of(folder), b""))
        found = Tree(self.place, LISTS.decode(known).files)
        found.take_in(folder)
        return found

    def discard(self) -> None:
        """There will be no site; what was begun, and nothing made in, is for the next one."""
        self._waiting[0] = 1
        begun, self._found = self._found, None
        if begun and begun.is_running:
            with contextlib.suppress(Exception):  # of what was to be thrown away
                self._lay_back(begun.result())
        remove(self.place)

    def _lay_back(self, known: bytes | None) -> None:
        if self.left and known:
            self.left.lay_back(self.place, known)
