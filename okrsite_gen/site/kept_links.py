"""Which links of kept pages can have broken since they were checked: few, so that few are looked at.

All of them led somewhere when the table was written. They still do, as long as no file of the table is gone and none that was made
again has an anchor less; only what leads beside these files is looked up again. Where that is not enough, all links are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from okrsite_gen.site.kept import Kept
from okrsite_gen.site.links import Broken, Lead, LinkBook, Place, file_at
from okrsite_gen.site.table import Book, Row
from okrsite_gen.site.tree import Tree


@dataclass
class KeptLinks:
    """Looks where the pages of a `tree` lead: those of this build are in `book`; `around` tells the anchors of a kept page's frame."""

    kept: Kept
    book: LinkBook
    frames: frozenset[bytes]
    around: Callable[[str, str | None], str]
    tree: Tree
    _books: dict[str, Book | None] = field(default_factory=dict)

    def broken(self, files: Collection[str]) -> list[Broken]:
        """Links that lead nowhere."""
        if self._holds() and not any(self._some.broken(files, self._anchors_of)):
            return []
        self._some = self._every()
        return list(self._some.broken(files, self._anchors_of))

    def outward(self, broken: Collection[Broken]) -> list[Lead]:
        """Where they lead beside the kept files, and what was `broken`: what is looked up in the next build."""
        return [lead for lead in self._some.links() if lead[0] not in self._rows or Broken(*lead[2:]) in broken]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        """By file."""
        return {file_at(uri): row for uri, row in self.kept.rows.items()}

    @cached_property
    def _anew(self) -> list[tuple[str, Row]]:
        """What was made again: the rows of before."""
        rows = self.kept.rows
        return [(uri, row) for uri, row in self.kept.before.rows.items() if rows.get(uri) is not row]

    @cached_property
    def _same(self) -> dict[str, str]:
        """The addresses of what is as it was, by file."""
        before, rows = self.kept.before.rows, self.kept.rows
        return {file_at(uri): uri for uri in self.kept.same if rows[uri] is before[uri]}

    def _holds(self) -> bool:
        """Whether nothing is gone to which a kept page may lead."""
        before = self.kept.before
        if not (self.frames.issubset(before.frames) and before.rows.keys() <= self.kept.rows.keys()):
            return False
        return all(self._has_its_anchors(uri, row) for uri, row in self._anew)

    def _has_its_anchors(self, uri: str, row: Row) -> bool:
        book = self._book(row.pack)
        if book is None:
            return False
        now = self.book.anchors.get(file_at(uri), ("", ""))[1]
        return set(book.anchors[row.number].split()) <= set(now.split())

    @cached_property
    def _some(self) -> LinkBook:
        """What has to be looked up: where no page that was there before led, and what leads beside the table's files."""
        known = self._known()
        places = {
            place: at for place, at in self.book.places.items() if place not in known or place[0] not in self._rows
        }
        some = LinkBook(places, self.book.anchors)
        some.note(self.kept.before.outward)
        return some

    def _known(self) -> set[Place]:
        """Where pages that were made again led before."""
        before = self.kept.before
        used = Counter(row.pack for row in before.rows.values())
        book = LinkBook()
        for pack, rows in _by_pack(self._anew).items():
            self._note(book, pack, rows, whole=used[pack] == before.sizes[pack])
        return set(book.places)

    def _every(self) -> LinkBook:
        """Where all pages lead."""
        every = LinkBook(dict(self.book.places), self.book.anchors)
        same = [(uri, self.kept.rows[uri]) for uri in self._same.values()]
        for pack, rows in _by_pack(same).items():
            if not self._note(every, pack, rows, whole=len(rows) == self.kept.before.sizes[pack]):
                for uri, _ in rows:
                    every.add_links(uri, self.tree.text(file_at(uri)))
        return every

    def _note(self, book: LinkBook, pack: str, rows: list[tuple[str, Row]], *, whole: bool) -> bool:
        """Note where those rows of a pack lead, and all others if they are the `whole` of it; `False` if that is lost."""
        if whole:
            kept = self._book(pack)
            book.note(kept.links if kept else ())
            return kept is not None
        written = self.kept.packs.pack(pack) or []
        for uri, row in rows if written else ():
            found = written[row.number].leads
            book.note((file, anchor, uri, link) for file, anchor, link in (found.links if found else ()))
        return bool(written)

    def _anchors_of(self, file: str) -> Collection[str]:
        """Those of a file that was not made now; where its book is lost, and of a hand-written one, as it stands."""
        uri = self._same.get(file)
        book = None if uri is None else self._book(self.kept.rows[uri].pack)
        if uri is None or book is None:
            return self.tree.anchors_of(file)
        own = book.anchors[self.kept.rows[uri].number].split()
        return {*own, *self.around(uri, self.kept.same[uri]).split()}

    def _book(self, pack: str) -> Book | None:
        if pack not in self._books:
            self._books[pack] = self.kept.packs.book(pack)
        return self._books[pack]


def _by_pack(rows: Iterable[tuple[str, Row]]) -> dict[str, list[tuple[str, Row]]]:
    found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for uri, row in rows:
        found[row.pack].append((uri, row))
    return found
