"""A snapshot in which every look at what check-ins change is noted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from typing import Any, TypeVar, cast, overload

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.check_ins import CheckIns
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot, Week, Weeks
from okrsite_gen.scoring.states import SomeUnclosed
from okrsite_gen.scoring.watch import EVERYTHING, Look, Watch, at_cycle, at_folder, at_folder_of
from okrsite_gen.scoring.week import Rates

K = TypeVar("K")
V = TypeVar("V")


def watched(snapshot: Snapshot) -> Snapshot:
    """The same, looked at through its own `watch`. What no check-in changes is free to be looked at."""
    watch, portfolio = Watch(), snapshot.portfolio
    return dataclasses.replace(
        snapshot,
        watch=watch,
        objectives=_NotedStates(snapshot.objectives, watch, at_folder_of),
        key_results=_Noted(snapshot.key_results, watch, at_folder_of),
        past=_Noted(snapshot.past, watch, at_folder_of),
        means=_Noted(snapshot.means, watch, lambda place: at_folder(*place)),
        weeks=_NotedWeeks(snapshot.weeks, watch),
        kpis=_Noted(snapshot.kpis, watch, _all),
        check_ins=_NotedCheckIns(snapshot.check_ins, watch),
        actions=_NotedList(snapshot.actions, watch),
        problems=_NotedList(snapshot.problems, watch),
        rates=cast("Rates", _NotedRates(snapshot.rates, watch)),
        portfolio=dataclasses.replace(
            portfolio,
            check_ins=_NotedCheckIns(portfolio.check_ins, watch),
            actions=_NotedList(portfolio.actions, watch),
            entries=_Noted(portfolio.entries, watch, _all),
            kpi_values=_Noted(portfolio.kpi_values, watch, _all),
        ),
    )


def _all(_: object) -> Look:
    return EVERYTHING


class _Noted(Mapping[K, V]):
    """What is asked for is noted by its key; keys are known to all."""

    __slots__ = ("_found", "_look", "_note", "_watch")

    def __init__(self, found: Mapping[K, V], watch: Watch, look: Callable[[K], Look]) -> None:
        self._found = found
        self._watch = watch
        self._note = watch.note
        self._look = look

    def __getitem__(self, key: K) -> V:
        self._note(self._look(key))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[K]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def values(self) -> ValuesView[V]:
        """All of them."""
        self._note(EVERYTHING)
        return self._found.values()

    def items(self) -> ItemsView[K, V]:
        """All of them."""
        self._note(EVERYTHING)
        return self._found.items()


class _NotedStates(_Noted[str, ObjectiveState], SomeUnclosed):
    def unclosed(self) -> Iterable[ObjectiveState]:
        """As `states.unclosed` has them."""
        self._note(EVERYTHING)
        if isinstance(self._found, SomeUnclosed):
            return self._found.unclosed()
        return (state for state in self._found.values() if not state.closed)


class _NotedWeeks(Mapping[str, Weeks]):
    """Teams' weeks are noted by their folder, those of everybody by the cycle."""

    def __init__(self, found: Mapping[str, Weeks], watch: Watch) -> None:
        self._found = found
        self._watch = watch

    def __getitem__(self, cycle: str) -> Weeks:
        return cast("Weeks", _WeeksOf(self._found[cycle], self._watch, cycle))

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _WeeksOf:
    def __init__(self, found: Weeks, watch: Watch, cycle: str) -> None:
        self._found = found
        self._watch = watch
        self._cycle = cycle
        self.teams = _Noted(found.teams, watch, lambda team: at_folder(team, cycle))

    @property
    def company(self) -> tuple[Week, ...]:
        self._watch.note(at_cycle(self._cycle))
        return self._found.company


class _NotedRates:
    def __init__(self, found: Rates, watch: Watch) -> None:
        self._found = found
        self._watch = watch

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the rates have it
        self._watch.note(EVERYTHING)
        return getattr(self._found, name)


class _NotedList(Sequence[V]):
    """Who looks at one looks at everything."""

    def __init__(self, found: Sequence[V], watch: Watch) -> None:
        self._found = found
        self._watch = watch

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        self._watch.note(EVERYTHING)
        return self._found[index]

    def __len__(self) -> int:
        self._watch.note(EVERYTHING)
        return len(self._found)


class _NotedCheckIns(CheckIns):
    """Those of a folder or of cycles are noted as such; who knows the place of one looks at its folder, and all else is everything."""

    def __init__(self, found: CheckIns, watch: Watch) -> None:
        self._found = found
        self._watch = watch

    @overload
    def __getitem__(self, index: int) -> CheckIn: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CheckIn]: ...
    def __getitem__(self, index: int | slice) -> CheckIn | Sequence[CheckIn]:
        if isinstance(index, slice):
            return self._all()[index]
        found = self._found[index]
        self._watch.note(at_folder_of(found.id))
        return found

    def __iter__(self) -> Iterator[CheckIn]:
        return iter(self._all())

    def __reversed__(self) -> Iterator[CheckIn]:
        return reversed(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def days(self) -> Sequence[dt.date]:
        return self._all().days()

    def ids(self) -> Sequence[str]:
        return self._all().ids()

    def part(self, start: int, stop: int) -> CheckIns:
        return self._all().part(start, stop)

    def in_cycles(self, cycles: Collection[str]) -> CheckIns:
        for each in cycles:
            self._watch.note(at_cycle(each))
        return self._found.in_cycles(cycles)

    def in_folder(self, team: str, cycle: str) -> CheckIns:
        self._watch.note(at_folder(team, cycle))
        return self._found.in_folder(team, cycle)

    def telling(self) -> CheckIns:
        return self._all().telling()

    def version(self, team: str, cycle: str) -> str | None:
        self._watch.note(at_folder(team, cycle))
        return self._found.version(team, cycle)

    def _all(self) -> CheckIns:
        self._watch.note(EVERYTHING)
        return self._found
