"""The part of the content that an audience may read, to be loaded as if nothing else had been written.

What is left out is taken out of the files' plain data, with all that leads to it, before anything is loaded from them. So no score, link,
count, problem or name can come from it: for whatever is made of the rest it does not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from okrsite_gen.diagnostics import Problem
from okrsite_gen.loading.finder import Finder
from okrsite_gen.loading.problems.check_ins import OPEN_ACTION, UNKNOWN_ACTION
from okrsite_gen.loading.screen import Screen
from okrsite_gen.loading.shared_lists import Shared, doubtful, measured, texts
from okrsite_gen.loading.sifting import Own, Rest
from okrsite_gen.loading.withheld import Redaction, Sifted, Sight, Withheld
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading.document import Document, Found

# Whether an action is open depends on check-ins that are perhaps left out.
_OF_OTHERS = {OPEN_ACTION.id, UNKNOWN_ACTION.id}


class Sieve:
    """Goes through what defines, and then through what is said, a folder at a time and in any order.

    Where it `overhears`, what is left of the lists that all share depends on what is left of check-ins: then all of them are shown
    to `close` and `overhear` before anybody asks what is `left`.
    """

    def __init__(
        self, documents: Sequence[Document], portfolio: Portfolio, *, drafts: bool, audience: str | None
    ) -> None:
        """`documents` are those that define, `portfolio` is all that they say. Without an `audience` it is the highest."""
        self._documents = documents
        self._portfolio = portfolio
        self._hidden: set[str] = set()
        self._withheld: list[Withheld] = []
        self._first = self._screen = Screen(documents, portfolio, drafts=drafts, audience=audience)
        own = Own(self._first, self._hidden, self._withheld)
        self._stay = [left for each in documents if (left := own.left(each))]
        self._doubtful = doubtful(documents, self._first)
        self._measured: set[str] = set()
        self._named: set[str] = set()
        self.hides = bool(self._withheld or self._first.teams or self._first.cycles or self._first.below_default)

    @cached_property
    def _finder(self) -> Finder:
        objectives, cycles = self._portfolio.objectives.values(), self._portfolio.cycles
        keys = {each.id: frozenset(one.key for one in each.key_results) for each in objectives}
        return Finder(keys, cycles, cycles.get)

    @property
    def overhears(self) -> bool:
        """As above."""
        return self._first.below_default or bool(self._doubtful)

    @property
    def asks(self) -> object:
        """What decides, beside all that defines, on what check-ins say of themselves."""
        return self._first.asks

    def keeps(self, said: object) -> bool:
        """Whether a check-in with these keys is not left out by itself."""
        return self._first.keys(said) is None

    def stays(self, found: Found, said: object) -> bool:
        """The same, with regard to where it lies."""
        return self._first.place(found.team, found.cycle) is None and self.keeps(said)

    def close(self, spoken: Iterable[Found]) -> None:
        """With all files in which something is said and which stay."""
        used = [each.found for each in self._stay if each.found.cycle] + list(spoken)
        self._screen = self._first.without_unused(
            {each.team or "" for each in used}, {each.cycle or "" for each in used}, self._portfolio
        )

    def heeds(self, text: bytes) -> bool:
        """Whether what is said with these bytes of plain data in it may be of interest to `overhear`."""
        return self._first.below_default or any(person.encode() in text for person in self._doubtful)

    def overhear(self, documents: Sequence[Document]) -> None:
        """What people and machines say in a folder."""
        for document in self.sift(documents).documents:
            self._measured.update(measured(document))
            self._named.update(self._doubtful.intersection(texts(document.data)))

    def sift(self, documents: Sequence[Document]) -> Sifted:
        """What is left of what is said in a folder."""
        withheld: list[Withheld] = []
        own = Own(self._first, self._hidden, withheld)
        left = [each for document in documents if (each := own.left(document))]
        if self.hides:
            rest = Rest(self._screen, self._finder, self._hidden, withheld)
            left = [each for document in left if (each := rest.left(document))]
        return _sifted(documents, left, withheld)

    def left(self) -> Sifted:
        """What is left of what defines."""
        withheld = list(self._withheld)
        rest = Rest(self._screen, self._finder, self._hidden, withheld)
        left = [each for document in self._stay if (each := rest.left(document))]
        shared = Shared(self._screen, left, withheld, self._measured, self._named)
        return _sifted(self._documents, list(shared.documents()), withheld)

    def traces(self) -> object:
        """What is another whenever, with all that defines the same, other things are left out of it or of what is said."""
        screens = [(each.teams, each.cycles, each.below_default) for each in (self._first, self._screen)]
        return screens, self._withheld, sorted(self._measured), sorted(self._named)

    def sight(
        self, portfolio: Portfolio, problems: Iterable[Problem], files: Iterable[str], taken: Sequence[Redaction]
    ) -> Sight:
        """What readers get: `portfolio` and `problems` are of what is left, `taken` is all that is not of all `files`."""
        partial = frozenset(file for each in taken for file in each.partial)
        gone = frozenset(file for each in taken for file in each.gone)
        return Sight(
            portfolio=portfolio,
            problems=tuple(problem for problem in problems if problem.rule not in _OF_OTHERS),
            withheld=tuple(each for one in taken for each in one.withheld),
            partial=partial,
            whole=frozenset(files) - partial - gone,
            closed=frozenset([*self._folders(), *partial, *gone]),
            listed=not self._first.below_default,
        )

    def _folders(self) -> Iterator[str]:
        """Where all lies that belongs to a team or a cycle which is left out."""
        for team, folder in self._screen.folders.items():
            yield from [folder] if team in self._screen.teams else []
            yield from (f"{folder}/{cycle}" for cycle in self._screen.cycles)


def _sifted(before: Collection[Document], after: Sequence[Document], withheld: Iterable[Withheld]) -> Sifted:
    written = {each.found.file: each for each in before}
    partial = [each.found.file for each in after if each is not written.pop(each.found.file)]
    taken = Redaction(withheld=tuple(withheld), partial=tuple(partial), gone=tuple(written))
    return Sifted(documents=tuple(after), taken=taken)
