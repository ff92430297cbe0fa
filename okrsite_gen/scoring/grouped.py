"""Things by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def grouped(found: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    """By their keys, which come in the order in which they are first met; each group is in the order given."""
    groups: dict[K, list[V]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups
