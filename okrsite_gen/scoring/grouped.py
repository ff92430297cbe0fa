"""Things by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R")


def grouped(found: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    """By their keys, which come in the order in which they are first met; each group is in the order given."""
    groups: dict[K, list[V]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups


class Groups(Mapping[K, R], Generic[K, V, R]):
    """What is made of the things of a group when somebody asks for it; `names` are theirs, by group."""

    def __init__(self, found: Mapping[str, V], names: Mapping[K, Sequence[str]], make: Callable[[list[V]], R]) -> None:
        self._found = found
        self._names = names
        self._make = make
        self._made: dict[K, R] = {}

    def __getitem__(self, key: K) -> R:
        if key not in self._made:
            self._made[key] = self._make([self._found[name] for name in self._names[key]])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._names

    def __iter__(self) -> Iterator[K]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
