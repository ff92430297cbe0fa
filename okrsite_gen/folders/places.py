"""Where problems stand in files, as it was found before: good for files in which the same stands."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import msgspec

from okrsite_gen import packing
from okrsite_gen.diagnostics import Origin
from okrsite_gen.folders.hear import code
from okrsite_gen.folders.volume import digest_of
from okrsite_gen.source import Source, Span, Stretch
from okrsite_gen.store import Store

_KEPT = 12


class _File(msgspec.Struct, array_like=True):
    """`digest` is that of its text."""

    name: str
    digest: bytes
    spans: list[tuple[Origin, Stretch]]


class Places:
    """Those of files among which is all that defines, which `stands` stands for."""

    def __init__(self, cache: Path, stands: str) -> None:
        self._store = Store(folder=cache / "places", digits=0, kept=_KEPT)
        self._key = digest_of(code(), stands)
        self._before = {each.name: each for each in self._read()}
        self._asked: dict[str, _File] = {}
        self._is_other = False

    def _read(self) -> list[_File]:
        found = self._store.find(self._key)
        with contextlib.suppress(ValueError):
            return _FILES.decode(packing.unpack(found)) if found else []
        return []

    def known(self, source: Source) -> dict[Origin, Span]:
        """What was found in it before, if anything."""
        file, digest = self._before.get(source.path), hashlib.sha256(source.text.encode()).digest()
        if file is None or file.digest != digest:
            file = _File(source.path, digest, [])
        self._asked[source.path] = file
        return {where: Span(source.path, *stretch) for where, stretch in file.spans}

    def add(self, file: str, found: dict[Origin, Span]) -> None:
        """To what is known of a file that was asked for."""
        self._is_other = True
        self._asked[file].spans += ((where, span.stretch) for where, span in found.items())

    def keep(self) -> None:
        """What was asked for, if more is known of it than before."""
        if self._is_other:
            self._store.keep(self._key, packing.pack(_ENCODER.encode(list(self._asked.values()))))


_ENCODER = msgspec.msgpack.Encoder()
_FILES = msgspec.msgpack.Decoder(list[_File])
