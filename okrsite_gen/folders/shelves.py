"""What everybody asks for of many folders in one file: who has it need not open theirs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from okrsite_gen import packing
from okrsite_gen.folders.bound import Sides
from okrsite_gen.folders.folder import Asked, Folder
from okrsite_gen.folders.volume import digest_of, from_bytes, without_later
from okrsite_gen.loading import Redaction
from okrsite_gen.model.portfolio import Place
from okrsite_gen.store import Store

_TOGETHER, _KEPT = 64, 80


class _Kept(msgspec.Struct, array_like=True):
    """A folder that says the same to all whom its `marks` let read it."""

    marks: list[dict[str, Any]]
    volume: msgspec.Raw


class Shelves:
    """Some folders on each; what else was kept of one is found in the store `entries`."""

    def __init__(self, cache: Path | None, folders: Sequence[Folder], asked: Asked, entries: Store) -> None:
        self._store = Store(folder=cache / "shelves" if cache else None, digits=1, kept=_KEPT)
        self._asked, self._entries = asked, entries
        self._shelves = dict(self._all(folders)) if cache else {}
        self._lost: set[str] = set()

    def _all(self, folders: Sequence[Folder]) -> Iterator[tuple[str, Sequence[Folder]]]:
        for start in range(0, len(folders), _TOGETHER):
            some = folders[start : start + _TOGETHER]
            stand = [folder.stands(self._asked) for folder in some]
            if None not in stand:
                yield digest_of(stand), some

    def find(self) -> dict[Place, Sides | None]:
        """Those that were kept."""
        found: dict[Place, Sides | None] = {}
        for key, folders in self._shelves.items():
            data = self._store.find(key)
            with contextlib.suppress(ValueError):
                kept = _SHELF.decode(packing.unpack(data)) if data else []
                found |= {one.place: self._opened(one, each) for one, each in zip(folders, kept, strict=True)}
            if folders[0].place not in found:
                self._lost.add(key)
        return found

    def _opened(self, folder: Folder, kept: _Kept) -> Sides | None:
        if not all(map(self._asked.sieve.keeps, kept.marks)):
            return None
        volume = from_bytes(kept.volume).fetched_by(partial(self._later, folder))
        return Sides(marks=kept.marks, seen=volume, whole=volume, taken=Redaction())

    def _later(self, folder: Folder) -> msgspec.Raw:
        data = folder.kept(self._asked, self._entries) or folder.answer(self._asked, self._entries)
        return folder.sides(self._asked, data).whole.later

    def keep(self, found: Mapping[Place, Sides]) -> None:
        """What is not kept yet, of folders that say the same to all, and still what they said when somebody looked."""
        for key, folders in self._shelves.items():
            sides = [found[folder.place] for folder in folders]
            same = all(map(self._is_same, folders, sides))
            if same and (key in self._lost or not self._store.has(key)):
                told = [(each.marks, without_later(each.whole)) for each in sides]
                self._store.keep(key, packing.pack(_ENCODER.encode(told)))

    def _is_same(self, folder: Folder, sides: Sides) -> bool:
        return sides.seen is sides.whole and not sides.taken and folder.still_says(sides.whole, self._asked)


_ENCODER = msgspec.msgpack.Encoder()
_SHELF = msgspec.msgpack.Decoder(list[_Kept])
