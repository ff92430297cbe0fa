"""All check-ins of a company, in file order: by date, so that a stretch of time is a slice."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import overload

from okrsite_gen.model.check_in import CheckIn


class CheckIns(Sequence[CheckIn]):
    """Check-ins in file order. Whoever needs only some asks for those: of a large company each may have to be unpacked first."""

    @abstractmethod
    def days(self) -> Sequence[dt.date]:
        """The date of each."""

    @abstractmethod
    def ids(self) -> Sequence[str]:
        """The id of each."""

    @abstractmethod
    def part(self, start: int, stop: int) -> CheckIns:
        """Those from one position to another (exclusive)."""

    @abstractmethod
    def in_cycles(self, cycles: Collection[str]) -> CheckIns:
        """Those in the folders of these cycles."""

    @abstractmethod
    def in_folder(self, team: str, cycle: str) -> CheckIns:
        """Those in a team's folder of a cycle."""

    @abstractmethod
    def telling(self) -> CheckIns:
        """Those with wins, demos or decisions, perhaps without what they say of objectives."""

    def met(self, cycles: Collection[str]) -> CheckIns:
        """Those of meetings in the folders of these cycles, perhaps the last of each folder alone, and without what they say of objectives."""
        return self.in_cycles(cycles)

    def version(self, team: str, cycle: str) -> str | None:  # noqa: ARG002 - for those that know
        """What is another whenever something else was said in a team's folder of a cycle; `None` where only reading it would tell."""
        return None

    def until(self, day: dt.date) -> CheckIns:
        """Those of a day and all before it."""
        return self.part(0, bisect_right(self.days(), day))

    def since(self, day: dt.date) -> CheckIns:
        """Those after a day."""
        return self.part(bisect_right(self.days(), day), len(self))


def tells(check_in: CheckIn) -> bool:
    """Whether it has wins, demos or decisions."""
    return bool(check_in.wins or check_in.demos or check_in.decisions)


def is_meeting(check_in: CheckIn) -> bool:
    """Whether it says of a meeting of the team who came, or how long it took."""
    return check_in.meeting == "check-in" and bool(check_in.attendees or check_in.minutes)


class AllCheckIns(CheckIns):
    """Check-ins that are all there."""

    def __init__(self, check_ins: Iterable[CheckIn] = ()) -> None:
        self._all = tuple(check_ins)

    @overload
    def __getitem__(self, index: int) -> CheckIn: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CheckIn]: ...
    def __getitem__(self, index: int | slice) -> CheckIn | Sequence[CheckIn]:
        """As of a tuple."""
        return self._all[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def __iter__(self) -> Iterator[CheckIn]:
        """In file order."""
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        """The same check-ins in the same order."""
        return isinstance(other, AllCheckIns) and self._all == other._all

    def __hash__(self) -> int:
        """As of a tuple."""
        return hash(self._all)

    def __repr__(self) -> str:
        """As of a tuple."""
        return repr(self._all)

    def days(self) -> Sequence[dt.date]:
        """See `CheckIns`."""
        return [each.date for each in self._all]

    def ids(self) -> Sequence[str]:
        """See `CheckIns`."""
        return [each.id for each in self._all]

    def part(self, start: int, stop: int) -> CheckIns:
        """See `CheckIns`."""
        return AllCheckIns(self._all[start:stop])

    def in_cycles(self, cycles: Collection[str]) -> CheckIns:
        """See `CheckIns`."""
        return AllCheckIns(each for each in self._all if each.cycle in cycles)

    def in_folder(self, team: str, cycle: str) -> CheckIns:
        """See `CheckIns`."""
        return AllCheckIns(each for each in self._all if (each.team, each.cycle) == (team, cycle))

    def telling(self) -> CheckIns:
        """See `CheckIns`."""
        return AllCheckIns(filter(tells, self._all))
