"""What a preview shows: what MkDocs wrote, and all else as soon as a browser asks for it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock, Timer

from okrsite_gen.host.trouble import error_page, told
from okrsite_gen.site import search
from okrsite_gen.site.links import LinkBook, anchors
from okrsite_gen.site.tree import files_of

_A_WHILE = 2  # seconds in which a browser asks for what it shows

Files = Iterator[tuple[str, bytes]]


@dataclass(slots=True)
class Offer:
    """What can be had of a site beside what there is already: files that are `made` one by one, and those of the search together.

    `search` begins with them and hands back what waits for them; it is `None` once they are there, and where there is no search.
    """

    made: dict[str, Callable[[], bytes]]
    search: Callable[[], Files] | None = None
    searching: Lock = field(default_factory=Lock)

    def astray(self, book: LinkBook, folder: Path) -> dict[str, list[str]]:
        """The links of hand-written pages that lead nowhere, by address; anchors of pages that nobody has made are taken to be there."""
        written = files_of(folder)
        asked: dict[str | None, set[str]] = {}
        for file, anchor in book.places:
            asked.setdefault(file, set()).add(anchor)
        found: dict[str, list[str]] = {}
        for broken in book.broken(
            written | self.made.keys(),
            lambda file: anchors((folder / file).read_text("utf-8")) if file in written else asked[file],
        ):
            found.setdefault(broken.uri, []).append(broken.link)
        return found


@dataclass(slots=True)
class Preview:
    """The site that is served lies in a folder of its own, where the next takes its place when the engine has filled another one.

    Who has the lock `making` makes a site, or a page of the one that is served: nothing else goes on meanwhile.
    """

    around: Path
    host: str
    offer: Offer | None = None
    making: RLock = field(default_factory=RLock)

    @property
    def folder(self) -> Path:
        """What is served."""
        return self.around / "site"

    @property
    def engine(self) -> Path:
        """What the engine fills."""
        return self.around / "engine"

    def show(self, offer: Offer) -> None:
        """From now on this, and what the engine filled."""
        past = self.around / "past"
        if self.folder.exists():
            self.folder.rename(past)
        self.engine.rename(self.folder)
        self.offer = offer
        shutil.rmtree(past, ignore_errors=True)

    def alone(self, builder: Callable[[], None]) -> Callable[[], None]:
        """A builder beside which no page is made; a while after it the company that was shown before is forgotten."""
        forgetting = Timer(0, self._forget)

        def build() -> None:
            nonlocal forgetting
            forgetting.cancel()
            with self.making:
                builder()
            forgetting = Timer(_A_WHILE, self._forget)
            forgetting.daemon = True
            forgetting.start()

        return build

    def _forget(self) -> None:
        """Templates hold it in circles; to look for these takes a second where the company is large."""
        with self.making:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def lost(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere."""
        page = self.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def provide(self, name: str) -> Offer | None:
        """See that a file is there, if it can be; hands back the offer that it is of."""
        with self.making:
            offer = self.offer
            for file in (name, f"{name}/index.html"):  # who asks for a folder is sent to its page
                if offer and file in offer.made:
                    self._write([(file, self._made(offer, file))])
                    del offer.made[file]
        if offer and name.startswith(f"{search.FOLDER}/"):
            self._provide_search(offer)
        return offer

    def _made(self, offer: Offer, file: str) -> bytes:
        """A page that cannot be made says why, and gives way when there is another site."""
        try:
            return offer.made[file]()
        except Exception as error:  # it is the reader's to see
            if not file.endswith(".html"):
                raise
            return error_page("This page cannot be shown", told(file, error), self.host).encode()

    def _provide_search(self, offer: Offer) -> None:
        """Pages are made while the index is waited for, and another site may be."""
        with offer.searching:
            if offer.search is None:
                return
            with self.making:
                waiting = offer.search()
            files = list(waiting)
            with self.making:
                if self.offer is offer:
                    self._write(files)
                    offer.search = None

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        for name, data in files:
            place = self.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
