"""A plan that is made part by part, as somebody asks for what is in it: to plan a large site takes longer than to make a page of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from okrsite_gen.site.links import file_at
from okrsite_gen.site.plan import Asset, Page, SitePlan, Standing
from okrsite_gen.site.planning import Part, assemble

Item = Page | Asset


class Ahead:
    """`known` tells for each file in which part it is planned, as far as this plan or the one before it has got.

    `standing` are the parts that need not be planned, by name.
    """

    def __init__(self, parts: Sequence[Part], known: Mapping[str, str], standing: Mapping[str, Standing] = {}) -> None:
        self.parts = parts
        self.known = dict(known)
        self._left = {part.name: _begun(part) for part in parts if part.name not in standing}
        self._standing = standing
        self._found: dict[str, Item] = {}
        self._items: dict[str, list[Item]] = {name: [] for name in self._left}
        self._hidden = ""
        self._whole: SitePlan | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all is planned that has to be."""
        return not self._left

    def hide(self, file: str) -> None:
        """Somebody else has made that."""
        self._hidden, self._whole = file, None

    def find(self, file: str) -> Item | None:
        """What is planned there, save what stands; the part that had it before is asked first."""
        if file == self._hidden:
            return None
        while file not in self._found and self._left:
            known = self.known.get(file, "")
            self._make(known if known in self._left else next(iter(self._left)), file)
        return self._found.get(file)

    def items(self, part: str) -> Iterable[Item]:
        """What is in a part."""
        if part in self._standing:
            return self._standing[part].items.values()
        if part in self._left:
            self._make(part)
        return self._items[part]

    def go_on(self) -> Iterator[None]:
        """Plan what is left, a part at each step."""
        while self._left:
            self._make(next(iter(self._left)))
            yield

    def whole(self) -> SitePlan:
        """All of it; raises `ValueError` for two things at one address."""
        if self._whole is None:
            for _ in self.go_on():
                pass
            items = (item for items in self._items.values() for item in items)
            self._whole = assemble(
                (item for item in items if file_at(item.uri) != self._hidden), [*self._standing.values()]
            )
        return self._whole

    def _make(self, part: str, until: str = "") -> None:
        """Plan a part, to its end or to that file."""
        for item in self._left[part]:
            name = file_at(item.uri)
            self.known[name] = part
            self._found[name] = item
            self._items[part].append(item)
            if name == until:
                return
        del self._left[part]


def _begun(part: Part) -> Iterator[Item]:
    yield from part.make()
