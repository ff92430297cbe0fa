"""Check-ins and histories that are unpacked when somebody reads them, and forgotten when others were read since."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from heapq import merge
from typing import overload

from okrsite_gen.folders.recall import Made, Recall
from okrsite_gen.folders.unpacked import Shelf, Unpacked
from okrsite_gen.folders.volume import Order, Volume
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import CheckIn, Entry
from okrsite_gen.model.check_ins import AllCheckIns, CheckIns
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.scoring.grouped import grouped

_OPEN = 1_200_000  # bytes of packed folders that stay unpacked, some thirty times as large: a cycle of 300 teams
_FIRST, _MOST = 50, 1600  # check-ins that are read together


class Opened:
    """The folders that are being read, as of a day. It holds no cycle: a preview forgets each company when it reads the next."""

    def __init__(self, volumes: Mapping[Place, Volume], as_of: dt.date, recall: Recall | None = None) -> None:
        self.volumes = volumes
        each = sum(volume.size for volume in volumes.values()) / max(1, len(volumes))
        many = max(1, int(_OPEN / max(1, each)))
        self.shelf = _shelf(many, as_of, recall) if recall else Shelf(many, as_of)
        self._spotted = recall.spotted if recall else Made[list[Spot]]()
        self.telling = lru_cache(maxsize=None)(partial(_telling, volumes))
        self.version = lru_cache(maxsize=None)(partial(_version, volumes, as_of))

    def folder(self, place: Place) -> Unpacked:
        """What is in a folder, unpacked."""
        return self.shelf.unpacked(self.volumes[place])

    def spots(self, place: Place) -> list[Spot]:
        """Where the check-ins of a folder are."""
        volume = self.volumes[place]
        return self._spotted.find(place, (volume,)) or self._spotted.keep(place, (volume,), [*_spots(place, volume)])

    def forget_others(self) -> None:
        """Where those of other volumes were."""
        self._spotted.keep_only({place: (volume,) for place, volume in self.volumes.items()})


def _shelf(many: int, as_of: dt.date, recall: Recall) -> Shelf:
    """The one that there was, unless folders have become much larger or smaller since."""
    follows = as_of, many.bit_length()
    shelf = recall.shelf.find(follows) or Shelf(many, as_of)
    recall.shelf.keep(follows, shelf)
    return shelf


def _version(volumes: Mapping[Place, Volume], as_of: dt.date, place: Place) -> str:
    """The same as long as all that was said there by the day is."""
    volume = volumes[place]
    later = sum(order[0] > as_of for order in volume.orders)
    return f"{hashlib.sha256(volume.packed).hexdigest()} {later}"


def _telling(volumes: Mapping[Place, Volume], place: Place) -> dict[int, CheckIn]:
    return volumes[place].tellings()


class Spot(Light, frozen=True):
    """Where a check-in is: which of its folder's."""

    order: Order
    id: str
    place: Place
    number: int
    tells: bool


class OpenedCheckIns(CheckIns):
    """Check-ins that are unpacked with their folder when somebody reads them."""

    def __init__(
        self,
        opened: Opened,
        spots: Callable[[], Sequence[Spot]],
        count: int | None = None,
        last: dt.date | None = None,
        *,
        tell: bool = False,
    ) -> None:
        """`count` is how many there are, where that is known; where they are all up to a day, that is the `last`.

        If they all `tell` something, no folder need be unpacked for them.
        """
        self._opened = opened
        self._find = spots
        self._count = count
        self._last = last
        self._tell = tell

    @classmethod
    def of(cls, opened: Opened) -> OpenedCheckIns:
        """Of all folders."""
        count = sum(len(volume.orders) for volume in opened.volumes.values())
        return cls(opened, partial(_all_spots, opened), count, dt.date.max)

    @cached_property
    def _spots(self) -> Sequence[Spot]:
        return self._find()

    @overload
    def __getitem__(self, index: int) -> CheckIn: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CheckIn]: ...
    def __getitem__(self, index: int | slice) -> CheckIn | Sequence[CheckIn]:
        """One, or some."""
        if isinstance(index, slice):
            return self._of(self._spots[index])
        return self._at(self._spots[index])

    def _at(self, spot: Spot) -> CheckIn:
        folder = self._opened.telling(spot.place) if self._tell else self._opened.folder(spot.place).check_ins
        return folder[spot.number]

    def __iter__(self) -> Iterator[CheckIn]:
        """In file order."""
        return self._read(self._spots)

    def __reversed__(self) -> Iterator[CheckIn]:
        """The newest first."""
        return self._read(self._spots[::-1])

    def _read(self, spots: Sequence[Spot]) -> Iterator[CheckIn]:
        """Some, and ever more at a time: their folders follow each other day by day, and each is unpacked once for as many as there are."""
        start, many = 0, _FIRST
        while start < len(spots):
            some = spots[start : start + many]
            yield from self._together(some)
            start, many = start + many, min(2 * many, _MOST)

    def _together(self, spots: Sequence[Spot]) -> Sequence[CheckIn]:
        places = grouped(range(len(spots)), lambda number: spots[number].place)
        found = {number: self._at(spots[number]) for numbers in places.values() for number in numbers}
        return [found[number] for number in range(len(spots))]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._spots) if self._count is None else self._count

    def days(self) -> Sequence[dt.date]:
        """See `CheckIns`."""
        return [spot.order[0] for spot in self._spots]

    def ids(self) -> Sequence[str]:
        """See `CheckIns`."""
        return [spot.id for spot in self._spots]

    def part(self, start: int, stop: int) -> CheckIns:
        """See `CheckIns`."""
        return self._of(self._spots[start:stop])

    def until(self, day: dt.date) -> CheckIns:
        """See `CheckIns`; found out when somebody asks."""
        last = None if self._last is None else min(self._last, day)
        return OpenedCheckIns(
            self._opened, lambda: self._spots[: bisect_right(self.days(), day)], last=last, tell=self._tell
        )

    def in_cycles(self, cycles: Collection[str]) -> CheckIns:
        """See `CheckIns`."""
        return self._those(lambda spot: spot.place[1] in cycles)

    def in_folder(self, team: str, cycle: str) -> CheckIns:
        """See `CheckIns`."""
        return self._of(self._by_place.get((team, cycle), []))

    @cached_property
    def _by_place(self) -> Mapping[Place, list[Spot]]:
        found: dict[Place, list[Spot]] = defaultdict(list)
        for spot in self._spots:
            found[spot.place].append(spot)
        return found

    def version(self, team: str, cycle: str) -> str | None:
        """As above."""
        return self._opened.version((team, cycle)) if (team, cycle) in self._opened.volumes else ""

    def telling(self) -> CheckIns:
        """See `CheckIns`."""
        spots = [spot for spot in self._spots if spot.tells]
        return OpenedCheckIns(self._opened, lambda: spots, tell=True)

    def met(self, cycles: Collection[str]) -> CheckIns:
        """The last of each folder, unless somebody asks of an earlier day."""
        volumes = (volume for place, volume in self._opened.volumes.items() if place[1] in cycles)
        found = [(volume.orders[number], said) for volume in volumes for number, said in volume.met]
        if self._last is None or any(order[0] > self._last for order, _ in found):
            return super().met(cycles)
        return AllCheckIns(said for _, said in sorted(found, key=lambda each: each[0]))

    def _those(self, wanted: Callable[[Spot], bool]) -> CheckIns:
        return self._of([spot for spot in self._spots if wanted(spot)])

    def _of(self, spots: Sequence[Spot]) -> OpenedCheckIns:
        return OpenedCheckIns(self._opened, lambda: spots, tell=self._tell)


def _all_spots(opened: Opened) -> list[Spot]:
    spots = [spot for place in opened.volumes for spot in opened.spots(place)]
    return sorted(spots, key=lambda spot: spot.order)


def _spots(place: Place, volume: Volume) -> Iterator[Spot]:
    telling = set(volume.telling)
    for number, (order, id_) in enumerate(zip(volume.orders, volume.ids, strict=True)):
        yield Spot(order=order, id=id_, place=place, number=number, tells=number in telling)


class Entries(Mapping[str, tuple[Entry, ...]]):
    """What is said, by what it is about, in file order; `elsewhere` is spoken of in other folders than its own."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place, volume in opened.volumes.items():
            for about in volume.about:
                self._places[about].append(place)
        self._ids = sorted(self._places)
        spoken = self._places.items()
        self.elsewhere = [about for about, places in spoken if places != [place_of(about)]]

    def __getitem__(self, about: str) -> tuple[Entry, ...]:
        """Of one; mostly all of it stands in one folder."""
        if about not in self._places:
            raise KeyError(about)
        places = self._places[about]
        if len(places) == 1:
            return self._opened.folder(places[0]).entries[about]
        return tuple(
            entry for _, entry in merge(*(self._ordered(place, about) for place in places), key=lambda pair: pair[0])
        )

    @cached_property
    def abroad(self) -> frozenset[str]:
        """The objectives of which other folders than their own speak, or of whose key results they do."""
        return frozenset(about.partition("#")[0] for about in self.elsewhere)

    def places(self, about: str) -> Sequence[Place]:
        """The folders in which it is spoken of."""
        return self._places.get(about, ())

    def _ordered(self, place: Place, about: str) -> Iterator[tuple[Order, Entry]]:
        """By day and file: two check-ins may be called alike."""
        order = {(order[0], order[-1]): order for order in self._opened.volumes[place].orders}
        return ((order[entry.date, entry.origin.file], entry) for entry in self._opened.folder(place).entries[about])

    def __iter__(self) -> Iterator[str]:
        """The ids, sorted."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many are spoken of."""
        return len(self._ids)
