"""The portfolio computed as of a date: the one argument of every rule, page, chart and export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Action, ConfidenceVote, Entry, OwnerStatus
from okrsite_gen.model.check_ins import CheckIns
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult, Version
from okrsite_gen.model.kpi import Kpi
from okrsite_gen.model.numbers import rounded
from okrsite_gen.model.objective import Objective, ObjectiveFields
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import KpiValue, Place, Portfolio, cycle_of, place_of
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.shared import Grade
from okrsite_gen.scoring.grouped import Groups, grouped
from okrsite_gen.scoring.watch import Watch, at_cycle, at_folder
from okrsite_gen.scoring.week import AlignedWeeks as AlignedWeeks  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.week import Alignment as Alignment  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.week import Asked as Asked  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.week import Rates as Rates  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.week import Week as Week  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.week import Weeks as Weeks  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.words import Band as Band  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.words import EarlyWarning as EarlyWarning  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.words import Outcome as Outcome  # noqa: PLC0414 - part of the snapshot
from okrsite_gen.scoring.words import Pace as Pace  # noqa: PLC0414 - part of the snapshot

_OF_CYCLES = "objectives by cycle"
_OF_PLACES = "objectives by team and cycle"


@record
class Forecast:
    """Where it is heading: progress at the due date (-0.5 to 1.5) with its 10th and 90th percentile.

    An objective's or a team's is a score, 0 to 1.
    """

    at_due: float
    low: float
    high: float

    def misses(self, success: float) -> bool:
        """Whether it does not reach `success`, as printed."""
        return rounded(self.at_due, 2) < success


@record
class Votes:
    """A team's votes of confidence in one check-in, on the scale of 0 to 5."""

    votes: tuple[ConfidenceVote, ...]
    lowest: float
    highest: float

    @property
    def spread(self) -> float:
        """How far apart the team is."""
        return self.highest - self.lowest


class Point(Light, frozen=True, kw_only=True):
    """One entry of a history. `value`, `current` and `progress` are `None` for a note alone."""

    date: dt.date
    value: float | None
    current: float | None
    progress: float | None
    confidence: float | None
    status: OwnerStatus | None
    by: str | None
    late: bool
    entry: Entry


class Figures(Light, frozen=True, kw_only=True):
    """What is computed of a key result and of an objective alike.

    `progress` is `None` where nothing was reported. `score` is what counts (0 to 1, a grade in force decides; 0 where nothing was
    reported; `None` for what is left out or not measurable); `computed_score` is ours beside a grade. `band` is read off the score
    as printed. `expected` is the plan on the day of the latest value. `confidence` is 0 to 10. `stale` is `False` for what is not live.
    `success` is what its type needs at the end (1 or the success band). Both rates are progress per week: needed from now on to
    succeed (0 once it would), and achieved from its start to the latest report; `None` where there is no time to divide by, nothing
    is known, it has not begun or all is over; the same goes for the forecast. `last_report` is the day of the latest report, an
    objective's that of any of its key results.
    """

    progress: float | None
    score: float | None
    computed_score: float | None
    grade: Grade | None
    band: Band | None
    outcome: Outcome | None
    expected: float | None
    pace: Pace
    confidence: float | None
    votes: Votes | None
    said_status: OwnerStatus | None
    success: float
    forecast: Forecast | None
    needed_per_week: float | None
    achieved_per_week: float | None
    early_warnings: tuple[EarlyWarning, ...]
    live: bool
    stale: bool
    last_check_in: dt.date | None
    last_report: dt.date | None
    history: Sequence[Point]

    @property
    def misses(self) -> bool:
        """Whether the forecast does not reach what success needs."""
        return self.forecast is not None and self.forecast.misses(self.success)


class KeyResultState(Figures, frozen=True, kw_only=True):
    """A key result as of the date, with the definition then in force. `trend` is progress per week, `None` without enough check-ins.

    `counts` tells whether it is in its objective's score, `reached` whether it is at its target (graded: whether the grade says so),
    `finished` whether nothing is left to say of it.
    """

    key_result: KeyResult
    definition: Version
    current: float | None
    trend: float | None
    counts: bool
    reached: bool
    finished: bool

    @property
    def id(self) -> str:
        """The full id."""
        return self.key_result.id

    @property
    def title(self) -> str:
        """Its text, as it stood."""
        return self.definition.fields.title


class ObjectiveState(Figures, frozen=True, kw_only=True):
    """An objective as of the date. `score_with_retired` is set only where a retired key result makes a difference to show."""

    objective: Objective
    definition: ObjectiveFields
    key_results: tuple[KeyResultState, ...]
    score_with_retired: float | None
    closed: bool

    @property
    def id(self) -> str:
        """The full id."""
        return self.objective.id

    @property
    def title(self) -> str:
        """Its text, as it stood."""
        return self.definition.objective

    @property
    def in_rates(self) -> bool:
        """Whether it is everybody's business: personal objectives and drafts are in no rate, and nobody is asked for them."""
        return self.definition.type != "personal" and not self.objective.draft


@record
class Past:
    """An objective's score on each day with a report, and the one that stood a week ago.

    Nothing of either where nothing was known; no `week_ago` once its cycle is over.
    """

    series: tuple[tuple[dt.date, float], ...] = ()
    week_ago: float | None = None


@record
class Mean:
    """A team's score in a cycle: the plain mean over `count` scored, active objectives, personal ones apart.

    `reported` tells whether anybody reported or graded any of them.
    """

    score: float | None
    expected: float | None
    forecast: Forecast | None
    count: int
    reported: bool


@record
class KpiState:
    """A KPI with its values so far; `kept` is whether the latest keeps its limit."""

    kpi: Kpi
    history: tuple[KpiValue, ...]
    current: float | None
    kept: bool | None


@record
class Versions:
    """What is another whenever what was read is: `folders` of each team's folder of a cycle, `rest` of what no check-in changes.

    In the folder `cache` is what was made before.
    """

    rest: str
    folders: Mapping[tuple[str, str], str]
    cache: Path | None = None

    def of_cycle(self, cycle: str) -> list[str]:
        """Those of the folders of a cycle."""
        return [f"{team} {version}" for (team, its), version in sorted(self.folders.items()) if its == cycle]


@record
class Snapshot:
    """Everything as of `as_of`. Mappings are keyed by full id, sorted; drafts and the hidden are not in it.

    `check_ins` are those dated up to `as_of`, in file order. `means` is keyed by team and cycle. `cycle` is the cycle that the home
    page shows: the shortest that holds the date and has objectives of the company, else the latest begun, else the first. `past` (by
    objective), `weeks` and `aligned_weeks` (by cycle) are computed when they are asked for. `partial` are the files of which a part is
    left out: no line of them is told. `versions` are there where they are known, `found` is what rules have found in folders already. `watch` notes who looks at what (see `watched`), `made`
    holds what was made of it `once`.
    """

    portfolio: Portfolio
    as_of: dt.date
    key_results: Mapping[str, KeyResultState]
    objectives: Mapping[str, ObjectiveState]
    past: Mapping[str, Past]
    means: Mapping[tuple[str, str], Mean]
    kpis: Mapping[str, KpiState]
    check_ins: CheckIns
    actions: Sequence[Action]
    cycle: Cycle | None
    by_team: Mapping[str, tuple[ObjectiveState, ...]]
    weeks: Mapping[str, Weeks]
    alignment: Alignment
    aligned_weeks: Mapping[str, AlignedWeeks]
    rates: Rates
    problems: Sequence[Diagnostic] = ()
    revision: str | None = None
    partial: frozenset[str] = frozenset()
    versions: Versions | None = None
    found: Any = field(default=None, repr=False, compare=False)
    watch: Watch = field(default_factory=Watch, repr=False, compare=False)
    made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def settings(self) -> Settings:
        """The company's settings."""
        return self.portfolio.settings

    @property
    def company(self) -> Team | None:
        """The team at the top."""
        return self.portfolio.company

    def of_team(self, team: str, cycle: str | None = None) -> tuple[ObjectiveState, ...]:
        """A team's objectives, of one cycle or all, in id order."""
        with self.watch.resting():
            found = self.by_team.get(team, ()) if cycle is None else self._places.get((team, cycle), ())
        for where in {state.objective.cycle for state in found}:
            self.watch.note(at_folder(team, where))
        return found

    @property
    def _places(self) -> Mapping[Place, tuple[ObjectiveState, ...]]:
        if _OF_PLACES not in self.made:
            self.made[_OF_PLACES] = Groups(self.objectives, grouped(self.objectives, place_of), tuple)
        found: Mapping[Place, tuple[ObjectiveState, ...]] = self.made[_OF_PLACES]
        return found

    def of_cycle(self, cycle: str) -> Sequence[ObjectiveState]:
        """The objectives of a cycle, in id order."""
        self.watch.note(at_cycle(cycle))
        if _OF_CYCLES not in self.made:
            self.made[_OF_CYCLES] = Groups(self.objectives, grouped(self.objectives, cycle_of), tuple)
        found: Mapping[str, tuple[ObjectiveState, ...]] = self.made[_OF_CYCLES]
        with self.watch.resting():
            return found.get(cycle, ())
