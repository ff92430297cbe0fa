"""Folders that are unpacked when somebody reads them, and forgotten when others were read since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from okrsite_gen.folders.volume import Packed, Volume
from okrsite_gen.loading.grouping import entries_by_id
from okrsite_gen.scoring.points import of_objective, with_numbers
from okrsite_gen.scoring.snapshot import Point


class Shelf:
    """What was unpacked of volumes, as of a day: of whatever company they are, and only as `many` as were read last."""

    def __init__(self, many: int, as_of: dt.date) -> None:
        self.unpacked = lru_cache(maxsize=many)(partial(_unpacked, as_of))


def _unpacked(as_of: dt.date, volume: Volume) -> Unpacked:
    return Unpacked(volume.unpacked(), as_of)


class Unpacked:
    """One folder's check-ins, what they say by what it is about, and the histories that this makes."""

    def __init__(self, packed: Packed, as_of: dt.date) -> None:
        self.check_ins = packed.check_ins
        self.entries = entries_by_id(packed.check_ins)
        self._numbers = packed.numbers
        self._as_of = as_of
        self._histories: dict[str, tuple[Point, ...]] = {}

    def history(self, about: str) -> tuple[Point, ...]:
        """What was said up to the day of an objective or a key result of this folder."""
        if about not in self._histories:
            self._histories[about] = tuple(self._points(about))
        return self._histories[about]

    def _points(self, about: str) -> Iterator[Point]:
        entries = self.entries.get(about, ())
        if about in self._numbers:
            return with_numbers(entries, self._numbers[about])
        return of_objective(entry for entry in entries if entry.date <= self._as_of)


class History(Sequence[Point]):
    """A history that is made when somebody reads it, and kept as long as its volume is unpacked."""

    __slots__ = ("_about", "_shelf", "_volume")

    def __init__(self, shelf: Shelf, volume: Volume, about: str) -> None:
        self._shelf = shelf
        self._volume = volume
        self._about = about

    def _points(self) -> tuple[Point, ...]:
        return self._shelf.unpacked(self._volume).history(self._about)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - as a tuple has it
        """As of a tuple."""
        return self._points()[index]

    def __len__(self) -> int:
        """How many points there are."""
        return len(self._points())

    def __iter__(self) -> Iterator[Point]:
        """The oldest first."""
        return iter(self._points())

    def __reversed__(self) -> Iterator[Point]:
        """The newest first."""
        return reversed(self._points())
