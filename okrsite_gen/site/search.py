"""The reader's search: an index for each cycle and one for what belongs to none, made beside the rendering and merged in the browser.

Pagefind indexes stubs, not pages: title, people, why, key results, notes. What has not changed since an earlier build comes out of
the store; a reader loads the indexes of cycles that are over only when asked for them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages.page import Page, Stub
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site.prose import bare
from okrsite_gen.store import code_of

FOLDER = "search"
MANIFEST = "okrsite.json"


@record
class Document:
    """A stub with the address and the title that a result shows."""

    uri: str
    title: str
    stub: Stub

    @property
    def known(self) -> tuple[object, ...]:
        """What `row` follows from, without reading what was said."""
        stub = self.stub
        version = stub.said.version if stub.said else ""
        return self.uri, self.title, stub.lines, stub.prose, version, stub.kind, stub.team, stub.status

    @property
    def row(self) -> tuple[str, str, list[str], str, str, str]:
        """As an index is made of it."""
        stub = self.stub
        lines, prose = stub.said.texts() if stub.said else ((), ())
        lines = (*stub.lines, *lines, *(line for text in (*stub.prose, *prose) for line in bare(text)))
        return self.uri, self.title, list(dict.fromkeys(lines)), stub.kind, stub.team, stub.status


@record
class Shelf:
    """What is found in a cycle (an id; empty: in none): `documents` are read by those who make an index.

    `key` is another whenever what they are made of is, and empty where there are none.
    """

    cycle: str
    key: str
    documents: Callable[[], Iterable[Document]]


@record
class Index:
    """What is searched together: `cycle` is `None` for what belongs to none, `open` tells whether a reader's first search looks there.

    `key` is the digest of all that it depends on.
    """

    cycle: Cycle | None
    open: bool
    language: str
    shelves: tuple[Shelf, ...]
    key: str

    @property
    def documents(self) -> list[Document]:
        """All of them, sorted by address."""
        found = (document for shelf in self.shelves for document in shelf.documents())
        return sorted(found, key=lambda document: (document.uri, document.title))

    @property
    def path(self) -> str:
        """Its folder below `search/`."""
        return f"cycles/{self.cycle.id}/" if self.cycle else ""

    def told(self, name: str) -> dict[str, object]:
        """What a browser is told of it; `name` is that of its list."""
        told = {"path": self.path, "list": name, "open": self.open}
        return told | ({"title": self.cycle.title} if self.cycle else {})

    def job(self) -> bytes:
        """What it is made of."""
        columns = ("kind", "team", "status")
        rows = [document.row for document in self.documents]
        job = {"language": self.language, "engine": self.cycle is None, "columns": columns, "documents": rows}
        return json.dumps(job, ensure_ascii=False).encode()


def documents(pages: Iterable[Page]) -> Iterator[Document]:
    """Those pages that want to be found."""
    for page in pages:
        if page.search is not None:
            yield Document(uri=page.uri, title=page.title, stub=page.search())


def shelves(found: Iterable[Document]) -> list[Shelf]:
    """By cycle."""
    by_cycle: dict[str, list[Document]] = {}
    for document in found:
        by_cycle.setdefault(document.stub.cycle, []).append(document)
    return [Shelf(cycle=cycle, key=digest(some), documents=some.copy) for cycle, some in by_cycle.items()]


def digest(found: Iterable[Document]) -> str:
    """Another whenever something else is found; empty for nothing."""
    known = sorted((document.known for document in found), key=lambda known: known[:2])
    return hashlib.sha256(json.dumps(known).encode()).hexdigest() if known else ""


def of_cycles(snapshot: Snapshot, found: Iterable[Shelf], language: str) -> list[Index]:
    """An index for each cycle in which there is something to find, the newest first."""
    by_cycle: dict[str, list[Shelf]] = {}
    for shelf in found:
        if shelf.key:
            by_cycle.setdefault(shelf.cycle, []).append(shelf)
    cycles = [cycle for cycle in snapshot.portfolio.cycles.values() if cycle.id in by_cycle]
    newest_first = sorted(cycles, key=lambda cycle: (cycle.ends, cycle.starts, cycle.id), reverse=True)
    return [_index(by_cycle[cycle.id], language, cycle, open_=_is_open(snapshot, cycle)) for cycle in newest_first]


def of_none(found: Iterable[Document], language: str) -> Index:
    """The index of what belongs to no cycle, which are all of these; the engine lies beside it."""
    documents = list(found)
    shelf = Shelf(cycle="", key=digest(documents), documents=documents.copy)
    return _index([shelf], language, None, open_=True)


def _is_open(snapshot: Snapshot, cycle: Cycle) -> bool:
    return cycle.ends >= snapshot.as_of or cycle == snapshot.cycle


def _index(found: Iterable[Shelf], language: str, cycle: Cycle | None, *, open_: bool) -> Index:
    shelves = tuple(found)
    known = json.dumps([language, cycle is None, sorted(shelf.key for shelf in shelves)])
    key = hashlib.sha256(_made_by() + known.encode()).hexdigest()
    return Index(cycle=cycle, open=open_, language=language, shelves=shelves, key=key)


@cache
def _made_by() -> bytes:
    """What else an index depends on: Pagefind's version, the program that runs it, and what words are found in a text."""
    return f"{version('pagefind_bin')} {code_of('pages', 'site')}".encode()


def manifest(indexes: Iterable[tuple[Index, str]]) -> bytes:
    """What a browser reads first: the indexes, each with the name of its list."""
    told = [index.told(name) for index, name in indexes]
    return json.dumps({"indexes": told}, separators=(",", ":")).encode()
