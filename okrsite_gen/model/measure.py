"""What a kind of key result answers for: its own keys, and the arithmetic that follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal, Protocol

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import record

PaceWord = Literal["on-track", "behind", "at-risk"]


@record
class Stretch:
    """The days a key result is worked on, from `starts` to `due`, both inside."""

    starts: dt.date
    due: dt.date

    def share(self, day: dt.date) -> float:
        """The share of time gone on `day`: 0 before the start, 1 from the due date on."""
        if day >= self.due:
            return 1.0
        if day <= self.starts:
            return 0.0
        return (day - self.starts).days / (self.due - self.starts).days


@record
class Fault:
    """Something wrong with a key result's own keys: `path` leads to the value inside the key result."""

    rule: str
    severity: Severity
    path: tuple[str | int, ...]
    message: str
    help: str


class Measure(Protocol):
    """The kind-specific part of a key result: a schema class in `okrsite_gen.kinds` that also computes.

    `said` is always what counts of the check-ins, in file order. Progress is raw: below 0 and above 1 are possible,
    `None` where nothing was reported (or nothing can be: no target).
    """

    kind: ClassVar[str]
    reports: ClassVar[str]  # the check-in key that reports it: "value" or "done"
    forecasts: ClassVar[bool]  # whether its past tells where it is heading (steps and limits do not)

    @property
    def unit(self) -> str | None:
        """The unit of its values: `unit:` as written, else that of its target, baseline or limit; `None` for none."""

    @property
    def measurable(self) -> bool:
        """Whether it can be scored at all (a metric without a target cannot)."""

    @property
    def keeps_limit(self) -> bool:
        """Whether it keeps a limit all along instead of reaching a target."""

    def faults(self, time: Stretch) -> Iterable[Fault]:
        """What is wrong with its own keys."""

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """Message and help when a check-in cannot be about this kind (a value for a binary one)."""

    def value(self, said: Said) -> float | None:
        """The number that one report carries, for the history (milestones: none; judged: the share)."""

    def current(self, said: Sequence[Said]) -> float | None:
        """Where it stands: the number, the share of the steps' weight that is done, 0 or 1."""

    def progress(self, said: Sequence[Said]) -> float | None:
        """Raw progress."""

    def planned(self, day: dt.date, time: Stretch) -> float | None:
        """Progress that the plan wants on `day`; `None` where there is no plan."""

    def planned_value(self, day: dt.date, time: Stretch) -> float | None:
        """The same as a value in its unit, for drawing; `None` for kinds without values."""

    def bends(self, time: Stretch) -> Sequence[dt.date]:
        """The days, in order and from the start to the due date, between which the plan runs straight."""

    def value_at(self, progress: float) -> float | None:
        """The value whose progress that is, in its unit (the first on the way, where several are); `None` for kinds without."""

    def reached(self, said: Sequence[Said]) -> bool:
        """Whether it is where it should be at the end: target reached, all steps done, limit kept throughout."""

    def finished(self, said: Sequence[Said]) -> bool:
        """Whether nothing is left to say (a metric at its target still moves, so never)."""

    def pace(self, said: Sequence[Said]) -> PaceWord | None:
        """A pace word of the kind's own (limits), else `None`: judged by the gap to the plan."""

    def working(self, said: Sequence[Said]) -> str:
        """The arithmetic of the progress in one line: `(38 - 31) / (45 - 31) = 0.50`."""

    def describe(self) -> str:
        """From where to where, for a sentence: `from 31% to 45%`, `at least 99.5%`."""

    def start_text(self) -> str:
        """The baseline cell of a table; empty where it has none."""

    def goal_text(self) -> str:
        """The target cell of a table."""

    def format(self, current: float | None) -> str:
        """A current value as readers see it: `38%`, `2 of 4 steps`, `not yet`; empty for `None`."""
