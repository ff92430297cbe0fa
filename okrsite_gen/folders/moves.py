"""How numbers moved in earlier cycles, as it was found before: it follows from what defines and from what folders tell of such numbers."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from okrsite_gen import packing
from okrsite_gen.model.fields import record
from okrsite_gen.scoring.move import Move
from okrsite_gen.store import Store

_KEPT = 12

Moves = Mapping[str, tuple[Move, ...]]  # see `scoring.earlier`


@record
class KeptMoves:
    """Kept in the folder `cache`, if any; `digest` stands for all that defines."""

    cache: Path | None
    digest: str

    def of(self, told: Callable[[], Iterable[bytes]], make: Callable[[], Moves]) -> Moves:
        """What `make` finds in the numbers that were `told`."""
        if self.cache is None:
            return make()
        store = Store(folder=self.cache / "moves", digits=0, kept=_KEPT)
        key = hashlib.sha256(b"\n".join([self.digest.encode(), *told()])).hexdigest()
        found = store.find(key)
        with contextlib.suppress(ValueError):
            if found is not None:
                return _MOVES.decode(packing.unpack(found))
        made = make()
        store.keep(key, packing.pack(_ENCODER.encode(made)))
        return made


_ENCODER = msgspec.msgpack.Encoder()
_MOVES = msgspec.msgpack.Decoder(dict[str, tuple[Move, ...]])
