"""How objectives hang together: what leads to the company's objectives, what nobody works for, and what goes round in circles.

Links go from an objective to what it supports; a link to a key result is one to its objective as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import rustworkx as rx

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.objective import Link, Objective
from okrsite_gen.model.objectives import pairs
from okrsite_gen.model.portfolio import Portfolio, cycle_of
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.score import retired_on
from okrsite_gen.scoring.snapshot import AlignedWeeks, Alignment, Asked

_WEEK = dt.timedelta(days=7)
RISES = 2


class Links:
    """The graph of all `supports` of a portfolio, asked day by day; a closed cycle is judged on its last day.

    `places` has the ids of all objectives, with their numbers in the graph.
    """

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._objectives = portfolio.objectives
        self._ids = list(portfolio.objectives)
        self.places = {id_: place for place, id_ in enumerate(self._ids)}
        self.by_cycle = grouped(self._ids, cycle_of)
        self._upper = grouped((id_ for id_ in self._ids if self._level(id_) == "company"), cycle_of)
        self._graph: rx.PyDiGraph[str, None] = rx.PyDiGraph()
        self._graph.add_nodes_from(self._ids)
        self._graph.add_edges_from_no_data(list(self._edges()))
        self._leading: dict[frozenset[int], frozenset[int]] = {}
        self._companys: dict[dt.date, frozenset[int]] = {}

    def _edges(self) -> Iterator[tuple[int, int]]:
        for source, to in pairs(self._objectives):
            if to in self.places:
                yield self.places[source], self.places[to]

    def _running(self, day: dt.date) -> Iterator[Objective]:
        """Those in whose cycle the day lies: no other is live."""
        return map(self._objectives.__getitem__, self._ids_running(day, self.by_cycle))

    def _ids_running(self, day: dt.date, by_cycle: Mapping[str, Iterable[str]]) -> Iterator[str]:
        cycles = (id_ for id_, cycle in self._portfolio.cycles.items() if cycle.holds(day))
        return (id_ for cycle in cycles for id_ in by_cycle.get(cycle, ()))

    def on(self, day: dt.date, objectives: Iterable[Objective] | None = None) -> Asked:
        """Of `objectives` (all, unless said) those that are live on `day` and below the company level, personal ones apart."""
        leading = self._leading_up(day)
        chosen = self._running(day) if objectives is None else objectives
        asked = [objective for objective in chosen if self._is_asked(objective, day)]
        lost = (objective.id for objective in asked if self.places[objective.id] not in leading)
        return Asked(date=day, asked=len(asked), unaligned=tuple(sorted(lost)))

    def judged(self, id_: str, as_of: dt.date) -> bool | None:
        """Whether an objective leads up, on `as_of` or on the last day of its cycle if that is over; `None` if nobody asks."""
        day = min(as_of, self._portfolio.cycles[cycle_of(id_)].ends)
        return self.places[id_] in self._leading_up(day) if self._is_asked(self._objectives[id_], day) else None

    def way_up(self, objective: Objective, day: dt.date) -> tuple[Link, ...]:
        """The shortest chain of links to a company objective that is live on `day`; of equal ones the first in the order written."""
        leading = self._leading_up(day)
        ways: list[tuple[Link, ...]] = [()]
        seen: set[str] = set()
        for way in ways:
            at = self._objectives[way[-1].to.partition("#")[0]] if way else objective
            if way and self._is_companys(at, day):
                return way
            if at.id not in seen and self.places[at.id] in leading:
                seen.add(at.id)
                ways += [(*way, link) for link in at.supports if link.to.partition("#")[0] in self.places]
        return ()

    def unsupported(self, day: dt.date) -> tuple[str, ...]:
        """Live company objectives, then their key results, that no live objective links to."""
        supported = {
            name
            for objective in self._running(day)
            if is_live(self._portfolio, objective, day)
            for link in objective.supports
            for name in (link.to, link.to.partition("#")[0])
        }
        company = [objective for objective in self._running(day) if self._is_companys(objective, day)]
        names = [objective.id for objective in company] + [
            key_result.id
            for objective in company
            for key_result in objective.key_results
            if not retired_on(key_result.on(day).fields, day)
        ]
        return tuple(sorted(name for name in names if name not in supported))

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """One for each group of objectives that all lead to each other: a shortest way round from its smallest id."""
        groups = [group for group in rx.strongly_connected_components(self._graph) if len(group) > 1]
        return tuple(sorted(self._way_round(sorted(group, key=self._graph.get_node_data)) for group in groups))

    def _way_round(self, group: list[int]) -> tuple[str, ...]:
        first, inside = group[0], set(group)
        queue: list[tuple[int, ...]] = [(first,)]
        seen = {first}
        for path in queue:
            for follower in sorted(self._graph.successor_indices(path[-1]), key=self._graph.get_node_data):
                if follower == first:
                    return tuple(self._graph.get_node_data(node) for node in path)
                if follower in inside and follower not in seen:
                    seen.add(follower)
                    queue.append((*path, follower))
        raise AssertionError("a strongly connected group has a way round")

    def _leading_up(self, day: dt.date) -> frozenset[int]:
        """All places from which a chain of links reaches a company objective that is live on `day`."""
        company = self._company(day)
        if company not in self._leading:
            reached = {ancestor for place in company for ancestor in rx.ancestors(self._graph, place)}
            self._leading[company] = frozenset(reached | company)
        return self._leading[company]

    def _company(self, day: dt.date) -> frozenset[int]:
        """The places of company objectives that are live on `day`; asked once for each page."""
        if day not in self._companys:
            upper = self._ids_running(day, self._upper)
            found = (id_ for id_ in upper if self._is_companys(self._objectives[id_], day))
            self._companys[day] = frozenset(self.places[id_] for id_ in found)
        return self._companys[day]

    def _level(self, full_id: str) -> str:
        """That of the team in an id: to read an objective for it takes longer."""
        return self._portfolio.teams[full_id.partition("/")[0]].level

    def _is_companys(self, objective: Objective, day: dt.date) -> bool:
        team = self._portfolio.teams[objective.team]
        shared = objective.on(day).type != "personal"
        return team.level == "company" and shared and is_live(self._portfolio, objective, day)

    def _is_asked(self, objective: Objective, day: dt.date) -> bool:
        below = self._portfolio.teams[objective.team].level != "company"
        return below and objective.on(day).type != "personal" and is_live(self._portfolio, objective, day)


def is_live(portfolio: Portfolio, objective: Objective, day: dt.date) -> bool:
    """Active, not retired, within its cycle: whether its work is done, or its numbers are fresh, makes no difference here."""
    running = portfolio.cycles[objective.cycle].holds(day)
    return running and not objective.draft and not retired_on(objective.on(day), day)


def mondays(cycle: Cycle, as_of: dt.date) -> list[dt.date]:
    """The Mondays of a cycle up to `as_of`."""
    first = cycle.starts + dt.timedelta(days=-cycle.starts.weekday() % 7)
    last = min(cycle.ends, as_of)
    return [first + week * _WEEK for week in range((last - first).days // 7 + 1)] if last >= first else []


def is_rising(series: Iterable[Asked]) -> bool:
    """Whether the share rose twice running at the end: early enough to talk."""
    shares = [week.share for week in series if week.share is not None][-RISES - 1 :]
    return len(shares) == RISES + 1 and all(later > earlier for earlier, later in pairwise(shares))


class AlignedByCycle(Mapping[str, AlignedWeeks]):
    """Who led nowhere, Monday by Monday, in each cycle with objectives; computed when it is first asked for."""

    def __init__(self, links: Links, portfolio: Portfolio, as_of: dt.date) -> None:
        self._links = links
        self._portfolio = portfolio
        self._as_of = as_of
        self._made: dict[str, AlignedWeeks] = {}
        self._ids = links.by_cycle

    def __getitem__(self, cycle: str) -> AlignedWeeks:
        if cycle not in self._made:
            objectives = [self._portfolio.objectives[id_] for id_ in self._ids[cycle]]
            self._made[cycle] = self._weeks(self._portfolio.cycles[cycle], objectives)
        return self._made[cycle]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _weeks(self, cycle: Cycle, objectives: list[Objective]) -> AlignedWeeks:
        days = mondays(cycle, self._as_of)
        teams: dict[str, list[Objective]] = {}
        for objective in objectives:
            teams.setdefault(objective.team, []).append(objective)
        found = {
            team: tuple(self._links.on(day, group) for day in days)
            for team, group in sorted(teams.items())
            if self._portfolio.teams[team].level != "company"
        }
        each = zip(*found.values(), strict=True) if found else ((),) * len(days)
        return AlignedWeeks(company=tuple(map(_together, days, each)), teams=found)


def _together(day: dt.date, asked: Iterable[Asked]) -> Asked:
    """Those of all teams: nobody asks for objectives of the company."""
    asked = list(asked)
    lost = sorted(id_ for each in asked for id_ in each.unaligned)
    return Asked(date=day, asked=sum(each.asked for each in asked), unaligned=tuple(lost))


class _Judged(Mapping[str, bool]):
    """What `Links.judged` says of each objective that is asked, when somebody wants to know."""

    def __init__(self, links: Links, as_of: dt.date) -> None:
        self._links = links
        self._as_of = as_of
        self._found: dict[str, bool | None] = {}

    def __getitem__(self, id_: str) -> bool:
        if id_ not in self._found:
            self._found[id_] = self._links.judged(id_, self._as_of) if id_ in self._links.places else None
        found = self._found[id_]
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return (id_ for id_ in self._links.places if id_ in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def align(links: Links, as_of: dt.date) -> Alignment:
    """All of it as of a day."""
    return Alignment(
        aligned=_Judged(links, as_of),
        today=links.on(as_of),
        unsupported=links.unsupported(as_of),
        circles=links.circles(),
    )
