"""The search of one build: begun as soon as there is something to find, waited for at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from okrsite_gen import environment
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site import search
from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.kept import Kept
from okrsite_gen.site.plan import Page
from okrsite_gen.site.planning import Part
from okrsite_gen.site.search_engine import Engine
from okrsite_gen.store import Store
from okrsite_gen.workers import processes_for

_KEPT_INDEXES = 64


def _engine() -> Engine:
    cache = environment.cache_folder()
    return Engine(Store(folder=cache / "search" if cache else None, digits=0, kept=_KEPT_INDEXES))


@dataclass(slots=True)
class Finding:
    """What is found of the pages of a plan in a language, of which something may be `kept`; `loose` is what belongs to no cycle."""

    snapshot: Snapshot
    ahead: Ahead
    language: str
    kept: Kept | None = None
    engine: Engine = field(default_factory=_engine)
    loose: list[search.Document] = field(default_factory=list)

    def begin(self, *, alone: bool) -> None:
        """Have what belongs to a cycle indexed from now on, in this process alone or in several."""
        size = self.ahead.whole().size
        others = [each for part in self.ahead.parts if not part.cycle for each in self._documents(part)]
        self.loose = [document for document in others if not document.stub.cycle]
        folders = [shelf for part in self.ahead.parts if part.cycle for shelf in self._shelves(part)]
        cycles = search.of_cycles(self.snapshot, [*folders, *search.shelves(others)], self.language)
        self.engine.start(cycles, 1 if alone else processes_for(size))

    def _documents(self, part: Part) -> list[search.Document]:
        known = self.kept.documents if self.kept else {}
        if part.name in known:
            return known[part.name]
        return list(search.documents(item for item in self.ahead.items(part.name) if isinstance(item, Page)))

    def _shelves(self, part: Part) -> list[search.Shelf]:
        """Of a folder."""
        if self.kept is None:
            return search.shelves(self._documents(part))
        key = self.kept.outlines[part.name].found
        return [search.Shelf(cycle=part.cycle, key=key, documents=partial(self._documents, part))]

    def go_on(self, handwritten: list[search.Document]) -> None:
        """The rest, which waited for the hand-written pages."""
        self.engine.start([search.of_none([*self.loose, *handwritten], self.language)])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files of the search by address, when they are there."""
        yield from self.engine.files()
        self.close()

    def close(self) -> None:
        """End what still runs."""
        self.engine.close()
