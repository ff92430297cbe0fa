"""Whether the links of generated pages lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

_HREF = re.compile(r'<(?!use\b)[a-zA-Z][^<>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: on the page at `uri`, as it is written."""

    uri: str
    link: str


@dataclass(slots=True)
class LinkBook:
    """The links and anchors of every page seen so far."""

    links: dict[str, set[str]] = field(default_factory=dict)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, uri: str, html: str, around: frozenset[str] = frozenset()) -> None:
        """Note what a body links to and which anchors its page has; those `around` it come from the frame."""
        self.add_links(uri, html)
        self.anchors[uri] = self.anchors.get(uri, around) | anchors(html)

    def add_links(self, uri: str, html: str) -> None:
        """Note only what a page links to; its anchors will be asked for."""
        self.links.setdefault(uri, set()).update(_HREF.findall(html))

    def broken(self, files: Collection[str], anchors_of: Callable[[str], Collection[str]]) -> Iterator[Broken]:
        """Links to no file of the site, or to no anchor; `anchors_of` tells the anchors of a page that was not added.

        `files` are addresses from the root; a page is at `folder/index.html`.
        """
        for uri, links in self.links.items():
            for link in sorted(links):
                if not _ELSEWHERE.match(link) and not self._leads(uri, unescape(link), files, anchors_of):
                    yield Broken(uri, link)

    def _leads(self, uri: str, link: str, files: Collection[str], anchors_of: Callable[[str], Collection[str]]) -> bool:
        target, _, anchor = link.partition("#")
        found = resolve(uri, target.partition("?")[0])
        if found is None or file_at(found) not in files:
            return False
        if not anchor or not file_at(found).endswith(".html"):
            return True
        known = self.anchors[found] if found in self.anchors else anchors_of(found)
        return unquote(anchor) in known


def anchors(html: str) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(map(unescape, _ID.findall(html)))


def resolve(uri: str, link: str) -> str | None:
    """Where a relative link on the page at `uri` leads, from the root; `None` outside the site."""
    if not link:
        return uri
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(uri), unquote(link)))
    climbs = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(link))).startswith("..")
    if climbs or link.startswith("/"):
        return None
    folder = link.endswith(("/", "/.", "..")) or link in (".", "..")
    return path.strip("/") + "/" if folder and path != "/" else path.strip("/")


def file_at(uri: str) -> str:
    """The file that a web server hands out for an address."""
    return uri + "index.html" if uri.endswith("/") or not uri else uri
