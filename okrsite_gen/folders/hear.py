"""All folders of a company, asked in several processes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from okrsite_gen.folders.folder import Asked, Folder, Place, folders_of
from okrsite_gen.folders.volume import Volume, digest_of, from_bytes
from okrsite_gen.reading import processes_to_read
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.store import Store, code_of
from okrsite_gen.workers import in_parts

_PART, _KEPT = 8, 40
_CODE = ("folders", "kinds", "loading", "model", "reading", "rules", "scoring")


def volumes_of(asked: Asked, cache: Path | None) -> Mapping[Place, Volume]:
    """What came of each folder, sorted by cycle and team; what is in the folder `cache` is not made again."""
    store = Store(folder=cache / "folders" if cache else None, kept=_KEPT)
    folders = folders_of(asked.defined)

    def work(part: Sequence[Folder]) -> list[bytes]:
        return [folder.bytes(asked, store) for folder in part]

    def opened(folder: Folder, data: bytes) -> Volume:
        """Whoever shares a cache may have written what is no volume."""
        try:
            return from_bytes(data)
        except ValueError:
            return from_bytes(folder.bytes(asked, Store(folder=None)))

    made = in_parts(work, list(folders.values()), processes_to_read(asked.tree), _PART)
    found = (data for _, part in made for data in part)
    return {place: opened(folder, data) for (place, folder), data in zip(folders.items(), found, strict=True)}


def digest(documents: Sequence[Document], spoken: Sequence[Found], *asked: object) -> str:
    """What stands for all that folders are asked with, beside their own files: what defines, where it is spoken, all code."""
    places = sorted({(found.team or "", found.cycle or "") for found in spoken})
    code = code_of(*_CODE), sys.version, version("pydantic"), version("pyyaml")
    return digest_of(code, documents, places, asked)
