"""A planned site onto the disk, checked while it is written."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from okrsite_gen.failures import Failure
from okrsite_gen.pages.uri import FEED
from okrsite_gen.scoring.watch import Look
from okrsite_gen.site.kept import Item, Kept, Made
from okrsite_gen.site.kept_links import KeptLinks
from okrsite_gen.site.links import LinkBook, anchors, file_at, leads
from okrsite_gen.site.plan import Asset, Page, SitePlan
from okrsite_gen.site.render import Renderer, page
from okrsite_gen.site.sitemap import canonical, packed, sitemap
from okrsite_gen.site.skeleton import Skeleton
from okrsite_gen.site.table import Work, Written
from okrsite_gen.site.tree import Tree, digest
from okrsite_gen.workers import PART, in_parts

_SHOWN = 10
_LARGE = 8_000_000  # bytes that wait to be packed: a part of a large company's data has as many
_LEAST, _SHARES = 4, 64


@dataclass(slots=True)
class _Done:
    """What came of a part of the work: what its new files lead to, how those were made that can be kept, and all digests."""

    book: LinkBook = field(default_factory=LinkBook)
    made: list[Made] = field(default_factory=list)
    digests: dict[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Writer:
    """Writes the pages of a plan into a `tree`, in the frames that the host makes for a depth and a section.

    With `kept`, those that are as they were are not made again. The `book` has where the others lead.
    """

    tree: Tree
    renderer: Renderer
    frame: Callable[[int, str], Skeleton]
    site_url: str | None
    book: LinkBook
    kept: Kept | None = None
    frames: dict[tuple[int, str], tuple[Skeleton, str]] = field(default_factory=dict)

    def write(self, plan: SitePlan, processes: int = 1) -> Iterator[int]:
        """Write all, so that one after the other is made what speaks of the same; yields how many more files were written."""
        self._make_frames(plan)
        works = self._works(plan)
        yield plan.size - sum(len(work.uris) for work in works)
        for work, (_, done) in zip(works, in_parts(partial(self._do, plan), works, processes, 1), strict=True):
            self.book.merge(done.book)
            self.tree.new |= done.digests
            if self.kept:
                self.kept.take(done.made)
            yield len(work.uris)

    def verify(self, plan: SitePlan) -> dict[str, list[str]]:
        """The links of hand-written pages that lead nowhere, by address.

        A page that is missing or a broken link on a generated page is our own mistake and raises `Failure`.
        """
        files = self.tree.new.keys()
        missing = [uri for uri in plan.uris() if file_at(uri) not in files]
        if missing:
            raise Failure(f"a bug in okrsite: planned but not written: {_some(missing)}")
        links = self._links()
        broken = links.broken(files) if links else list(self.book.broken(files, self.tree.anchors_of))
        generated = set(plan.page_uris())
        ours = [f"`{found.link}` on `/{found.uri}`" for found in broken if found.uri in generated]
        if ours:
            raise Failure(f"a bug in okrsite: {len(ours)} links lead nowhere: {_some(ours)}")
        if links:
            links.kept.close(links.frames, links.outward(broken))
        theirs: dict[str, list[str]] = {}
        for found in broken:
            theirs.setdefault(found.uri, []).append(found.link)
        return theirs

    def _links(self) -> KeptLinks | None:
        frames = frozenset(self._digests().values())
        return KeptLinks(self.kept, self.book, frames, self._around, self.tree) if self.kept else None

    def _works(self, plan: SitePlan) -> list[Work]:
        """The work that is left when what stands in the tree is noted."""
        if self.kept is None:
            return _cut(plan.items, PART)
        fresh = self.kept.sort(plan, self._digests())
        rows = self.kept.rows
        missing = [uri for uri in self.kept.same if not self.tree.stands(file_at(uri), rows[uri].digest)]
        return [*_cut(fresh, _size(len(fresh))), *self.kept.work(sorted(missing, key=_beside))]

    def _digests(self) -> dict[tuple[int, str], bytes]:
        """Of what surrounds pages."""
        return {
            key: hashlib.sha256(repr((frame.texts, frame.slots)).encode()).digest()
            for key, (frame, _) in self.frames.items()
        }

    def _make_frames(self, plan: SitePlan) -> None:
        """A frame's links are the same on all its pages, so they are noted once, of the first."""
        first: dict[tuple[int, str], str] = {}
        for uri, section in plan.sections():
            key = uri.count("/"), section
            first[key] = min(uri, first.get(key, uri))
        for key, uri in sorted(first.items()):
            frame = self.frame(*key)
            self.frames[key] = frame, " ".join(sorted(anchors(frame.html)))
            self.book.add_links(uri, frame.html)

    def _do(self, plan: SitePlan, works: Sequence[Work]) -> _Done:
        (work,) = works
        done = _Done()
        found = self.kept.packs.open(work) if self.kept else None
        if self.kept is None or found is None:
            self._make([plan.find(uri) for uri in work.uris], done)
            return done
        for written in found:
            self._write(written, self.kept.rows[written.uri].digest, done)
        return done

    def _around(self, uri: str, section: str | None) -> str:
        """The anchors of its frame, parted by spaces."""
        return "" if section is None else self.frames[uri.count("/"), section][1]

    def _make(self, items: Sequence[Item], done: _Done) -> None:
        kept, some, size = self.kept, list[tuple[Written, frozenset[Look]]](), 0
        for item in items:
            if kept is None or item.uri not in kept.given:
                written = self._made(item)
            else:
                with kept.watch.noting() as looks:
                    written = self._made(item)
                some.append((written, frozenset(looks)))
                size += len(written.data)
            if written.leads:
                section = item.section if isinstance(item, Page) else None
                done.book.add(item.uri, written.leads, self._around(item.uri, section))
            self._write(written, digest(written.data), done)
            if size > _LARGE:
                self._keep(some, done)
                size = 0
        self._keep(some, done)

    def _keep(self, some: list[tuple[Written, frozenset[Look]]], done: _Done) -> None:
        """Pack what was made so far, and let go of it."""
        if self.kept:
            done.made += self.kept.keep([(one, looks, done.digests[file_at(one.uri)]) for one, looks in some])
        some.clear()

    def _made(self, item: Item) -> Written:
        if isinstance(item, Asset):
            return Written(item.uri, item.data(), None)
        frame, _ = self.frames[item.depth, item.section]
        body = self.renderer.body(item)
        address = canonical(self.site_url, item.uri) if self.site_url else ""
        return Written(item.uri, page(frame, item, body, address).encode(), leads(item.uri, body))

    def _write(self, written: Written, content: bytes, done: _Done) -> None:
        name = file_at(written.uri)
        done.digests[name] = content
        self.tree.put(name, written.data, content)


def _size(items: int) -> int:
    """Of a part: where there are few items, they are the ones that take long, and no process should have the last of them alone."""
    return min(PART, max(_LEAST, items // _SHARES))


def _cut(items: Iterable[Item], size: int) -> list[Work]:
    uris = sorted((item.uri for item in items), key=_beside)
    return [Work(uris[start : start + size]) for start in range(0, len(uris), size)]


def sitemaps(site_url: str | None, uris: Iterable[str], day: dt.date) -> dict[str, bytes]:
    """sitemap.xml and its compressed twin."""
    data = sitemap(site_url, uris, day)
    return {"sitemap.xml": data, "sitemap.xml.gz": packed(data, day)}


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")


def _beside(address: str) -> str:
    """Where in the order of work an address belongs: what a team says in a cycle, and the data of that, to its objectives there.

    So its folder is unpacked once for all of them.
    """
    return address.removeprefix(FEED).removeprefix("data/")
