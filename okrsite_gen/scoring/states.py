"""The states of a company's objectives, made folder by folder when somebody asks, and what is read off them as lazily."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from okrsite_gen.model.portfolio import Place, Portfolio, cycle_of, place_of
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

if TYPE_CHECKING:
    from okrsite_gen.scoring.earlier import Number
    from okrsite_gen.scoring.ended import Ended
    from okrsite_gen.scoring.move import Move


class SomeUnclosed(Mapping[str, ObjectiveState]):
    """States that are made when somebody asks."""

    @abstractmethod
    def unclosed(self) -> Iterable[ObjectiveState]:
        """Those whose cycle is not over."""


class States(SomeUnclosed):
    """By id, sorted. `make` makes those of a team's folder of a cycle; `over` are the cycles that are over.

    `followed` tells what `earlier.followed` finds in all of them, `ended` what `ended.ended` finds in a folder;
    `moves` hands on, or keeps, what `earlier.earlier` makes.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        over: Iterable[str],
        make: Callable[[Place], Mapping[str, ObjectiveState]],
        followed: Callable[[], Iterable[Number]],
        ended: Callable[[Place], Ended],
        moves: Callable[[Callable[[], Mapping[str, tuple[Move, ...]]]], Mapping[str, tuple[Move, ...]]],
    ) -> None:
        self._portfolio = portfolio
        self._over = frozenset(over)
        self._make = make
        self.followed = followed
        self.ended = ended
        self.moves = moves
        self._made: dict[Place, Mapping[str, ObjectiveState]] = {}

    def __getitem__(self, id_: str) -> ObjectiveState:
        if id_ not in self._portfolio.objectives:
            raise KeyError(id_)
        place = place_of(id_)
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._make(place)
        return made[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._portfolio.objectives

    def __iter__(self) -> Iterator[str]:
        return iter(self._portfolio.objectives)

    def __len__(self) -> int:
        return len(self._portfolio.objectives)

    def unclosed(self) -> Iterator[ObjectiveState]:
        """Those whose cycle is not over."""
        return iter(self._unclosed)

    @cached_property
    def _unclosed(self) -> list[ObjectiveState]:
        return [self[id_] for id_ in self if cycle_of(id_) not in self._over]


def unclosed(snapshot: Snapshot) -> Iterable[ObjectiveState]:
    """The objectives whose cycle is not over, by id: those of long ago need not be made for it."""
    found = snapshot.objectives
    if isinstance(found, SomeUnclosed):
        return found.unclosed()
    return (state for state in found.values() if not state.closed)


class Parts(Mapping[str, KeyResultState]):
    """The key results of objectives, by id and sorted like them."""

    def __init__(self, objectives: Mapping[str, ObjectiveState]) -> None:
        self._objectives = objectives

    def __getitem__(self, id_: str) -> KeyResultState:
        for part in self._objectives[id_.partition("#")[0]].key_results:
            if part.id == id_:
                return part
        raise KeyError(id_)

    def __iter__(self) -> Iterator[str]:
        return (id_ for each in self._objectives.values() for id_ in sorted(part.id for part in each.key_results))

    def __len__(self) -> int:
        return sum(len(each.key_results) for each in self._objectives.values())
