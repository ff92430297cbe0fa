"""A folder of what was made before, by what it was made from: safe to share, to lose and to spoil.

An entry's name is the digest of all that went into it, so that none is ever out of date; its first line is the digest of its name and
of what follows, so that a torn or altered one is noticed and made again. Nothing is run to read one. Each folder keeps so many entries
and drops those that nobody asked for the longest.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from okrsite_gen import __version__
from okrsite_gen.model.fields import record

_SUFFIX = ".entry"


@record
class Store:
    """Without a `folder` everything is made again; one that cannot be written to is as good as none.

    The first `digits` of a key name the folder in it, in which the newest `kept` entries stay.
    """

    folder: Path | None
    digits: int = 2
    kept: int = 32

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What was made for `key`, a hexadecimal digest; else it is made, and kept."""
        found = self.find(key)
        return self.keep(key, make()) if found is None else found

    def find(self, key: str) -> bytes | None:
        """What was made for `key`, if it is here and whole."""
        return _read(f"{self.folder}/{key[: self.digits]}/{key}{_SUFFIX}", key) if self.folder else None

    def has(self, key: str) -> bool:
        """Whether there is something for `key`, be it whole or not."""
        return self.folder is not None and self._place(self.folder, key).exists()

    def keep(self, key: str, made: bytes) -> bytes:
        """Keep what was made for `key`; hands it back."""
        if self.folder:
            with contextlib.suppress(OSError):
                _write(self._place(self.folder, key), key, made)
                _drop_oldest(self._place(self.folder, key).parent, self.kept)
        return made

    def _place(self, folder: Path, key: str) -> Path:
        return folder / key[: self.digits] / f"{key}{_SUFFIX}"


def _read(place: str, key: str) -> bytes | None:
    """What is kept there, if it is whole."""
    try:
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - thousands are asked for, and paths take longer than reading
            seal, _, data = file.readall().partition(b"\n")
    except OSError:
        return None
    with contextlib.suppress(OSError):  # somebody else's
        os.utime(place)
    return data if seal == _seal(key, data) else None


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()


def _write(place: Path, key: str, data: bytes) -> None:
    """All at once: others may be writing the same."""
    beside = place.with_name(f".{key}.{os.getpid()}")
    sealed = _seal(key, data) + b"\n" + data
    try:
        try:
            beside.write_bytes(sealed)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(sealed)
        beside.replace(place)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _drop_oldest(folder: Path, kept: int) -> None:
    found = [entry for entry in os.scandir(folder) if entry.name.endswith(_SUFFIX)]
    if len(found) <= kept:
        return
    for _, name in sorted((entry.stat().st_mtime_ns, entry.name) for entry in found)[:-kept]:
        (folder / name).unlink(missing_ok=True)


@cache
def code_of(*packages: str) -> str:
    """What else an entry depends on: a digest of the modules in folders of this package and of those beside them, and its version."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *(path for package in packages for path in (here / package).rglob("*.py"))])
    return f"{hashlib.sha256(b''.join(path.read_bytes() for path in files)).hexdigest()} {__version__}"
