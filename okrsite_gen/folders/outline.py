"""All that defines, read and linked, as it is kept: after a check-in nobody need look at it whole."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from okrsite_gen import loading, packing
from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.folders.files import WHO_MAY_READ, once
from okrsite_gen.folders.hear import code
from okrsite_gen.folders.looked import Looked
from okrsite_gen.folders.notes import Note, notes, problems_of
from okrsite_gen.folders.objectives import Index, KeptKeyResults, KeptObjectives, index_of
from okrsite_gen.folders.recall import Recall
from okrsite_gen.folders.volume import digest_of, plain, rich
from okrsite_gen.loading import Defined
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.problems.cycles import UNKNOWN_FOLDER
from okrsite_gen.model.fields import record
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.store import Store

_KEPT = 12


class _Kept(msgspec.Struct, array_like=True):
    """`unread` is wrong with how files are written, `digest` stands for all that folders are asked with.

    `marks` are what objectives and retrospectives say of who may read them, each once.
    """

    digest: str
    index: Index
    marks: list[dict[str, Any]]
    named: list[str]
    unread: list[Note]
    problems: list[Note]
    beyond: list[Note]
    retrospectives: tuple[Retrospective, ...]


@record
class Outline:
    """What was found in all that defines; see `_Kept`."""

    digest: str
    marks: list[dict[str, Any]]
    unread: list[Problem]
    defined: Defined


@record
class Drawn:
    """What was kept, and its objectives, which are made one after the other when somebody asks."""

    kept: _Kept
    objectives: KeptObjectives
    key_results: KeptKeyResults
    keys: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, kept: _Kept) -> Drawn:
        """Of which none is made yet."""
        objectives = KeptObjectives(kept.index)
        keys = {id_: frozenset(keys) for id_, keys in objectives.keys_of.items()}
        return cls(kept=kept, objectives=objectives, key_results=KeptKeyResults(objectives), keys=keys)


class Outlines:
    """What is in a folder is good for whoever asks the same of files in which the same stands; to whom it is hidden makes no difference."""

    def __init__(self, cache: Path | None, *asked: object) -> None:
        self._store = Store(folder=cache / "outlines" if cache else None, digits=0, kept=_KEPT)
        self._asked = asked

    def find(
        self, looked: Looked, frame: Frame, files: Sequence[Found], recall: Recall | None = None
    ) -> Outline | None:
        """What was kept of these `files` of the tree."""
        if not looked.sure:
            return None
        key = self._key(looked, files)
        drawn = recall.drawn.find(key) if recall else None
        drawn = drawn or self._read(key)
        if drawn and recall:
            recall.drawn.keep(key, drawn)
        return _outline(drawn, frame, files) if drawn else None

    def _read(self, key: str) -> Drawn | None:
        data = self._store.find(key)
        with contextlib.suppress(ValueError):
            return Drawn.of(_OUTLINE.decode(packing.unpack(data))) if data else None
        return None

    def has(self, looked: Looked, files: Iterable[Found]) -> bool:
        """Whether that is kept already."""
        return looked.sure and self._store.has(self._key(looked, files))

    def keep(self, looked: Looked, files: Iterable[Found], outline: Outline) -> None:
        """If there is no error in it, and no folder of which every file counts."""
        defined, linked = outline.defined, outline.defined.linked
        whole = linked.index.keys.keys() == linked.objectives.keys()
        if not (looked.sure and whole) or any(map(_spoils, (*outline.unread, *defined.problems))):
            return
        kept = _Kept(
            digest=outline.digest,
            marks=outline.marks,
            index=index_of(linked.objectives),
            named=sorted(defined.named),
            unread=notes(outline.unread),
            problems=notes(defined.problems),
            beyond=notes(defined.beyond),
            retrospectives=defined.retrospectives,
        )
        self._store.keep(self._key(looked, files), packing.pack(_ENCODER.encode(kept)))

    def _key(self, looked: Looked, files: Iterable[Found]) -> str:
        places = sorted({(found.team or "", found.cycle or "") for found in files})
        return digest_of(code(), looked.defines, places, self._asked)


def _spoils(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR or problem.rule == UNKNOWN_FOLDER.id


def _outline(drawn: Drawn, frame: Frame, files: Sequence[Found]) -> Outline:
    kept = drawn.kept
    defined = loading.told_again(
        frame,
        drawn.objectives,
        drawn.key_results,
        keys=drawn.keys,
        retrospectives=kept.retrospectives,
        files=files,
        problems=tuple(problems_of(kept.problems)),
        named=frozenset(kept.named),
        beyond=tuple(problems_of(kept.beyond)),
    )
    return Outline(digest=kept.digest, marks=kept.marks, unread=problems_of(kept.unread), defined=defined)


def marks_of(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """See `_Kept`."""
    said = (each for document in documents for each in _things(document) if isinstance(each, dict))
    return once({key: value for key, value in each.items() if key in WHO_MAY_READ} for each in said)


def _things(document: Document) -> Iterable[object]:
    """The data of what stands in a file."""
    if document.found.kind == "objectives":
        listed = (document.data or {}).get("objectives")
        return listed if isinstance(listed, list) else ()
    return [document.data] if document.found.kind in ("objective", "retrospective") else ()


_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)
_OUTLINE = msgspec.msgpack.Decoder(_Kept, dec_hook=rich)
