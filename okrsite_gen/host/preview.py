"""What a preview shows: what MkDocs wrote, and all else as soon as a browser asks for it."""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock, RLock, Timer

from okrsite_gen.failures import Failure
from okrsite_gen.folders import Recall
from okrsite_gen.host.trouble import error_page, tell, told
from okrsite_gen.site import search
from okrsite_gen.site.ahead import Ahead, Item
from okrsite_gen.site.links import LinkBook, anchors, file_at
from okrsite_gen.site.templates import Compiled
from okrsite_gen.site.tree import files_of

_A_WHILE = 5  # seconds in which a browser asks for what it shows, and perhaps for more
_SOON = 0.2  # and until then for the page that was changed
_GONE = 1  # companies that wait to be forgotten while one change follows the other
_CIRCLES = 50  # sites after which it is high time to search for what is held in circles: a megabyte each

Files = Iterator[tuple[str, bytes]]


@dataclass(slots=True)
class Offer:
    """What can be had of a site beside what there is already: what lies `ahead` and `others`, one by one, and the search.

    `search` begins with an index and hands back what waits for it; it is `None` once that is there, and where there is no search.
    `forget` lets go of the company when nobody is shown it any more; `later` are steps for which there was no time before the site was
    shown.
    """

    ahead: Ahead
    make: Callable[[Item], bytes]
    others: Mapping[str, Callable[[], bytes]]
    search: Callable[[], Files] | None = None
    forget: Callable[[], None] = lambda: None
    later: Iterator[None] = field(default_factory=lambda: iter(()))
    done: set[str] = field(default_factory=set)
    searching: Lock = field(default_factory=Lock)

    def maker(self, file: str, *, is_there: bool) -> Callable[[], bytes] | None:
        """How a file is made that nobody asked for before; what `is_there` is the engine's unless it is known to be ours."""
        if file in self.done:
            return None
        if file in self.others:
            return self.others[file]
        item = None if is_there and file not in self.ahead.known else self.ahead.find(file)
        return partial(self.make, item) if item else None

    def names(self) -> set[str]:
        """All of them, save those of the search."""
        return {*map(file_at, self.ahead.whole().uris()), *self.others}


def astray(book: LinkBook, folder: Path, others: set[str]) -> dict[str, list[str]]:
    """The links of hand-written pages that lead nowhere, by address; whatever anchor `others` are asked for is taken to be there."""
    written = files_of(folder) - others
    asked: dict[str | None, set[str]] = {}
    for file, anchor in book.places:
        asked.setdefault(file, set()).add(anchor)
    found: dict[str, list[str]] = {}
    for broken in book.broken(
        written | others,
        lambda file: anchors((folder / file).read_text("utf-8")) if file in written else asked[file],
    ):
        found.setdefault(broken.uri, []).append(broken.link)
    return found


@dataclass(slots=True)
class Preview:
    """The site that is served lies in a folder of its own, where the next takes its place when the engine has filled another one.

    Who has the lock `making` makes a site, or a page of the one that is served: nothing else goes on meanwhile. `wanted` tells that
    another site is, `gone` what was shown before and is not forgotten yet, `circles` how many sites were made since somebody searched for
    these. The templates of bodies are `compiled`, and apart from them those of `frames`, in which other things are escaped.
    """

    around: Path
    host: str
    offer: Offer | None = None
    wanted: bool = False
    gone: list[Offer] = field(default_factory=list)
    circles: int = 0
    waiting: Timer | None = None
    making: RLock = field(default_factory=RLock)
    compiled: Compiled = field(default_factory=Compiled)
    frames: Compiled = field(default_factory=Compiled)
    recall: Recall = field(default_factory=lambda: Recall(time.time_ns))

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
        if self.offer:
            self.gone.append(self.offer)
        self.offer = offer
        shutil.rmtree(past, ignore_errors=True)

    def alone(self, builder: Callable[[], None]) -> Callable[[], None]:
        """A builder beside which no page is made; what can wait is done a while after it."""

        def build() -> None:
            self.close()
            self.wanted = True
            try:
                with self.making:
                    self.wanted = False
                    self._forget(_GONE)
                    if self.circles >= _CIRCLES:
                        self._search()
                    self.circles += 1
                    builder()
            finally:
                self._wait(_SOON, self._let_go)

        return build

    def close(self) -> None:
        """What waits need not be done."""
        if self.waiting:
            self.waiting.cancel()

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self.waiting = Timer(seconds, then)
        self.waiting.daemon = True
        self.waiting.start()

    def _let_go(self) -> None:
        """Forget the company that was shown before, if nobody wants another already."""
        with self.making:
            if not self.wanted:
                self._forget(0)
                self._wait(_A_WHILE, self._tidy)

    def _tidy(self) -> None:
        """Check the rest, a step at a time, and search for what is held in circles."""
        while not self.wanted:
            with self.making:
                if not self._has_more():
                    self._search()
                    return

    def _forget(self, left: int) -> None:
        """What was shown before, save for so many that were shown last."""
        while len(self.gone) > left:
            offer = self.gone.pop(0)
            offer.later = iter(())
            offer.forget()

    def _search(self) -> None:
        """Look for what is held in circles: it takes a second where a company is large."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self.circles = 0

    def _has_more(self) -> bool:
        try:
            return next(self.offer.later, self) is None if self.offer else False
        except Failure as failure:
            tell(failure)
            return False

    @property
    def known(self) -> Mapping[str, str]:
        """See `Ahead`, of what is shown."""
        return self.offer.ahead.known if self.offer else {}

    def lost(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere."""
        page = self.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def provide(self, name: str) -> Offer | None:
        """See that a file is there, if it can be; hands back the offer that it is of."""
        with self.making:
            offer = self.offer
            for file in self._likely(name):
                if offer and self._provided(offer, file):
                    break
        if offer and name.startswith(f"{search.FOLDER}/"):
            self._provide_search(offer)
        return offer

    def _likely(self, name: str) -> list[str]:
        """Who asks for a folder is sent to its page; what is known comes first."""
        return sorted([name, f"{name}/index.html"], key=lambda file: file not in self.known)

    def _provided(self, offer: Offer, file: str) -> bool:
        is_there = (self.folder / file).is_file()
        make = offer.maker(file, is_there=is_there)
        if make:
            self._write([(file, self._made(make, file))])
            offer.done.add(file)
        return is_there or make is not None

    def _made(self, make: Callable[[], bytes], file: str) -> bytes:
        """A page that cannot be made says why, and gives way when there is another site."""
        try:
            return make()
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
