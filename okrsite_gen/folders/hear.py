"""All folders of a company, asked in several processes."""

from __future__ import annotations

import contextlib
import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from okrsite_gen.folders.bound import Sides
from okrsite_gen.folders.files import Files, Read, read_from_bytes, read_to_bytes
from okrsite_gen.folders.folder import Asked, Folder, folders_of
from okrsite_gen.folders.recall import Recall
from okrsite_gen.folders.shelves import Shelves
from okrsite_gen.folders.volume import Volume, digest_of
from okrsite_gen.loading import Redaction, Sieve
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place
from okrsite_gen.reading import processes_to_read
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.store import Store, code_of
from okrsite_gen.workers import in_parts

_PART, _KEPT = 8, 80
_CODE = ("folders", "kinds", "loading", "model", "reading", "rules", "scoring")
_NOWHERE = Store(folder=None)


@record
class Volumes:
    """What came of each folder, sorted by cycle and team: of what is `seen`, and of the `whole`; and all that was `taken` out."""

    seen: Mapping[Place, Volume]
    whole: Mapping[Place, Volume]
    taken: Sequence[Redaction]


def volumes_of(asked: Asked, cache: Path | None, recall: Recall | None = None) -> Volumes:
    """What is in the folder `cache` is not made again, nor read where this process has it."""
    store, folders = _store(cache), folders_of(asked)
    shelves = Shelves(cache, folders, asked, store)
    known: Mapping[Place, Sides | None]
    if recall:
        known = {one.place: recall.sides.find(one.place, one.follows(asked)) for one in folders}
    else:
        known = {} if asked.weeks else shelves.find()
    left = [folder for folder in folders if known.get(folder.place) is None]
    kept = {folder.place: folder.kept(asked, store) for folder in left}
    made = _made(lambda folder: folder.answer(asked, store), [one for one in left if kept[one.place] is None], asked)
    found = {folder.place: kept[folder.place] or next(made) for folder in left}
    opened = {folder.place: folder.sides(asked, found.pop(folder.place)) for folder in left}
    sides = {folder.place: known.get(folder.place) or opened[folder.place] for folder in folders}
    shelves.keep(sides)
    if recall:
        sure = [one for one in folders if one.place not in asked.read and one.still_says(sides[one.place].whole, asked)]
        recall.sides.keep({folder.place: (folder.follows(asked), sides[folder.place]) for folder in sure})
    return Volumes(
        seen={place: each.seen for place, each in sides.items() if each.seen},
        whole={place: each.whole for place, each in sides.items()},
        taken=[each.taken for each in sides.values() if each.taken],
    )


def overheard(asked: Asked, cache: Path | None) -> Asked:
    """The same after all files were read, so that the sieve knows what is said."""
    store, folders, sieve = _store(cache), folders_of(asked), asked.sieve
    made = _made(lambda folder: _read(folder, asked, store), folders, asked)
    read = {folder.place: _opened(folder, data, asked) for folder, data in zip(folders, made, strict=True)}
    staying = [_staying(folder, read[folder.place], sieve) for folder in folders]
    sieve.close(found for stay in staying for found in stay)
    for folder, stay in zip(folders, staying, strict=True):
        if stay and sieve.heeds(read[folder.place].plain()):
            sieve.overhear(read[folder.place].said(folder.files).documents)
    return dataclasses.replace(asked, read=read)


def _store(cache: Path | None) -> Store:
    return Store(folder=cache / "folders" if cache else None, kept=_KEPT)


def _made(make: Callable[[Folder], bytes], folders: Sequence[Folder], asked: Asked) -> Iterator[bytes]:
    def work(part: Sequence[Folder]) -> list[bytes]:
        return [make(folder) for folder in part]

    processes = processes_to_read(asked.tree) if len(folders) > _PART else 1
    return (data for _, part in in_parts(work, folders, processes, _PART) for data in part)


def _read(folder: Folder, asked: Asked, store: Store) -> bytes:
    """What stands in the files of a folder depends on nothing else."""
    files = Files.of(asked.root, asked.tree, folder.files)
    version = files.version
    if not files.sure:
        return read_to_bytes(Read.of(files, version))
    return store.get(digest_of(code(), version), lambda: read_to_bytes(Read.of(files, version)))


def _staying(folder: Folder, read: Read, sieve: Sieve) -> list[Found]:
    """The files that are not left out whole by what they say of themselves."""
    return [found for found, mark in zip(folder.files, read.marks, strict=True) if sieve.stays(found, mark)]


def _opened(folder: Folder, data: bytes, asked: Asked) -> Read:
    """As above."""
    with contextlib.suppress(ValueError):
        read = read_from_bytes(data)
        if len(read.marks) == len(folder.files):
            return read
    return read_from_bytes(_read(folder, asked, _NOWHERE))


def digest(documents: Sequence[Document], spoken: Sequence[Found], *asked: object) -> str:
    """What stands for all that folders are asked with, beside their own files: what defines, where it is spoken, all code."""
    places = sorted({(found.team or "", found.cycle or "") for found in spoken})
    return digest_of(code(), documents, places, asked)


@cache
def code() -> tuple[str, ...]:
    """All code that can make what is kept."""
    return code_of(*_CODE), sys.version, version("pydantic"), version("pyyaml")
