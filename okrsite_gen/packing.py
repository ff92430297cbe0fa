"""Bytes made small for those who keep them or hand them on: Zstandard, which takes a fifth of the time that zlib takes."""

from __future__ import annotations

import zstandard

_FAST = 1
_LARGEST = 1 << 31


def pack(data: bytes) -> bytes:
    """The same bytes for the same data."""
    return zstandard.ZstdCompressor(level=_FAST).compress(data)


def unpack(data: bytes) -> bytes:
    """What was packed; raises `ValueError` for what nobody packed."""
    try:
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
