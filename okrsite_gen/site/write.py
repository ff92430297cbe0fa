"""A planned site onto the disk, checked while it is written."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from okrsite_gen.failures import Failure
from okrsite_gen.site.links import LinkBook, anchors, file_at
from okrsite_gen.site.plan import Asset, Page, SitePlan
from okrsite_gen.site.render import Renderer, page
from okrsite_gen.site.sitemap import canonical, packed, sitemap
from okrsite_gen.site.skeleton import Skeleton
from okrsite_gen.workers import in_parts

_SHOWN = 10


@dataclass(slots=True)
class Writer:
    """Writes the pages of a plan into `folder`, in the frames that the host makes for a depth and a section."""

    folder: Path
    renderer: Renderer
    frame: Callable[[int, str], Skeleton]
    site_url: str | None
    book: LinkBook
    frames: dict[tuple[int, str], tuple[Skeleton, frozenset[str]]] = field(default_factory=dict)

    def write(self, plan: SitePlan, processes: int = 1) -> Iterator[int]:
        """Write all, by address: what lies together speaks of the same; yields how many more files were written."""
        for planned in plan.pages:
            self._make_frame(planned)
        items = sorted(plan.items, key=lambda item: item.uri)
        for written, book in in_parts(self._write_items, items, processes):
            self.book.merge(book)
            yield written

    def _make_frame(self, planned: Page) -> None:
        """A frame's links are the same on all its pages, so they are noted once."""
        key = planned.depth, planned.section
        if key not in self.frames:
            frame = self.frame(*key)
            self.frames[key] = frame, anchors(frame.html)
            self.book.add_links(planned.uri, frame.html)

    def _write_items(self, items: Sequence[Page | Asset]) -> LinkBook:
        book = LinkBook()
        for planned in items:
            if isinstance(planned, Asset):
                self._write(planned.uri, planned.data())
                continue
            frame, around = self.frames[planned.depth, planned.section]
            body = self.renderer.body(planned)
            address = canonical(self.site_url, planned.uri) if self.site_url else ""
            self._write(file_at(planned.uri), page(frame, planned, body, address).encode())
            book.add(planned.uri, body, around)
        return book

    def _write(self, name: str, data: bytes) -> None:
        put(self.folder / name, data)


def put(path: Path, data: bytes) -> None:
    """Write a file, with its folder where that is missing."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_sitemap(folder: Path, site_url: str | None, uris: Iterable[str], day: dt.date) -> None:
    """sitemap.xml and its compressed twin."""
    data = sitemap(site_url, uris, day)
    (folder / "sitemap.xml").write_bytes(data)
    (folder / "sitemap.xml.gz").write_bytes(packed(data, day))


def files_of(folder: Path) -> set[str]:
    """The addresses of all files."""
    found: set[str] = set()
    for at, _, names in os.walk(folder):
        around = Path(at).relative_to(folder).as_posix()
        found.update(names if around == "." else (f"{around}/{name}" for name in names))
    return found


def verify(folder: Path, plan: SitePlan, book: LinkBook, generated: set[str]) -> dict[str, list[str]]:
    """The links of hand-written pages that lead nowhere, by address.

    A page that is missing or a broken link on a `generated` page is our own mistake and raises `Failure`.
    """
    files = files_of(folder)
    missing = [uri for uri in plan.uris() if file_at(uri) not in files]
    if missing:
        raise Failure(f"a bug in okrsite: planned but not written: {_some(missing)}")

    @cache
    def anchors_of(uri: str) -> frozenset[str]:
        return anchors((folder / file_at(uri)).read_text("utf-8"))

    broken = list(book.broken(files, anchors_of))
    ours = [f"`{found.link}` on `/{found.uri}`" for found in broken if found.uri in generated]
    if ours:
        raise Failure(f"a bug in okrsite: {len(ours)} links lead nowhere: {_some(ours)}")
    theirs: dict[str, list[str]] = {}
    for found in broken:
        theirs.setdefault(found.uri, []).append(found.link)
    return theirs


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
