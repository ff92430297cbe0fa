"""A plan that is made part by part, as somebody asks for what is in it: to plan a large site takes longer than to make a page of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from okrsite_gen.site.links import file_at
from okrsite_gen.site.plan import Asset, Page, SitePlan
from okrsite_gen.site.planning import assemble

Item = Page | Asset


class Ahead:
    """`known` tells for each file in which part it is planned, as far as this plan or the one before it has got."""

    def __init__(self, parts: Sequence[Callable[[], Iterable[Item]]], known: Mapping[str, int]) -> None:
        self.known = dict(known)
        self._left = {number: _begun(part) for number, part in enumerate(parts)}
        self._found: dict[str, Item] = {}
        self._items: list[Item] = []
        self._hidden = ""
        self._whole: SitePlan | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all is planned."""
        return not self._left

    def hide(self, file: str) -> None:
        """Somebody else has made that."""
        self._hidden, self._whole = file, None

    def find(self, file: str) -> Item | None:
        """What is planned there; the part that had it before is asked first."""
        if file == self._hidden:
            return None
        while file not in self._found and self._left:
            known = self.known.get(file, -1)
            self._make(known if known in self._left else min(self._left), file)
        return self._found.get(file)

    def go_on(self) -> Iterator[None]:
        """Plan what is left, a part at each step."""
        while self._left:
            self._make(min(self._left))
            yield

    def whole(self) -> SitePlan:
        """All of it; raises `ValueError` for two things at one address."""
        if self._whole is None:
            for _ in self.go_on():
                pass
            self._whole = assemble(item for item in self._items if file_at(item.uri) != self._hidden)
        return self._whole

    def _make(self, number: int, until: str = "") -> None:
        """Plan a part, to its end or to that file."""
        for item in self._left[number]:
            name = file_at(item.uri)
            self.known[name] = number
            self._found[name] = item
            self._items.append(item)
            if name == until:
                return
        del self._left[number]


def _begun(part: Callable[[], Iterable[Item]]) -> Iterator[Item]:
    yield from part()
