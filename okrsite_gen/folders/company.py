"""The folders of a company put together: what everybody asks for at once, the rest when somebody reads it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any

from okrsite_gen.diagnostics import Problem
from okrsite_gen.folders.found import together
from okrsite_gen.folders.moves import KeptMoves
from okrsite_gen.folders.opened import Entries, Opened, OpenedCheckIns
from okrsite_gen.folders.recall import Made, Recall
from okrsite_gen.folders.unpacked import History
from okrsite_gen.folders.volume import Computed, Volume, by_name, numbers
from okrsite_gen.loading.actions import read_actions
from okrsite_gen.loading.load import Defined, Spoken, join
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import KpiValue, Place, Portfolio, place_of
from okrsite_gen.rules.finding import Found
from okrsite_gen.scoring.earlier import Number, followed
from okrsite_gen.scoring.ended import Ended, ended
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState
from okrsite_gen.scoring.states import States
from okrsite_gen.scoring.weeks import TeamWeeks, WeeksByTeam


@record
class Heard:
    """All that was said, and all that is wrong: `unread` with how files are written, `problems` with the rest."""

    portfolio: Portfolio
    unread: list[Problem]
    problems: list[Problem]


@record
class Company:
    """`states` and `weeks` are those of the day that the folders were asked for, `found` is what rules said of them.

    `versions` tells those of all that is said of what a folder defines, and in it.
    """

    heard: Heard
    states: Mapping[str, ObjectiveState]
    weeks: WeeksByTeam
    versions: Callable[[], Mapping[Place, str]]
    found: Found


def company_of(
    defined: Defined, volumes: Mapping[Place, Volume], as_of: dt.date, moves: KeptMoves, recall: Recall | None = None
) -> Company:
    """All folders together, with what was computed of them."""
    opened = Opened(volumes, as_of, recall)
    entries = Entries(opened)
    heard = _heard(defined, opened, entries)
    states = _States(heard.portfolio, opened, entries, as_of, recall.made if recall else Made())
    states.forget_others()
    over = (cycle.id for cycle in heard.portfolio.cycles.values() if cycle.ends < as_of)
    return Company(
        heard=heard,
        states=States(
            heard.portfolio, over, states.of, states.followed, states.ended, partial(moves.of, states.numbers)
        ),
        weeks=_Weeks(volumes, states),
        versions=states.versions,
        found=together((volume.found for volume in volumes.values()), _left(heard.portfolio, entries)),
    )


def heard_of(defined: Defined, volumes: Mapping[Place, Volume], as_of: dt.date) -> Heard:
    """All folders together."""
    opened = Opened(volumes, as_of)
    return _heard(defined, opened, Entries(opened))


def _heard(defined: Defined, opened: Opened, entries: Entries) -> Heard:
    volumes = opened.volumes
    unread: list[Problem] = []
    found: list[Problem] = []
    for volume in volumes.values():
        unreadable, unloadable = volume.problems()
        unread += unreadable
        found += unloadable
    acting = sorted((held for volume in volumes.values() for held in volume.acting), key=lambda held: held.order)
    spoken = Spoken(
        check_ins=OpenedCheckIns.of(opened),
        actions=read_actions(acting, found),
        named={name for volume in volumes.values() for name in volume.named},
        entries=entries,
        kpi_values=_kpi_values(volumes.values(), defined.linked.frame.kpis.known),
    )
    portfolio, problems = join(defined, spoken, found)
    return Heard(portfolio=portfolio, unread=unread, problems=problems)


def _left(portfolio: Portfolio, entries: Entries) -> frozenset[str]:
    """The objectives of which a rule may find something else when it knows what other folders say."""
    acted = {(action.about or "").partition("#")[0] for action in portfolio.actions}
    return frozenset(portfolio.objectives.keys() & (entries.abroad | acted))


def _kpi_values(volumes: Iterable[Volume], known: Iterable[str]) -> dict[str, tuple[KpiValue, ...]]:
    """In file order, by KPI in the order of kpis.yml."""
    said = [(volume.orders[number], kpi, value) for volume in volumes for number, kpi, value in volume.kpis]
    values: dict[str, list[KpiValue]] = {kpi: [] for kpi in known}
    for _, kpi, value in sorted(said, key=lambda each: each[0]):
        values[kpi].append(value)
    return {kpi: tuple(found) for kpi, found in values.items() if found}


_Of = Mapping[str, ObjectiveState]


class _States:
    """Makes states of figures."""

    def __init__(self, portfolio: Portfolio, opened: Opened, entries: Entries, as_of: dt.date, made: Made[_Of]) -> None:
        self.portfolio = portfolio
        self.opened = opened
        self.entries = entries
        self.as_of = as_of
        self.made = made

    def forget_others(self) -> None:
        """What was made of anything else than what there is now."""
        self.made.keep_only({place: self._follows(place) for place in self.opened.volumes})
        self.opened.forget_others()

    def of(self, place: Place) -> _Of:
        """Those of a folder; objectives of which other folders speak too are computed here, when all is known."""
        if not self.alone(place):
            return self._of(place)
        follows = self._follows(place)
        return self.made.find(place, follows) or self.made.keep(place, follows, self._of(place))

    def _follows(self, place: Place) -> tuple[object, ...]:
        """What states follow from of which nobody speaks elsewhere."""
        return self.opened.volumes[place], self.portfolio.objectives, self.opened.shelf

    def _of(self, place: Place) -> dict[str, ObjectiveState]:
        computed = self.opened.volumes[place].computed()
        return {found.id: self._state(self.portfolio.objectives[found.id], found, place) for found in computed}

    def _state(self, objective: Objective, found: Computed, place: Place) -> ObjectiveState:
        if objective.id in self.entries.abroad:
            return objective_on(self.portfolio, objective, self.as_of)
        parts = zip(objective.key_results, found.key_results, strict=True)
        key_results = tuple(self._part(key_result, figures, place) for key_result, figures in parts)
        return ObjectiveState(
            objective=objective,
            definition=objective.on(self.as_of),
            key_results=key_results,
            history=self._history(place, objective.id),
            **by_name(ObjectiveState, found.figures),
        )

    def followed(self) -> Iterator[Number]:
        """See `earlier.followed`; where others speak of what is defined in a folder it is made anew."""
        for place, volume in self.opened.volumes.items():
            yield from volume.numbers() if self.alone(place) else followed(self.of(place).values())

    def numbers(self) -> Iterator[bytes]:
        """The same as folders tell it, so that it is another whenever one of them is."""
        for place, volume in self.opened.volumes.items():
            yield bytes(volume.followed if self.alone(place) else numbers(self.of(place).values()))

    def ended(self, place: Place) -> Ended:
        """See `ended.ended`, as above."""
        return self.opened.volumes[place].ended if self.alone(place) else ended(self.of(place).values())

    def alone(self, place: Place) -> bool:
        """Whether nobody else speaks of what is defined in a folder."""
        return place not in self._spoken_of

    @cached_property
    def _spoken_of(self) -> set[Place]:
        return set(map(place_of, self.entries.abroad))

    def versions(self) -> dict[Place, str]:
        """Of all folders."""
        return {place: self._version(place) for place in self.opened.volumes}

    def _version(self, place: Place) -> str:
        """What is another whenever a file is that speaks of what is defined in a folder, or lies in it."""
        spoken = self._speaking.get(place, ())
        return " ".join(self.opened.volumes[other].version for other in sorted({place, *spoken}))

    @cached_property
    def _speaking(self) -> Mapping[Place, set[Place]]:
        """Where something is said of what is defined in a folder, if anywhere else."""
        found: dict[Place, set[Place]] = defaultdict(set)
        for about in self.entries.elsewhere:
            found[place_of(about)].update(self.entries.places(about))
        return found

    def _part(self, key_result: KeyResult, figures: Any, place: Place) -> KeyResultState:  # noqa: ANN401 - made in volume
        return KeyResultState(
            key_result=key_result,
            definition=key_result.on(self.as_of),
            history=self._history(place, key_result.id),
            **by_name(KeyResultState, figures),
        )

    def _history(self, place: Place, about: str) -> History | tuple[()]:
        return History(self.opened.shelf, self.opened.volumes[place], about) if self.entries.places(about) else ()


class _Weeks(Mapping[Place, TeamWeeks]):
    """Those of teams that are known without asking anybody else."""

    def __init__(self, volumes: Mapping[Place, Volume], states: _States) -> None:
        self._volumes = volumes
        self._states = states

    def __getitem__(self, place: Place) -> TeamWeeks:
        found = self._volumes[place].weeks() if self._states.alone(place) else None
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[Place]:
        return (place for place in self._volumes if place in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
