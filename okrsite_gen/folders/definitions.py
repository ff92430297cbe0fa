"""What defines: the files of objectives, read and checked folder by folder in several processes, and only once.

Handed on, and kept, is what stands in files without a mistake. Any other is read again where all that is wrong is gathered.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from okrsite_gen import loading, reading
from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.folders.files import Files
from okrsite_gen.folders.hear import code
from okrsite_gen.folders.objectives import MEASURES, as_written
from okrsite_gen.folders.volume import digest_of, plain, rich
from okrsite_gen.loading import Known
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.objectives import flawless
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult, KeyResultFields
from okrsite_gen.model.measure import Stretch
from okrsite_gen.model.objective import Objective, ObjectiveFields
from okrsite_gen.reading.document import Document, FileKind, Found
from okrsite_gen.store import Store
from okrsite_gen.workers import in_parts, processes_for

_OBJECTIVES: tuple[FileKind, ...] = ("objective", "objectives")
_FEW, _PART, _KEPT = 3000, 40, 80


@record
class Definitions:
    """The files that define, in their order, what is wrong with how they are written, and what was read of them."""

    documents: list[Document]
    problems: list[Problem]
    known: Known


class _KeyResult(msgspec.Struct, array_like=True):
    """Its own keys and those of its kind, of which the first tell."""

    fields: KeyResultFields
    measure: msgspec.Raw


class _Objective(msgspec.Struct, array_like=True):
    """`index` is its place in an objectives.yml."""

    slug: str
    index: int | None
    fields: ObjectiveFields
    key_results: list[_KeyResult]


class _File(msgspec.Struct, array_like=True):
    """A file without a mistake, to be handed on and kept."""

    data: dict[str, Any]
    body: str
    objectives: list[_Objective]


@record
class _Read:
    """A file without a mistake."""

    document: Document
    objectives: tuple[Objective, ...]


def read_definitions(
    root: Path, tree: reading.Discovered, files: Sequence[Found], known_rules: Collection[str], kept_in: Path | None
) -> Definitions:
    """Those `files` of the tree; what is `kept_in` a folder is not made again."""
    documents, problems = reading.read_files(root, tree, [found for found in files if found.kind not in _OBJECTIVES])
    known = loading.frame_of(documents, known_rules)
    shared = [each for each in documents if each.found.kind != "retrospective"]
    digest = digest_of(code(), shared, sorted(known_rules)) if kept_in else ""
    groups = _Groups(root=root, tree=tree, frame=known.frame, digest=digest)
    written: dict[str, Document] = {each.found.file: each for each in documents}
    objectives: dict[str, tuple[Objective, ...]] = {}
    for found, one in groups.read([found for found in files if found.kind in _OBJECTIVES], _store(kept_in)):
        written[found.file] = one.document
        objectives[found.file] = one.objectives
    left = [found for found in files if found.file not in written]
    more, wrong = reading.read_files(root, tree, left, processes_for(len(left), _FEW))
    written |= {each.found.file: each for each in more}
    return Definitions(
        documents=[written[found.file] for found in files],
        problems=[*problems, *wrong],
        known=dataclasses.replace(known, objectives=objectives),
    )


def _store(folder: Path | None) -> Store:
    return Store(folder=folder / "definitions" if folder else None, kept=_KEPT)


@record
class _Groups:
    """How folders are read; `digest` stands for all that they are read against."""

    root: Path
    tree: reading.Discovered
    frame: Frame
    digest: str

    def read(self, files: Iterable[Found], store: Store) -> Iterator[tuple[Found, _Read]]:
        """The files without a mistake."""
        by_folder: dict[tuple[str | None, str | None], list[Found]] = defaultdict(list)
        for found in files:
            by_folder[found.team, found.cycle].append(found)
        groups = list(by_folder.values())

        def work(part: Sequence[Sequence[Found]]) -> list[bytes]:
            return [self.answer(group, store) for group in part]

        parts = in_parts(work, groups, reading.processes_to_read(self.tree), _PART)
        for group, data in zip(groups, (data for _, part in parts for data in part), strict=True):
            yield from ((found, one) for found, one in zip(group, self.read_from(group, data), strict=True) if one)

    def read_from(self, group: Sequence[Found], data: bytes) -> list[_Read | None]:
        """Whoever shares a cache may have written something else."""
        try:
            return self.opened(group, data)
        except (ValueError, LookupError):
            return self.opened(group, self.answer(group, Store(folder=None)))

    def opened(self, group: Sequence[Found], data: bytes) -> list[_Read | None]:
        """What stands in the files; raises `ValueError` and `LookupError` for what was never `made`."""
        files = zip(group, _FILES.decode(data), strict=True)
        return [_read(found, kept, self.frame) if kept else None for found, kept in files]

    def answer(self, group: Sequence[Found], store: Store) -> bytes:
        """What stands in a folder's files, each without a mistake, else nothing."""
        files = Files.of(self.root, self.tree, group)
        if not files.sure or store.folder is None:
            return self.made(files)
        return store.get(digest_of(self.digest, files.version), lambda: self.made(files))

    def made(self, files: Files) -> bytes:
        """As above, of files that were taken."""
        read = reading.read_taken(self.tree, files.found, files.taken)
        return _ENCODER.encode([None if problems else _kept(document, self.frame) for document, problems in read])


def _kept(document: Document, frame: Frame) -> tuple[object, ...] | None:
    """A `_File`, if nothing is wrong with it."""
    objectives = flawless(document, frame)
    return None if objectives is None else (document.data, document.body, list(map(_objective, objectives)))


def _objective(one: Objective) -> tuple[object, ...]:
    """An `_Objective`."""
    index = one.place.path[1] if one.place.path else None
    parts = [(as_written(each.fields), as_written(each.measure)) for each in one.key_results]
    return one.slug, index, as_written(one.fields), parts


def _read(found: Found, kept: _File, frame: Frame) -> _Read:
    cycle = frame.calendar.get(found.cycle or "") or frame.calendar.stand_in(found.cycle or "")
    time = Stretch(starts=cycle.starts, due=cycle.ends)
    return _Read(
        document=Document(found=found, data=kept.data, body=kept.body),
        objectives=tuple(_opened(each, found, time) for each in kept.objectives),
    )


def _opened(kept: _Objective, found: Found, time: Stretch) -> Objective:
    team, cycle = found.team or "", found.cycle or ""
    place = Origin(found.file) if kept.index is None else Origin(found.file, ("objectives", kept.index))
    full_id, owner = f"{team}/{cycle}/{kept.slug}", kept.fields.owner
    return Objective(
        id=full_id,
        slug=kept.slug,
        team=team,
        cycle=cycle,
        place=place,
        fields=kept.fields,
        key_results=tuple(
            KeyResult(
                id=f"{full_id}#{part.fields.id}",
                key=part.fields.id,
                objective=full_id,
                team=team,
                cycle=cycle,
                origin=Origin(found.file, (*place.path, "key_results", index, "id")),
                fields=part.fields,
                measure=MEASURES[part.fields.kind].decode(part.measure),
                time=_time(part.fields, time),
                owner=part.fields.owner or owner,
            )
            for index, part in enumerate(kept.key_results)
        ),
    )


def _time(fields: KeyResultFields, cycle: Stretch) -> Stretch:
    if fields.starts is None and fields.due is None:
        return cycle
    return Stretch(starts=fields.starts or cycle.starts, due=fields.due or cycle.due)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)
_FILES = msgspec.msgpack.Decoder(list[_File | None], dec_hook=rich)
