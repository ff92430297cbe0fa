"""What takes long to conclude from what no new check-in changes is kept for the next time: plain data, by what it follows from."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec

from okrsite_gen import packing
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.store import Store, code_of

T = TypeVar("T")

_KEPT, _FEW = 256, 8

_lately: dict[Hashable, object] = {}


def concluded(snapshot: Snapshot, name: str, cycle: str = "") -> Any:  # noqa: ANN401 - as it was kept, in JSON's kinds
    """What was kept under `name`: it follows from what is defined, and from what is said in the `cycle`; `None` for nothing."""
    key, store = _place(snapshot, name, cycle)
    found = store.find(key)
    try:
        return None if found is None else json.loads(packing.unpack(found))
    except ValueError:
        return None


def conclude(snapshot: Snapshot, name: str, made: object, cycle: str = "") -> None:
    """Keep it, where anything is kept."""
    key, store = _place(snapshot, name, cycle)
    if store.folder:
        store.keep(key, packing.pack(json.dumps(made, ensure_ascii=False).encode()))


def concluded_once(snapshot: Snapshot, name: str, kind: type[T], make: Callable[[Snapshot], T]) -> T:
    """What `make` concludes from what is defined alone: a record of plain data, which is kept."""
    key, store = _place(snapshot, name, "")
    if key in _lately:
        return cast("T", _lately[key])
    made = _found(store, key, kind)
    if made is None:
        made = make(snapshot)
        if store.folder:
            store.keep(key, packing.pack(_ENCODER.encode(made)))
    if store.folder:
        _remember(key, made)
    return made


def _found(store: Store, key: str, kind: type[T]) -> T | None:
    found = store.find(key)
    with contextlib.suppress(ValueError, msgspec.DecodeError):
        return None if found is None else msgspec.msgpack.decode(packing.unpack(found), type=kind)
    return None


def remembered(snapshot: Snapshot, name: str, make: Callable[[], T], beside: Hashable = None) -> T:
    """What this process made before of what is defined, and of no more than what stands `beside` it."""
    key, store = _place(snapshot, name, "")
    asked = key, beside
    if asked in _lately:
        return cast("T", _lately[asked])
    made = make()
    if store.folder:
        _remember(asked, made)
    return made


def _remember(key: Hashable, made: object) -> None:
    """For a process that goes on, some conclusions of one company: to open them takes longer than to make a page."""
    while len(_lately) >= _FEW:
        del _lately[next(iter(_lately))]
    _lately[key] = made


def concluded_by_folder(
    snapshot: Snapshot, name: str, kind: type[T], make: Callable[[Place], T], folders: Iterable[Place] | None = None
) -> Mapping[Place, T]:
    """What `make` concludes from each of the folders (all, unless said); it is kept of those in which nothing is other."""
    known = _Known(snapshot, name, kind)
    found = {place: known.of(place, make) for place in (all_folders(snapshot) if folders is None else folders)}
    known.keep(found)
    return found


class _Known(Generic[T]):
    """What was kept of folders, with the version that each had."""

    def __init__(self, snapshot: Snapshot, name: str, kind: type[T]) -> None:
        self._key, self._store = _place(snapshot, name, "")
        self._versions = _digests(snapshot)
        self._decoder = msgspec.msgpack.Decoder(list[tuple[Place, bytes, kind]])  # type: ignore[valid-type]
        self._one = msgspec.msgpack.Decoder(kind)
        self._before = {place: (version, what) for place, version, what in self._read()}
        self._is_other = False

    def _read(self) -> list[tuple[Place, bytes, T]]:
        found = self._store.find(self._key)
        try:
            return self._decoder.decode(packing.unpack(found)) if found else []
        except (ValueError, msgspec.DecodeError):
            return []

    def of(self, place: Place, make: Callable[[Place], T]) -> T:
        """What is made now is what it would be if it had been kept."""
        version, what = self._before.get(place, (b"", None))
        if what is not None and version == self._version(place):
            return what
        self._is_other = True
        return self._one.decode(_ENCODER.encode(make(place)))

    def keep(self, found: Mapping[Place, T]) -> None:
        if self._store.folder and (self._is_other or len(found) < len(self._before)):
            told = [(place, self._version(place), what) for place, what in found.items()]
            self._store.keep(self._key, packing.pack(_ENCODER.encode(told)))

    def _version(self, place: Place) -> bytes:
        """The empty one of a folder in which nothing is."""
        return self._versions.get(place, b"")


@once_unnoted
def _digests(snapshot: Snapshot) -> Mapping[Place, bytes]:
    """Of the versions of folders."""
    known = snapshot.versions.folders if snapshot.versions else {}
    return {place: hashlib.blake2b(version.encode(), digest_size=16).digest() for place, version in known.items()}


def all_folders(snapshot: Snapshot) -> list[Place]:
    """Those in which something is defined or said, sorted."""
    if snapshot.versions:
        return sorted(snapshot.versions.folders)
    return sorted({*map(place_of, snapshot.objectives), *map(place_of, snapshot.check_ins.ids())})


def _place(snapshot: Snapshot, name: str, cycle: str) -> tuple[str, Store]:
    versions = snapshot.versions
    if versions is None or versions.cache is None:
        return "", Store(folder=None)
    said = versions.of_cycle(cycle) if cycle else []
    follows = name, cycle, versions.rest, said, code_of("")
    return hashlib.sha256(repr(follows).encode()).hexdigest(), _store(versions.cache)


@lru_cache(maxsize=8)
def _store(cache: Path) -> Store:
    return Store(folder=cache / "conclusions", digits=0, kept=_KEPT)


_ENCODER = msgspec.msgpack.Encoder()
