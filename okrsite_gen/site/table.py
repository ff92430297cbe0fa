"""What is known of a site's files from one build to the next, as it lies in the cache: plain data, nothing that runs."""

from __future__ import annotations

import contextlib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from okrsite_gen import packing
from okrsite_gen.scoring.watch import Look
from okrsite_gen.site.links import Lead, Leads, LinkBook
from okrsite_gen.store import Store

T = TypeVar("T")

ANY = 1 << 30

_TABLE = hashlib.sha256(b"table").hexdigest()
_QUESTION = hashlib.sha256(b"question").hexdigest()


class Written(msgspec.Struct, array_like=True):
    """A file as it was written; `leads` is where its body leads, of a page."""

    uri: str
    data: bytes
    leads: Leads | None


class Book(msgspec.Struct, array_like=True):
    """Where the pages of a pack lead together, and which anchors each of its files has, parted by spaces."""

    links: list[Lead]
    anchors: list[str]


class Row(msgspec.Struct, array_like=True):
    """What a file was made of (`looks` are numbers in the table's list), its digest, and where it is: `number` counts in the pack."""

    given: bytes
    looks: list[int]
    digest: bytes
    pack: str
    number: int


class Outline(msgspec.Struct, array_like=True):
    """What a part of the plan has, and where that was looked up (numbers in the table's list).

    `pages` are addresses with their sections, `found` is a digest of what search finds them by.
    """

    looks: list[int]
    pages: dict[str, str]
    assets: list[str]
    found: str


class Table(msgspec.Struct, array_like=True):
    """`rows` are by address, `outlines` by the names of parts, `sizes` tell how many files a pack has, used or not, `frames` are digests of what surrounds pages.

    All links between these files led somewhere; `outward` are those that led to other files.
    """

    looks: list[Look] = []
    versions: list[str] = []
    rows: dict[str, Row] = {}
    sizes: dict[str, int] = {}
    frames: list[bytes] = []
    outward: list[Lead] = []
    outlines: dict[str, Outline] = {}


@dataclass(frozen=True, slots=True)
class Work:
    """A part of the work: items to be made, by address, or those of a `pack` that are as they were, with their numbers in it."""

    uris: Sequence[str]
    pack: str = ""
    numbers: Sequence[int] = ()


def by_pack(rows: Mapping[str, Row], uris: Iterable[str]) -> list[Work]:
    """The work on files that are as they were."""
    found: dict[str, list[str]] = defaultdict(list)
    for uri in uris:
        found[rows[uri].pack].append(uri)
    return [Work(some, pack, [rows[uri].number for uri in some]) for pack, some in found.items()]


class Packs:
    """The packs of a site, each with its book, and the table of them all; what is lost or spoilt is `None`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def table(self) -> Table | None:
        """That of the build before."""
        return _decoded(_TABLES, self._store.find(_TABLE))

    def pack(self, name: str) -> list[Written] | None:
        """The files of a pack."""
        return _decoded(_PACK, _unpacked(self._store.find(name)))

    def open(self, work: Work) -> list[Written] | None:
        """The files of a part of the work, if its pack is here and whole."""
        pack = self.pack(work.pack) if work.pack else None
        with contextlib.suppress(IndexError):
            found = [pack[number] for number in work.numbers] if pack else []
            return found if pack and [each.uri for each in found] == work.uris else None
        return None

    def answers(self, question: str) -> bool:
        """Whether the site is what came of the question the last time."""
        return self._store.find(_QUESTION) == question.encode()

    def book(self, name: str) -> Book | None:
        """Where they lead."""
        return _decoded(_BOOK, _unpacked(self._store.find(_beside(name))))

    def keep(self, files: list[Written]) -> str:
        """A new pack, which is called by what is in it."""
        data = packing.pack(_ENCODER.encode(files))
        name = hashlib.sha256(data).hexdigest()
        self._store.keep(name, data)
        self._store.keep(_beside(name), packing.pack(_ENCODER.encode(_book(files))))
        return name

    def close(self, table: Table, question: str) -> set[str]:
        """Keep the table, and what was asked, if it can be asked again; hands back what is needed of the store."""
        self._store.keep(_TABLE, _ENCODER.encode(table))
        if question:
            self._store.keep(_QUESTION, question.encode())
        return {_TABLE, *([_QUESTION] if question else []), *table.sizes, *map(_beside, table.sizes)}


def _book(files: list[Written]) -> Book:
    book = LinkBook()
    for file in files:
        if file.leads:
            book.add(file.uri, file.leads)
    return Book(book.links(), [file.leads.anchors if file.leads else "" for file in files])


def _beside(pack: str) -> str:
    """The name of a pack's book."""
    return hashlib.sha256(f"book {pack}".encode()).hexdigest()


def _unpacked(data: bytes | None) -> bytes | None:
    try:
        return packing.unpack(data) if data else None
    except ValueError:
        return None


def _decoded(decoder: msgspec.msgpack.Decoder[T], data: bytes | None) -> T | None:
    try:
        return decoder.decode(data) if data else None
    except msgspec.DecodeError:
        return None


_ENCODER = msgspec.msgpack.Encoder()
_BOOK = msgspec.msgpack.Decoder(Book)
_TABLES = msgspec.msgpack.Decoder(Table)
_PACK = msgspec.msgpack.Decoder(list[Written])
