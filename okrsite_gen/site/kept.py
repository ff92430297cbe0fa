"""Pages as they were written before: those whose ingredients are the same need not be made again.

A table tells of each page what it was made of, and in which pack it lies; a pack has the pages of one part of the work. Tables and packs
lie in a folder that is named by what no check-in changes, so that whoever has other definitions, another day or another okrsite begins
a new one. Nothing in them runs, and each is sealed (see `store`): what is lost or spoilt is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.metadata import distributions
from pathlib import Path

import msgspec

from okrsite_gen import packing
from okrsite_gen.scoring.once import make_all_by_id
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import Look, Watch
from okrsite_gen.site.ingredients import Ingredients, Opaque
from okrsite_gen.site.links import Leads, LinkBook, file_at
from okrsite_gen.site.plan import Asset, Page
from okrsite_gen.site.versions import Looks
from okrsite_gen.store import Store, code_of

_TABLE = hashlib.sha256(b"table").hexdigest()
_SITES = 4  # of other days, audiences, definitions
_ANY = 1 << 30

Item = Page | Asset


class Written(msgspec.Struct, array_like=True):
    """A file as it was written; `leads` is where its body leads, of a page."""

    uri: str
    data: bytes
    leads: Leads | None


class _Book(msgspec.Struct, array_like=True):
    """Where the pages of a pack lead together, and which anchors each of its files has."""

    links: list[tuple[str | None, str, str, str]]
    anchors: list[list[str]]


class Row(msgspec.Struct, array_like=True):
    """What a file was made of (`looks` are numbers in the table's list), its digest, and where it is: `number` counts in the pack."""

    given: bytes
    looks: list[int]
    digest: bytes
    pack: str
    number: int


class _Table(msgspec.Struct, array_like=True):
    looks: list[Look]
    versions: list[str]
    rows: dict[str, Row]
    sizes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the work: items to be made, or those of a `pack` that are as they were, with their numbers in it and digests.

    `whole` tells whether they are all that the pack has.
    """

    items: Sequence[Item]
    pack: str = ""
    numbers: Sequence[int] = ()
    digests: Sequence[bytes] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one file: how it was made, its digest, and where it lies."""

    uri: str
    given: bytes
    looks: frozenset[Look]
    digest: bytes
    pack: str
    number: int


def kept_for(snapshot: Snapshot, templates: Sequence[Path], site_url: str | None, cache: Path | None) -> Kept | None:
    """What the folder `cache` has of a site whose pages are made of `templates`; `None` where nothing can be kept."""
    if cache is None or snapshot.versions is None:
        return None
    whole = hashlib.sha256(repr((snapshot.versions.rest, site_url, code_of(""), _others())).encode())
    for number, folder in enumerate(templates):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = path.read_bytes()
            whole.update(f"{number} {path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return Kept(cache / "pages" / whole.hexdigest(), Looks(snapshot))


@lru_cache(maxsize=1)
def _others() -> list[str]:
    """All packages beside this one, with their versions, and Python's: what they make of a page may differ."""
    return [sys.version, *sorted(f"{one.name} {one.version}" for one in distributions())]


@dataclass
class Kept:
    """What is kept in `folder` (`None`: nothing) of a site; `looks` tells the versions of what its pages look at."""

    folder: Path
    looks: Looks
    given: dict[str, tuple[bytes, frozenset[Look]]] = field(default_factory=dict)

    @property
    def watch(self) -> Watch:
        """Where looks are noted."""
        return self.looks.snapshot.watch

    @cached_property
    def _store(self) -> Store:
        return Store(folder=self.folder, kept=_ANY)

    @cached_property
    def _before(self) -> _Table:
        data = self._store.find(_TABLE)
        with contextlib.suppress(msgspec.DecodeError):
            return _DECODER.decode(data or b"")
        return _Table([], [], {}, {})

    def parts(self, items: Sequence[Item], size: int, frames: Mapping[tuple[int, str], bytes]) -> list[Part]:
        """The work on them: what is kept by the pack it lies in, the rest in parts of `size`, in their order.

        `frames` are digests of what surrounds pages, by depth and section.
        """
        make_all_by_id(self.looks.snapshot)
        self._read(items, frames)
        table = self._before
        changed = {
            number
            for number, (look, version) in enumerate(zip(table.looks, table.versions, strict=True))
            if self.looks.version(look) != version
        }
        same: dict[str, list[tuple[Row, Item]]] = {}
        fresh: list[Item] = []
        for item in items:
            row = table.rows.get(item.uri)
            if (
                row
                and item.uri in self.given
                and row.given == self.given[item.uri][0]
                and changed.isdisjoint(row.looks)
            ):
                same.setdefault(row.pack, []).append((row, item))
            else:
                fresh.append(item)
        kept = [_of_pack(pack, some, table.sizes[pack]) for pack, some in same.items()]
        return [*(Part(fresh[start : start + size]) for start in range(0, len(fresh), size)), *kept]

    def _read(self, items: Iterable[Item], frames: Mapping[tuple[int, str], bytes]) -> None:
        """What each of them is given; those of which nobody can tell are made each time."""
        ingredients = Ingredients()
        for item in items:
            with contextlib.suppress(Opaque):
                given, looks = ingredients.of(item)
                frame = frames[item.depth, item.section] if isinstance(item, Page) else b""
                self.given[item.uri] = given + frame, frozenset(looks)

    def open(self, part: Part) -> list[Written] | None:
        """The files of a part, if its pack is here and whole."""
        data = self._store.find(part.pack)
        try:
            pack = _PACK.decode(packing.unpack(data or b""))
            found = [pack[number] for number in part.numbers]
        except (msgspec.DecodeError, ValueError, IndexError):
            return None
        return found if [each.uri for each in found] == [item.uri for item in part.items] else None

    def book(self, part: Part, book: LinkBook, around: Callable[[Item], frozenset[str]]) -> bool:
        """Note where the files of a whole pack lead; `around` has the anchors of an item's frame. `False` where that is not known."""
        data = self._store.find(_beside(part.pack)) if part.whole else None
        try:
            found = _BOOK.decode(packing.unpack(data or b""))
            anchors = dict(zip([file_at(item.uri) for item in part.items], found.anchors, strict=True))
        except (msgspec.DecodeError, ValueError):
            return False
        book.note(found.links)
        for item in part.items:
            if isinstance(item, Page):
                name = file_at(item.uri)
                book.anchors[name] = around(item).union(anchors[name])
        return True

    def keep(self, files: Sequence[tuple[Written, frozenset[Look], bytes]]) -> list[Made]:
        """Pack what was made; each comes with what was looked at beside what it was given, and with its digest."""
        if not files:
            return []
        data = packing.pack(_ENCODER.encode([file for file, _, _ in files]))
        pack = hashlib.sha256(data).hexdigest()
        self._store.keep(pack, data)
        self._store.keep(_beside(pack), packing.pack(_ENCODER.encode(_book([file for file, _, _ in files]))))
        return [
            Made(file.uri, self.given[file.uri][0], looks | self.given[file.uri][1], content, pack, number)
            for number, (file, looks, content) in enumerate(files)
        ]

    def close(self, same: Iterable[Item], made: Iterable[Made]) -> None:
        """Write the table of this build, and drop what no table needs."""
        numbers: dict[Look, int] = {}
        rows = {}
        before = self._before
        for item in same:
            row = before.rows[item.uri]
            looks = [numbers.setdefault(before.looks[number], len(numbers)) for number in row.looks]
            rows[item.uri] = Row(row.given, looks, row.digest, row.pack, row.number)
        for one in made:
            looks = [numbers.setdefault(look, len(numbers)) for look in sorted(one.looks)]
            rows[one.uri] = Row(one.given, looks, one.digest, one.pack, one.number)
        sizes = before.sizes | Counter(one.pack for one in made)
        used = {row.pack: sizes[row.pack] for row in rows.values()}
        table = _Table(list(numbers), [self.looks.version(look) for look in numbers], rows, used)
        self._store.keep(_TABLE, _ENCODER.encode(table))
        self._drop({*used, *map(_beside, used), _TABLE})

    def _drop(self, used: set[str]) -> None:
        """Packs that nobody needs, and the sites that were built the longest ago."""
        with contextlib.suppress(OSError):
            for entry in self.folder.glob("*/*.entry"):
                if entry.stem not in used:
                    entry.unlink(missing_ok=True)
            sites = sorted(self.folder.parent.iterdir(), key=lambda folder: folder.stat().st_mtime_ns)
            for folder in sites[:-_SITES]:
                shutil.rmtree(folder, ignore_errors=True)


def _of_pack(pack: str, found: Sequence[tuple[Row, Item]], size: int) -> Part:
    ordered = sorted(found, key=lambda pair: pair[0].number)
    return Part(
        items=[item for _, item in ordered],
        pack=pack,
        numbers=[row.number for row, _ in ordered],
        digests=[row.digest for row, _ in ordered],
        whole=len(ordered) == size,
    )


def _book(files: Sequence[Written]) -> _Book:
    book = LinkBook()
    for file in files:
        if file.leads:
            book.add(file.uri, file.leads)
    return _Book(book.links(), [file.leads.anchors if file.leads else [] for file in files])


def _beside(pack: str) -> str:
    """The name of a pack's book."""
    return hashlib.sha256(f"book {pack}".encode()).hexdigest()


_ENCODER = msgspec.msgpack.Encoder()
_BOOK = msgspec.msgpack.Decoder(_Book)
_DECODER = msgspec.msgpack.Decoder(_Table)
_PACK = msgspec.msgpack.Decoder(list[Written])
