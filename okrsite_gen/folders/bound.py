"""What came of a folder, for readers and for those who have the files, as bytes that are handed on and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from okrsite_gen.folders.volume import Volume, from_bytes
from okrsite_gen.loading import Redaction
from okrsite_gen.model.fields import record


class Bound(msgspec.Struct, array_like=True):
    """Two volumes as bytes: `seen` of what readers get, `whole` of everything where that is another.

    `marks` are what its check-ins say of who may read them, each once; `taken` is what was taken out of its files for readers, to
    whom it is `empty` when nothing is left.
    """

    marks: list[dict[str, Any]]
    taken: Redaction
    empty: bool
    seen: bytes
    whole: bytes | None

    def opened(self) -> Sides:
        """Raises `ValueError` where the bytes are no volumes."""
        seen = from_bytes(self.seen)
        whole = seen if self.whole is None else from_bytes(self.whole)
        return Sides(marks=self.marks, seen=None if self.empty else seen, whole=whole, taken=self.taken)


@record
class Sides:
    """The same opened: `seen` is `None` where readers get nothing, `whole` the same object where they get everything."""

    marks: list[dict[str, Any]]
    seen: Volume | None
    whole: Volume
    taken: Redaction


def bound_to_bytes(bound: Bound) -> bytes:
    """To hand on."""
    return _ENCODER.encode(bound)


def bound_from_bytes(data: bytes) -> Bound:
    """What was handed on; raises `ValueError` for what is none."""
    return _BOUND.decode(data)


def fits(data: bytes, keeps: Callable[[object], bool]) -> bool:
    """Whether the screen that `keeps` check-ins, or not, by what they say of themselves, keeps all that are in it."""
    try:
        return all(map(keeps, bound_from_bytes(data).marks))
    except ValueError:
        return False


_ENCODER = msgspec.msgpack.Encoder()
_BOUND = msgspec.msgpack.Decoder(Bound)
