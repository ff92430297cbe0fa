"""The files of one folder: what stands in them, read when somebody asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from okrsite_gen.folders.notes import Note, notes
from okrsite_gen.model.fields import record
from okrsite_gen.packing import pack, unpack
from okrsite_gen.reading import Discovered, Tree, read_taken, take_files
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.reading.text import Taken

WHO_MAY_READ = ("state", "audience")


@record
class Said:
    """What stands in files, and what is wrong with how they are written."""

    documents: list[Document]
    unread: list[Note]


@record
class Files:
    """Files whose bytes were `taken`; they are not `sure` where some could not be had, which perhaps can be the next time."""

    found: Sequence[Found]
    tree: Discovered
    taken: Sequence[Taken]

    @classmethod
    def of(cls, root: Path, tree: Discovered, found: Sequence[Found]) -> Files:
        """Those `found` below the `root`."""
        with Tree(root) as opened:
            return cls.out_of(opened, tree, found)

    @classmethod
    def out_of(cls, opened: Tree, tree: Discovered, found: Sequence[Found]) -> Files:
        """The same for who takes files of many folders, one after the other."""
        return cls(found=found, tree=tree, taken=take_files(opened, tree, found))

    @property
    def sure(self) -> bool:
        """As above."""
        return not any(one.problem for one in self.taken)

    @property
    def version(self) -> str:
        """A digest of what stands in the files, and of what they are called."""
        whole = hashlib.sha256()
        for found, one in zip(self.found, self.taken, strict=True):
            data = one.data or b""
            whole.update(f"\n{found.file} {len(data)} {found.file in self.tree.misnamed} {one.data is None}\n".encode())
            whole.update(data)
        return whole.hexdigest()

    def said(self, found: Sequence[Found]) -> Said:
        """What stands in them; `found` are those that were taken."""
        read = list(read_taken(self.tree, found, self.taken))
        unread = notes(problem for _, problems in read for problem in problems)
        return Said(documents=[document for document, _ in read], unread=unread)


class Read(msgspec.Struct, array_like=True):
    """Files that were read, to be handed on and kept; `marks` is what each says of who may read it."""

    version: str
    sure: bool
    marks: list[dict[str, Any] | None]
    unread: list[Note]
    packed: bytes

    @classmethod
    def of(cls, files: Files, version: str) -> Read:
        """What stands in files."""
        said = files.said(files.found)
        return cls(
            version=version,
            sure=files.sure,
            marks=[mark_of(each) for each in said.documents],
            unread=said.unread,
            packed=pack(msgspec.msgpack.encode([(each.data, each.body) for each in said.documents])),
        )

    def plain(self) -> bytes:
        """All that is said, as it is handed on."""
        return unpack(self.packed)

    def said(self, found: Sequence[Found]) -> Said:
        """As of `Files`; `found` are those that were read."""
        read = zip(found, msgspec.msgpack.decode(self.plain()), strict=True)
        return Said(
            documents=[Document(found=each, data=data, body=body) for each, (data, body) in read], unread=self.unread
        )


def mark_of(document: Document) -> dict[str, Any] | None:
    """What a check-in says of who may read it; machines say nothing of that."""
    if document.found.kind != "check-in":
        return None
    return {key: value for key, value in (document.data or {}).items() if key in WHO_MAY_READ}


def once(marks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each but once."""
    found: list[dict[str, Any]] = []
    for mark in marks:
        found += [] if mark in found else [mark]
    return found


def read_to_bytes(read: Read) -> bytes:
    """To hand on."""
    return _ENCODER.encode(read)


def read_from_bytes(data: bytes) -> Read:
    """What was handed on; raises `ValueError` for what is none."""
    return _READ.decode(data)


_ENCODER = msgspec.msgpack.Encoder()
_READ = msgspec.msgpack.Decoder(Read)
