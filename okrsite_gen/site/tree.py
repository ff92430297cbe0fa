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


class _List(msgspec.Struct, array_like=True):
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
        try:
            _write(self.folder / name, data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            _make_way(self.folder, name)
            _write(self.folder / name, data)

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

    def listed(self, target: Path) -> bytes:
        """All that it has, as a list of what the site at `target` will have."""
        files = {name: self._print(name, content) for name, content in self.new.items()}
        return _ENCODER.encode(_List(str(target), files))

    def _print(self, name: str, content: bytes) -> Print:
        """What stood there before the build is known."""
        known = self.known.get(name)
        if known is not None and known.digest == content:
            return known
        found = os.lstat(self.folder / name)
        return Print(content, found.st_size, found.st_mtime_ns, found.st_mode)


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
            known = _DECODER.decode((self.folder / "tree.list").read_bytes()).files
            (self.folder / "tree").rename(place)
        except (OSError, msgspec.DecodeError):
            return None
        with contextlib.suppress(OSError):
            if _holds(place, known):
                return Tree(place, known)
        _remove(place)
        return None

    def _linked(self, place: Path) -> Tree | None:
        """What the published site still has of its list, under a second name for each file; `None` where the disk has no such."""
        try:
            known = _DECODER.decode((self.folder / "site.list").read_bytes()).files
            found, _ = _walk(self.target)
            same = {name: one for name, one in known.items() if found.get(name) == one.seen and stat.S_ISREG(one.mode)}
            for folder in ("", *sorted(_around(same))):
                (place / folder).mkdir()
            for name in same:
                os.link(f"{self.target}/{name}", f"{place}/{name}")
        except (OSError, msgspec.DecodeError):
            _remove(place)
            return None
        return Tree(place, same)

    def lay(self, old: Path, listed: bytes) -> None:
        """Take the tree that was published until now; `listed` is the list of the one that took its place."""
        mine = self.folder / "site.list"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _remove(self.folder / "tree")
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
                gone = not Path(_DECODER.decode((other / "site.list").read_bytes()).target).is_dir()
            except (OSError, msgspec.DecodeError):
                gone = True
            if gone:
                shutil.rmtree(other, ignore_errors=True)


def aside(cache: Path | None, target: Path) -> Aside | None:
    """Where the folder `cache` has what there is of the site at `target`."""
    if cache is None:
        return None
    return Aside(cache / "sites" / hashlib.sha256(str(target).encode()).hexdigest(), target)


def begin(folder: Path, left: Aside | None) -> Tree:
    """The tree for a site of which `folder` has the first files: the one laid aside, if there is one, or the folder itself."""
    found = left.take(folder.with_name(f"{folder.name}-tree")) if left else None
    if found is None:
        return Tree(folder, new=dict.fromkeys(files_of(folder), b""))
    found.take_in(folder)
    return found


def digest(data: bytes) -> bytes:
    """Of a file's content."""
    return hashlib.blake2b(data, digest_size=16).digest()


def files_of(folder: Path) -> set[str]:
    """The addresses of all files."""
    return set(_walk(folder)[0])


def _walk(folder: Path) -> tuple[dict[str, _Seen], set[str]]:
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


def _holds(folder: Path, known: Mapping[str, Print]) -> bool:
    """Whether these files stand there as they were written, and nothing else: no folder without one, no link."""
    files, folders = _walk(folder)
    return (
        files == {name: one.seen for name, one in known.items()}
        and not any(stat.S_ISLNK(mode) for _, _, mode in files.values())
        and folders == _around(known)
    )


def _around(names: Iterable[str]) -> set[str]:
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


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """A new file: the one that stands there may be one with that of the published site."""
    path.unlink(missing_ok=True)
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_List)
