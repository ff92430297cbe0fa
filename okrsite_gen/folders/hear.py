"""All folders of a company, asked in several processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrsite_gen.folders.folder import Asked, Folder, Place, folders_of
from okrsite_gen.folders.volume import Volume, from_bytes, to_bytes
from okrsite_gen.reading import processes_to_read
from okrsite_gen.workers import in_parts

_PART = 8


def volumes_of(asked: Asked) -> Mapping[Place, Volume]:
    """What came of each folder, sorted by cycle and team."""
    folders = folders_of(asked.defined)

    def work(part: Sequence[Folder]) -> list[bytes]:
        return [to_bytes(folder.volume(asked)) for folder in part]

    made = in_parts(work, list(folders.values()), processes_to_read(asked.tree), _PART)
    volumes = (from_bytes(data) for _, part in made for data in part)
    return dict(zip(folders, volumes, strict=True))
