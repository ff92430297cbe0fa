"""A planned site onto the disk, checked while it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.failures import Failure
from okrsite_gen.site.links import LinkBook, anchors, file_at
from okrsite_gen.site.plan import Page, SitePlan
from okrsite_gen.site.render import Renderer, page
from okrsite_gen.site.search import with_stubs
from okrsite_gen.site.sitemap import canonical, packed, sitemap
from okrsite_gen.site.skeleton import Skeleton

SEARCH_INDEX = "search/search_index.json"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the pages of a plan into `folder`, in the frames that the host makes for a depth and a section."""

    folder: Path
    renderer: Renderer
    frame: Callable[[int, str], Skeleton]
    site_url: str | None

    def write(self, plan: SitePlan) -> Iterator[tuple[str, str]]:
        """Write all; yields the address and the body of each page as it is written."""
        for asset in plan.assets:
            self._write(asset.uri, asset.data)
        for planned in plan.pages:
            body = self.renderer.body(planned)
            yield planned.uri, body
            address = canonical(self.site_url, planned.uri) if self.site_url else ""
            html = page(self.frame(planned.depth, planned.section), planned, body, address)
            self._write(file_at(planned.uri), html.encode())

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        try:
            path.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True)
            path.write_bytes(data)


def write_sitemap(folder: Path, site_url: str | None, uris: Iterable[str], day: dt.date) -> None:
    """sitemap.xml and its compressed twin."""
    data = sitemap(site_url, uris, day)
    (folder / "sitemap.xml").write_bytes(data)
    (folder / "sitemap.xml.gz").write_bytes(packed(data, day))


def write_search(folder: Path, pages: Iterable[Page]) -> None:
    """Adds the pages to the engine's search index, if there is one."""
    path = folder / SEARCH_INDEX
    if path.is_file():
        path.write_text(with_stubs(path.read_text("utf-8"), pages), "utf-8")


def files_of(folder: Path) -> set[str]:
    """The addresses of all files."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def verify(folder: Path, plan: SitePlan, book: LinkBook, generated: set[str]) -> dict[str, list[str]]:
    """The links of hand-written pages that lead nowhere, by address.

    A page that is missing or a broken link on a `generated` page is our own mistake and raises `Failure`.
    """
    files = files_of(folder)
    missing = [uri for uri in plan.uris() if file_at(uri) not in files]
    if missing:
        raise Failure(f"a bug in okrsite: planned but not written: {_some(missing)}")
    broken = list(book.broken(files, lambda uri: anchors((folder / file_at(uri)).read_text("utf-8"))))
    ours = [f"`{found.link}` on `/{found.uri}`" for found in broken if found.uri in generated]
    if ours:
        raise Failure(f"a bug in okrsite: {len(ours)} links lead nowhere: {_some(ours)}")
    theirs: dict[str, list[str]] = {}
    for found in broken:
        theirs.setdefault(found.uri, []).append(found.link)
    return theirs


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
