"""Whether links lead somewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_LINK = re.compile(r'<(?:a|area|iframe|image|img|link|script|source|use)\b[^<>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#([\w.-]*))?", re.ASCII)  # as most are
_UNUSUAL = re.compile(r"%|^/|//|(?:^|/)\.\.?(?:/|$)")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


Place = tuple[str | None, str]  # a file, of which there is none outside the site, and an anchor
Lead = tuple[str | None, str, str, str]  # the same, with the page that leads there, and the link as it is written


class Broken(NamedTuple):
    """A link that leads nowhere: on the page at `uri` (and perhaps on others), as it is written."""

    uri: str
    link: str


class Leads(NamedTuple):
    """What a page's body links to, as file, anchor and link as written, and which anchors it has, parted by spaces."""

    links: list[tuple[str | None, str, str]]
    anchors: str


def leads(uri: str, html: str) -> Leads:
    """Those of the body of the page at `uri`, save links to other sites."""
    found: list[tuple[str | None, str, str]] = []
    above = _above(uri)
    for link in sorted(set(_LINK.findall(html))):
        plain = _PLAIN.fullmatch(link)
        ups = len(plain[1]) // 3 if plain else len(above)
        if plain and ups < len(above):
            way, rest, anchor = plain.groups("")
            found.append((file_at(above[ups] + rest if way or rest else uri), anchor, link))
        elif not _ELSEWHERE.match(link):
            found.append((*_place(uri, unescape(link)), link))
    return Leads(found, " ".join(sorted(anchors(html))))


def _above(uri: str) -> list[str]:
    """The folder that a page lies in, then those above it, each with its slash."""
    folders = uri.split("/")
    return ["/".join([*folders[:left], ""]) for left in range(len(folders) - 1, -1, -1)]


@dataclass(slots=True)
class LinkBook:
    """Where pages lead, with one page and link for each place, and which anchors their files have: around their bodies, and in them."""

    places: dict[Place, tuple[str, str]] = field(default_factory=dict)
    anchors: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, uri: str, found: Leads, around: str = "") -> None:
        """Note what a body links to and which anchors its page has; those `around` it come from the frame."""
        self._note_all(uri, found)
        self.anchors[file_at(uri)] = around, found.anchors

    def add_links(self, uri: str, html: str) -> None:
        """Note only what a page links to; its anchors will be asked for."""
        self._note_all(uri, leads(uri, html))

    def _note_all(self, uri: str, found: Leads) -> None:
        places = self.places
        for file, anchor, link in found.links:
            known = places.get((file, anchor))
            if known is None or uri <= known[0]:
                self._note((file, anchor), (uri, link))

    def _note(self, place: Place, found: tuple[str, str]) -> None:
        """Of all links to a place the first page's is kept, in whatever order pages come."""
        known = self.places.get(place)
        if known is None or found < known:
            self.places[place] = found

    def links(self) -> list[Lead]:
        """All places, each with the page and the link that are named for it."""
        return [(file, anchor, uri, link) for (file, anchor), (uri, link) in self.places.items()]

    def note(self, links: Iterable[Lead]) -> None:
        """Note what another book had."""
        for file, anchor, uri, link in links:
            self._note((file, anchor), (uri, link))

    def merge(self, other: LinkBook) -> None:
        """Take over what was noted of other pages."""
        for place, found in other.places.items():
            self._note(place, found)
        self.anchors |= other.anchors

    def broken(self, files: Collection[str], anchors_of: Callable[[str], Collection[str]]) -> Iterator[Broken]:
        """Links to no file of the site, or to no anchor; `anchors_of` tells the anchors of a file whose page was not added."""
        wanted: dict[str, list[tuple[str, Broken]]] = defaultdict(list)
        for (file, anchor), found in self.places.items():
            if file is None or file not in files:
                yield Broken(*found)
            elif anchor and file.endswith(".html"):
                wanted[file].append((anchor, Broken(*found)))
        for file, links in wanted.items():
            known = set(" ".join(self.anchors[file]).split()) if file in self.anchors else anchors_of(file)
            yield from (link for anchor, link in links if anchor not in known)


def anchors(html: str) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(map(unescape, _ID.findall(html)))


def _place(uri: str, link: str) -> tuple[str | None, str]:
    """The file and the anchor that a link on the page at `uri` means; no file where it leaves the site."""
    target, _, anchor = link.partition("#")
    found = resolve(uri, target.partition("?")[0])
    return (None, link) if found is None else (file_at(found), unquote(anchor))


def resolve(uri: str, link: str) -> str | None:
    """Where a relative link on the page at `uri` leads, from the root; `None` outside the site."""
    if not link:
        return uri
    if link.startswith("/"):
        return None
    up, rest = 0, link
    while rest.startswith("../"):
        up, rest = up + 1, rest[3:]
    folders = uri.split("/")[:-1]
    if up <= len(folders) and not _UNUSUAL.search(rest):
        return "/".join([*folders[: len(folders) - up], rest])
    *steps, name = unquote(link).split("/")
    if name in (".", ".."):
        steps, name = [*steps, name], ""
    for step in steps:
        if step == ".." and not folders:
            return None
        if step == "..":
            folders.pop()
        elif step not in ("", "."):
            folders.append(step)
    return "/".join([*folders, name])


def file_at(uri: str) -> str:
    """The file that a web server hands out for an address."""
    return uri + "index.html" if uri.endswith("/") or not uri else uri
