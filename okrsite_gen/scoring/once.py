"""What concerns the whole company is made once for all pages, when the first of them asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from okrsite_gen.scoring.snapshot import Snapshot

T = TypeVar("T")


def once(make: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """A function of nothing but the snapshot that is called once for each; nobody changes what it gave."""

    @wraps(make)
    def found(snapshot: Snapshot) -> T:
        kept = snapshot.made
        if make not in kept:
            kept[make] = make(snapshot)
        result: T = kept[make]
        return result

    return found
