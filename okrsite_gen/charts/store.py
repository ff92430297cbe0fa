"""A folder of what was made before, by what it was made from: safe to share, to lose and to spoil.

An entry's name is the digest of all that went into it, so that none is ever out of date; its first line is the digest of its name and
of what follows, so that a torn or altered one is noticed and made again. Nothing is run to read one. Each of 256 folders keeps so
many entries and drops those that nobody asked for the longest.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from okrsite_gen.model.fields import record

_KEPT = 32
_SUFFIX = ".entry"


@record
class Store:
    """Without a `folder` everything is made again; one that cannot be written to is as good as none."""

    folder: Path | None

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What was made for `key`, a hexadecimal digest; else it is made, and kept."""
        if self.folder is None:
            return make()
        place = self.folder / key[:2] / f"{key}{_SUFFIX}"
        found = _read(place, key)
        if found is not None:
            return found
        made = make()
        with contextlib.suppress(OSError):
            _write(place, key, made)
        return made


def _read(place: Path, key: str) -> bytes | None:
    """What is kept there, if it is whole."""
    try:
        seal, _, data = place.read_bytes().partition(b"\n")
        os.utime(place)
    except OSError:
        return None
    return data if seal == _seal(key, data) else None


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()


def _write(place: Path, key: str, data: bytes) -> None:
    """All at once: others may be writing the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{key}.{os.getpid()}")
    try:
        beside.write_bytes(_seal(key, data) + b"\n" + data)
        beside.replace(place)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _drop_oldest(place.parent)


def _drop_oldest(folder: Path) -> None:
    entries = [(entry.stat().st_mtime_ns, entry.name) for entry in os.scandir(folder) if entry.name.endswith(_SUFFIX)]
    for _, name in sorted(entries)[:-_KEPT]:
        (folder / name).unlink(missing_ok=True)
