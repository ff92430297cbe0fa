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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from importlib.metadata import distributions
from itertools import chain, repeat
from pathlib import Path

from okrsite_gen.scoring.once import make_all_by_id
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import Look, Watch
from okrsite_gen.site import search
from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.ingredients import GIVEN, Ingredients, Opaque
from okrsite_gen.site.links import Lead
from okrsite_gen.site.plan import Asset, Page, SitePlan, Standing
from okrsite_gen.site.planning import Part
from okrsite_gen.site.table import ANY, Outline, Packs, Row, Table, Work, Written, by_pack
from okrsite_gen.site.tree import FEW
from okrsite_gen.site.versions import Looks
from okrsite_gen.store import Store, code_of

_SITES = 4  # of other days, audiences, definitions

Item = Page | Asset


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one file: what it looked at beside what it was given, its digest, and where it lies."""

    uri: str
    looks: frozenset[Look]
    digest: bytes
    pack: str
    number: int


def kept_for(
    snapshot: Snapshot, templates: Sequence[Path], site_url: str | None, cache: Path | None, question: str = ""
) -> Kept | None:
    """What the folder `cache` has of a site whose pages are made of `templates`; `None` where nothing can be kept.

    By the `question` the next build may find it (see `refill`).
    """
    if cache is None or snapshot.versions is None:
        return None
    whole = hashlib.sha256(repr((snapshot.versions.rest, site_url, code_of(""), others())).encode())
    for number, folder in enumerate(templates):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = path.read_bytes()
            whole.update(f"{number} {path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return Kept(cache / "pages" / whole.hexdigest(), Looks(snapshot), question)


@lru_cache(maxsize=1)
def others() -> list[str]:
    """All packages beside this one, with their versions, and Python's: what they make of a page may differ."""
    return [sys.version, *sorted(f"{one.name} {one.version}" for one in distributions())]


@dataclass
class Kept:
    """What is kept in `folder` of a site; `looks` tells the versions of what its pages look at.

    `rows` are those of this build, of which `same` are as they were, by address with their sections (of assets `None`). `outlines` are
    those of its plan, and `documents` what search finds in the parts that were planned.
    """

    folder: Path
    looks: Looks
    question: str = ""
    given: dict[str, tuple[bytes, frozenset[Look]]] = field(default_factory=dict)
    same: dict[str, str | None] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    documents: dict[str, list[search.Document]] = field(default_factory=dict)

    @property
    def watch(self) -> Watch:
        """Where looks are noted."""
        return self.looks.snapshot.watch

    @cached_property
    def packs(self) -> Packs:
        """What is kept of the files."""
        return Packs(Store(folder=self.folder, kept=ANY))

    @cached_property
    def before(self) -> Table:
        """The table of the build before."""
        return self.packs.table() or Table()

    @cached_property
    def _numbers(self) -> dict[Look, int]:
        return {look: number for number, look in enumerate(self.before.looks)}

    def ahead(self, parts: Sequence[Part]) -> Ahead:
        """The plan, of which parts of folders stand where nobody looked at what is other now."""
        standing = {}
        for part in parts:
            outline = self.before.outlines.get(part.name)
            if part.cycle and outline and self._changed.isdisjoint(outline.looks):
                self.outlines[part.name] = outline
                standing[part.name] = Standing(outline.pages, outline.assets, part.make)
        noted = [replace(part, make=partial(self._planned, part)) if part.cycle else part for part in parts]
        return Ahead(noted, {}, standing)

    def _planned(self, part: Part) -> list[Item]:
        """Note what is in a part, and where those who planned it and who will find it looked."""
        with self.watch.noting() as looks:
            items = list(part.make())
            pages = [item for item in items if isinstance(item, Page)]
            documents = self.documents[part.name] = list(search.documents(pages))
            found = search.digest(documents)
        assets = [item.uri for item in items if isinstance(item, Asset)]
        self.outlines[part.name] = Outline(
            self._numbered(looks), {page.uri: page.section for page in pages}, assets, found
        )
        return items

    def _numbered(self, looks: Iterable[Look]) -> list[int]:
        return [self._numbers.setdefault(look, len(self._numbers)) for look in sorted(looks)]

    def sort(self, plan: SitePlan, frames: Mapping[tuple[int, str], bytes]) -> list[Item]:
        """Those that are to be made; all others are as they were.

        `frames` are digests of what surrounds pages, by depth and section.
        """
        again = [one.items[uri] for one in plan.standing for uri in self._fallen(one, frames)]
        items = [*plan.items, *again]
        self._read(items, frames)
        fresh: list[Item] = []
        for item in items:
            row, given = self.before.rows.get(item.uri), self.given.get(item.uri)
            if row and given and row.given == given[0] and self._changed.isdisjoint(row.looks):
                self._stands(item.uri, row, item.section if isinstance(item, Page) else None)
            else:
                fresh.append(item)
        return fresh

    def _stands(self, uri: str, row: Row, section: str | None) -> None:
        self.rows[uri] = row
        self.same[uri] = section

    def _fallen(self, one: Standing, frames: Mapping[tuple[int, str], bytes]) -> Iterator[str]:
        """What stands in the plan, but not on the disk: it looked at something that is other now, or has another frame."""
        known, changed = self.before.rows, self._changed
        for uri, section in chain(one.pages.items(), zip(one.assets, repeat(None), strict=False)):
            row = known.get(uri)
            frame = b"" if section is None else frames[uri.count("/"), section]
            if row and row.given[GIVEN:] == frame and changed.isdisjoint(row.looks):
                self._stands(uri, row, section)
            else:
                yield uri

    def _read(self, items: Iterable[Item], frames: Mapping[tuple[int, str], bytes]) -> None:
        """What each of them is given; those of which nobody can tell are made each time."""
        ingredients = Ingredients()
        for item in items:
            with contextlib.suppress(Opaque):
                given, looks = ingredients.of(item)
                frame = frames[item.depth, item.section] if isinstance(item, Page) else b""
                self.given[item.uri] = given + frame, frozenset(looks)

    @cached_property
    def _changed(self) -> set[int]:
        """The numbers of what looks different now."""
        make_all_by_id(self.looks.snapshot)
        before = zip(self.before.looks, self.before.versions, strict=True)
        return {number for number, (look, version) in enumerate(before) if self.looks.version(look) != version}

    def work(self, uris: Iterable[str]) -> list[Work]:
        """The work on those that are as they were, by the pack they lie in."""
        return by_pack(self.rows, uris)

    def keep(self, files: Sequence[tuple[Written, frozenset[Look], bytes]]) -> list[Made]:
        """Pack what was made; each comes with what was looked at beside what it was given, and with its digest."""
        if not files:
            return []
        pack = self.packs.keep([file for file, _, _ in files])
        return [Made(file.uri, looks, content, pack, number) for number, (file, looks, content) in enumerate(files)]

    def take(self, made: Iterable[Made]) -> None:
        """Note what was made."""
        for one in made:
            given, looks = self.given[one.uri]
            self.rows[one.uri] = Row(given, self._numbered(one.looks | looks), one.digest, one.pack, one.number)

    def close(self, frames: Iterable[bytes], outward: list[Lead]) -> None:
        """Write the table of this build, whose links have been checked, and drop what no table needs."""
        looks = self._used_looks()
        known = self.before.rows
        sizes = self.before.sizes | Counter(row.pack for uri, row in self.rows.items() if known.get(uri) is not row)
        used = {row.pack: sizes[row.pack] for row in self.rows.values()}
        versions = [self.looks.version(look) for look in looks]
        table = Table(looks, versions, self.rows, used, sorted(frames), outward, self.outlines)
        self._drop(self.packs.close(table, self.question if len(self.rows) > FEW else ""))

    def _used_looks(self) -> list[Look]:
        """Looks by their numbers, which are given anew where most are of no use any more."""
        looks = list(self._numbers)
        seen: list[Row | Outline] = [*self.rows.values(), *self.outlines.values()]
        used = sorted({number for one in seen for number in one.looks})
        if 2 * len(used) > len(looks):
            return looks
        numbers = {old: new for new, old in enumerate(used)}
        for one in seen:
            one.looks = [numbers[number] for number in one.looks]
        return [looks[number] for number in used]

    def _drop(self, used: set[str]) -> None:
        """Packs that nobody needs, and the sites that were built the longest ago."""
        with contextlib.suppress(OSError):
            for entry in self.folder.glob("*/*.entry"):
                if entry.stem not in used:
                    entry.unlink(missing_ok=True)
            sites = sorted(self.folder.parent.iterdir(), key=lambda folder: folder.stat().st_mtime_ns)
            for folder in sites[:-_SITES]:
                shutil.rmtree(folder, ignore_errors=True)
