"""What a process that goes on for long has read already: good for folders of which no file was touched since."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from okrsite_gen.folders.bound import Sides
from okrsite_gen.loading.frame import Frame
from okrsite_gen.model.portfolio import Place
from okrsite_gen.reading import Discovered, Listings, Spots
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.scoring.snapshot import ObjectiveState

if TYPE_CHECKING:
    from okrsite_gen.folders.opened import Spot
    from okrsite_gen.folders.outline import Drawn
    from okrsite_gen.folders.unpacked import Shelf

K = TypeVar("K")
V = TypeVar("V")

_TICKS = 2_000_000_000  # nanoseconds within which a file may be written twice at what looks like one time


class Stands(NamedTuple):
    """Versions (see `Files`) of what defines in a folder, and of what is said in it; `None` where some could not be read."""

    defines: str | None
    says: str | None


class Touched(NamedTuple):
    """Files as the system has them, and the last time at which one of them was changed, in nanoseconds since 1970."""

    files: tuple[object, ...]
    last: int


def touched(root: Path, tree: Discovered, files: Iterable[Found]) -> Touched | None:
    """Another whenever one of the files is, since nobody can set when its entry was changed; `None` where one is gone."""
    found: list[object] = []
    last, wrong = 0, tree.wrong
    try:
        for each in files:
            seen = os.lstat(f"{root}/{each.file}")
            found += each, seen.st_dev, seen.st_ino, seen.st_mode, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
            last = max(last, seen.st_mtime_ns, seen.st_ctime_ns)
            if wrong:
                found += each.file in tree.misnamed, each.file in tree.closed
    except OSError:
        return None
    return Touched(tuple(found), last)


class Last(Generic[K, V]):
    """What there was the last time by place, each as long as what it follows from is the same."""

    def __init__(self) -> None:
        self._known: Mapping[Place, tuple[K, V]] = {}

    def find(self, place: Place, follows: K) -> V | None:
        """What there was, if it still holds."""
        known = self._known.get(place)
        return known[1] if known and known[0] == follows else None

    def keep(self, found: Mapping[Place, tuple[K, V]]) -> None:
        """All that is there the next time."""
        self._known = found


class Latest(Generic[K, V]):
    """What there was the last time, as long as what it follows from is the same."""

    def __init__(self) -> None:
        self._known: tuple[K, V] | None = None

    def find(self, follows: K) -> V | None:
        """What there was, if it still holds."""
        return self._known[1] if self._known and self._known[0] == follows else None

    def keep(self, follows: K, found: V) -> None:
        """Forget what there was before."""
        self._known = follows, found


class Made(Generic[V]):
    """What was made of folders when somebody asked, each as long as it would be made of the very same things."""

    def __init__(self) -> None:
        self._known: dict[Place, tuple[tuple[object, ...], V]] = {}

    def find(self, place: Place, follows: tuple[object, ...]) -> V | None:
        """What there was, if it still holds."""
        known = self._known.get(place)
        return known[1] if known and _are(known[0], follows) else None

    def keep(self, place: Place, follows: tuple[object, ...], found: V) -> V:
        """Hand it back, and have it from now on."""
        self._known[place] = follows, found
        return found

    def keep_only(self, follows: Mapping[Place, tuple[object, ...]]) -> None:
        """Forget all that was made of other things."""
        known = self._known.items()
        self._known = {place: each for place, each in known if place in follows and _are(each[0], follows[place])}


def _are(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return all(map(is_, some, others))


@dataclass(slots=True)
class Recall:
    """`now` tells the nanoseconds since 1970. `stands` is what stood in folders, `sides` what came of them.

    `listings` are those of the tree, `spots` tells where in files something is, `around` is what stands outside of folders,
    `drawn` all that defines, `shelf` has check-ins that were unpacked, `spotted` tells where they
    are, `made` is what was computed of objectives.
    """

    now: Callable[[], int]
    listings: Listings = field(default_factory=Listings)
    spots: Spots = field(default_factory=Spots)
    stands: Last[Touched, Stands] = field(default_factory=Last)
    sides: Last[tuple[object, ...], Sides] = field(default_factory=Last)
    around: Latest[str, tuple[list[Document], Frame]] = field(default_factory=Latest)
    drawn: Latest[str, Drawn] = field(default_factory=Latest)
    shelf: Latest[tuple[dt.date, int], Shelf] = field(default_factory=Latest)
    spotted: Made[list[Spot]] = field(default_factory=Made)
    made: Made[Mapping[str, ObjectiveState]] = field(default_factory=Made)

    def unsettled(self) -> int:
        """From when on a file that is changed once more may look as it does now."""
        return self.now() - _TICKS
