"""What a page is before it is rendered, and the plan of all pages and assets: any engine can host it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from okrsite_gen.diagnostics import Origin


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path to a page."""

    title: str
    uri: str


@dataclass(frozen=True, slots=True)
class Said:
    """Texts that take a while to read: lines, and Markdown; they are the same as long as `version` is."""

    version: str
    texts: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Stub:
    """What search finds a page by beside its title, and what it can be narrowed down to.

    `lines` are texts as they are, `prose` is Markdown; `kind`, `team` and `status` are words as readers see them, `cycle` is an id.
    What is empty it has not. `said` comes behind both.
    """

    kind: str
    lines: tuple[str, ...]
    prose: tuple[str, ...] = ()
    cycle: str = ""
    team: str = ""
    status: str = ""
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: its body is `template` (under `theme/pages/`) rendered with what `view` makes, a slotted record.

    `view` is called when the page is rendered, which may be in another process.

    `uri` is relative to the site's root and ends with `/` (or is empty for the home page); `section` is the tab it belongs to
    (a name in `pages.sections`); `source` is what the edit and source links lead to; `search` makes what search finds it by
    (`None`: not found by search); `feed` is the Atom feed of the same.
    """

    uri: str
    title: str
    description: str
    section: str
    template: str
    view: Callable[[], Any]
    crumbs: tuple[Crumb, ...] = ()
    source: Origin | None = None
    search: Callable[[], Stub] | None = None
    feed: str | None = None

    @property
    def depth(self) -> int:
        """How many folders deep it lies."""
        return self.uri.count("/")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is written as it is: a data twin, a feed, a picture; `data` is called when it is written."""

    uri: str
    data: Callable[[], bytes]


@dataclass(slots=True)
class Standing:
    """A part of a plan of which nobody sees anything else than before: it is planned when somebody needs what is in it.

    `pages` are addresses with their sections.
    """

    pages: Mapping[str, str]
    assets: Sequence[str]
    make: Callable[[], Iterable[Page | Asset]]
    _items: dict[str, Page | Asset] = field(default_factory=dict)

    @property
    def items(self) -> Mapping[str, Page | Asset]:
        """What is in it, by address."""
        if not self._items:
            self._items = {item.uri: item for item in self.make()}
        return self._items


@dataclass(frozen=True)
class SitePlan:
    """All pages, sorted by address, and all assets; beside them what is `standing`."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    standing: tuple[Standing, ...] = ()

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    @property
    def items(self) -> tuple[Page | Asset, ...]:
        """Everything that is planned, the assets first."""
        return *self.assets, *self.pages

    def find(self, uri: str) -> Page | Asset:
        """What is at an address; raises `KeyError` where nothing is."""
        return self._planned.get(uri) or self._of_standing[uri].items[uri]

    @cached_property
    def _planned(self) -> dict[str, Page | Asset]:
        return {item.uri: item for item in self.items}

    @cached_property
    def _of_standing(self) -> dict[str, Standing]:
        return {uri: one for one in self.standing for uri in (*one.pages, *one.assets)}

    @property
    def size(self) -> int:
        """How many files it has."""
        return len(self.pages) + len(self.assets) + sum(len(one.pages) + len(one.assets) for one in self.standing)

    def sections(self) -> Iterator[tuple[str, str]]:
        """The address of each page, with its section."""
        yield from ((page.uri, page.section) for page in self.pages)
        for one in self.standing:
            yield from one.pages.items()

    def page_uris(self) -> Iterator[str]:
        """The addresses of all pages."""
        return (uri for uri, _ in self.sections())

    def uris(self) -> Iterator[str]:
        """All addresses, of pages and of assets."""
        yield from self.page_uris()
        yield from (asset.uri for asset in self.assets)
        for one in self.standing:
            yield from one.assets
