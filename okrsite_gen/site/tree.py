"""A large site brought forward: what is as it was in the tree before the published one stays where it is.

To write tens of thousands of files and to remove as many takes longer than to make the few that changed. So the tree that a new site
takes the place of is laid aside, in a folder of its own with a list of what stands in it; the next build begins with it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from okrsite_gen.site.links import anchors

FEW = 2000  # files that are written at once as fast


_Seen = tuple[int, int, int]  # size, time and mode


class Print(msgspec.Struct, array_like=True):
    """What was written into a file, and how big and how old it was then, and who might read it."""

    digest: bytes
    size: int = 0
    time: int = 0
    mode: int = 0

    @property
    def seen(self) -> _Seen:
        """What a look at the folder tells of it."""
        return self.size, self.time, self.mode


class List(msgspec.Struct, array_like=True):
    """What the site at `target` has."""

    target: str
    files: dict[str, Print]


@dataclass(slots=True)
class Tree:
    """The folder of a site in the making; `known` is what it had before, `new` are the files of this site with their digests.

    Those of the engine have an empty digest: they are written each time.
    """

    folder: Path
    known: dict[str, Print] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def take_in(self, folder: Path) -> None:
        """Move all files of another folder here."""
        for name in files_of(folder):
            place = self.folder / name
            _make_way(self.folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(place)
            self.known.pop(name, None)
            self.new[name] = b""
        shutil.rmtree(folder)

    def add(self, name: str, data: bytes) -> None:
        """Write a file of this site."""
        self.new[name] = digest(data)
        self.put(name, data, self.new[name])

    def put(self, name: str, data: bytes, content: bytes) -> None:
        """Write what has that digest, with its folder where that is missing, unless it stands there."""
        if self.has(name, content):
            return
        place = f"{self.folder}/{name}"
        try:
            _write(place, data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError):
            _make_way(self.folder, name)
            _write(place, data)

    def bring(self, name: str, data: bytes, content: bytes) -> None:
        """Write a file that an earlier site had, and know it."""
        self.put(name, data, content)
        self.known[name] = self._print(name, content)

    def has(self, name: str, content: bytes) -> bool:
        """Whether what has that digest stands there."""
        found = self.known.get(name)
        return found is not None and found.digest == content

    def stands(self, name: str, content: bytes) -> bool:
        """Note a file of this site, if what has that digest stands there."""
        found = self.has(name, content)
        if found:
            self.new[name] = content
        return found

    def text(self, name: str) -> str:
        """What stands in a page; of other files nothing."""
        return (self.folder / name).read_text("utf-8") if name.endswith(".html") else ""

    def anchors_of(self, name: str) -> frozenset[str]:
        """The anchors of a page as it stands there."""
        return anchors(self.text(name))

    def drop_others(self) -> None:
        """Remove what was of an earlier site only."""
        for name in self.known.keys() - self.new.keys():
            place = self.folder / name
            with contextlib.suppress(OSError):  # what is gone, and a folder that still has something
                place.unlink(missing_ok=True)
                os.removedirs(place.parent)

    def listed(self, target: Path) -> List:
        """All that it has, as a list of what the site at `target` will have."""
        return List(str(target), {name: self._print(name, content) for name, content in self.new.items()})

    def _print(self, name: str, content: bytes) -> Print:
        """What stood there before the build is known."""
        known = self.known.get(name)
        if known is not None and known.digest == content:
            return known
        found = os.lstat(self.folder / name)
        return Print(content, found.st_size, found.st_mtime_ns, found.st_mode)


def digest(data: bytes) -> bytes:
    """Of a file's content; processors know SHA-256, which takes them half the time of BLAKE2."""
    return hashlib.sha256(data).digest()[:16]


def files_of(folder: Path) -> set[str]:
    """The addresses of all files."""
    return set(walk(folder)[0])


def walk(folder: Path) -> tuple[dict[str, _Seen], set[str]]:
    """What stands there: files, links among them, and folders, by address."""
    files: dict[str, _Seen] = {}
    folders: set[str] = set()
    left = [""]
    while left:
        around = left.pop()
        with os.scandir(folder / around) as entries:
            for entry in entries:
                name = around + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    left.append(f"{name}/")
                else:
                    found = entry.stat(follow_symlinks=False)
                    files[name] = found.st_size, found.st_mtime_ns, found.st_mode
    return files, folders


def holds(folder: Path, known: Mapping[str, Print]) -> bool:
    """Whether these files stand there as they were written, and nothing else: no folder without one, no link."""
    files, folders = walk(folder)
    return (
        files == {name: one.seen for name, one in known.items()}
        and not any(stat.S_ISLNK(mode) for _, _, mode in files.values())
        and folders == folders_around(known)
    )


def folders_around(names: Iterable[str]) -> set[str]:
    """The folders in which files of these addresses lie."""
    folders: set[str] = set()
    for name in names:
        above = name.rpartition("/")[0]
        while above and above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return folders


def _make_way(folder: Path, name: str) -> None:
    """Remove a file where `name` has a folder, and a folder where it is a file."""
    for above in Path(name).parents:
        if (folder / above).is_file():
            (folder / above).unlink()
    if (folder / name).is_dir():
        shutil.rmtree(folder / name)


def remove(path: Path) -> None:
    """Whatever is there, if anything is."""
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)


def _write(path: str, data: bytes) -> None:
    """A new file: the one that stands there may be one with that of the published site."""
    try:
        _write_new(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - in half the time
        _write_new(path, data)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - as above
        _write_new(path, data)


def _write_new(path: str, data: bytes) -> None:
    with open(path, "xb") as file:  # noqa: PTH123 - as above
        file.write(data)


ENCODER = msgspec.msgpack.Encoder()
LISTS = msgspec.msgpack.Decoder(List)
