"""`milestones`: named steps, each done or not."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from okrsite_gen.kinds.problems import DUPLICATE_STEP, STEP_OUT_OF_TIME, fault, time_faults
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import Date, Id, Items, Line, Weight, refuse, schema
from okrsite_gen.model.measure import Fault, Stretch
from okrsite_gen.model.numbers import fixed, number, settle


@schema
class Step:
    """One step; `title` is the id where none was given, `due` the key result's where it has none of its own."""

    id: Id
    """What a check-in names under `done:`."""
    title: Line = ""
    """What is done then."""
    weight: Weight = 1.0
    """How much it counts beside the others."""
    due: Date | None = None
    """The day on which it is planned."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", self.title or self.id)


def _some(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    if not steps:
        raise refuse(
            "there are no steps", "write at least one step, each after `- `, such as `- {id: beta, title: Closed beta}`"
        )
    return steps


@schema
class Milestones:
    """The keys of milestones. A check-in names the steps done since the last; progress is done weight by weight."""

    kind: ClassVar[str] = "milestones"
    reports: ClassVar[str] = "done"
    forecasts: ClassVar[bool] = False
    keeps_limit: ClassVar[bool] = False
    unit: ClassVar[None] = None

    milestones: Annotated[tuple[Step, ...], Items, AfterValidator(_some)]
    """The steps, each done or not."""

    @property
    def weight(self) -> float:
        """Of all steps."""
        return math.fsum(step.weight for step in self.milestones)

    @property
    def measurable(self) -> bool:
        """With a step that weighs something."""
        return self.weight > 0

    def faults(self, time: Stretch) -> Iterator[Fault]:
        """See the manual pages in `kinds.problems`."""
        yield from time_faults(time)
        seen: Counter[str] = Counter()
        for index, step in enumerate(self.milestones):
            seen[step.id] += 1
            if seen[step.id] > 1:
                yield fault(
                    DUPLICATE_STEP,
                    ("milestones", index, "id"),
                    f"step `{step.id}` is there twice",
                    "give each step an id of its own",
                )
            if step.due is not None and not time.starts <= step.due <= time.due:
                message = f"step `{step.id}` is due on `{step.due}`, outside `{time.starts}` to `{time.due}`"
                yield fault(
                    STEP_OUT_OF_TIME,
                    ("milestones", index, "due"),
                    message,
                    "correct the date, or move `starts` or `due`",
                )

    def refusal(self, said: Said) -> tuple[str, str] | None:
        """Only steps that exist are done."""
        known = {step.id for step in self.milestones}
        steps = ", ".join(f"`{step}`" for step in sorted(known))
        if said.value is not None or said.flag is not None:
            what = "`value`" if said.value is not None else "yes or no"
            return (
                f"{what} does not fit a `milestones` key result",
                f"name the steps done as `done: [...]`; its steps are {steps}",
            )
        unknown = next((step for step in (*said.done, *said.undone) if step not in known), None)
        return None if unknown is None else (f"there is no step `{unknown}`", f"its steps are {steps}")

    def value(self, said: Said) -> None:
        """Steps carry no number."""

    def done(self, said: Sequence[Said]) -> tuple[Step, ...]:
        """The steps done, in the order of the plan; `undone` wins within one entry."""
        done: set[str] = set()
        for one in said:
            done = (done | set(one.done)) - set(one.undone)
        return tuple(step for step in self.milestones if step.id in done)

    def current(self, said: Sequence[Said]) -> float | None:
        """The share of the weight that is done."""
        if not self.measurable or not any(one.done or one.undone for one in said):
            return None
        return math.fsum(step.weight for step in self.done(said)) / self.weight

    def progress(self, said: Sequence[Said]) -> float | None:
        """The same."""
        return self.current(said)

    def planned(self, day: dt.date, time: Stretch) -> float | None:
        """The share of the weight that is due by that day."""
        if not self.measurable:
            return None
        return math.fsum(step.weight for step in self.milestones if (step.due or time.due) <= day) / self.weight

    def planned_value(self, day: dt.date, time: Stretch) -> None:
        """Steps carry no number."""

    def bends(self, time: Stretch) -> list[dt.date]:
        """It jumps on the day that a step is due."""
        due = {time.due, *(step.due for step in self.milestones if step.due)}
        before = {day - dt.timedelta(days=1) for day in due}
        return sorted({time.starts, *due, *(day for day in before if day > time.starts)})

    def value_at(self, progress: float) -> None:
        """Steps carry no number."""

    def reached(self, said: Sequence[Said]) -> bool:
        """All done."""
        return self.finished(said)

    def finished(self, said: Sequence[Said]) -> bool:
        """Nothing that weighs is left to do."""
        return self.measurable and settle(self.current(said) or 0) == 1

    def pace(self, said: Sequence[Said]) -> None:
        """Judged by the gap to the plan."""

    def working(self, said: Sequence[Said]) -> str:
        """`2 of 4 steps = 0.50`."""
        current = self.current(said)
        return "no check-in" if current is None else f"{self.format(current)} = {fixed(current)}"

    @property
    def _even(self) -> bool:
        return len({step.weight for step in self.milestones}) == 1

    def describe(self) -> str:
        """`4 steps`."""
        return "1 step" if len(self.milestones) == 1 else f"{len(self.milestones)} steps"

    def start_text(self) -> str:
        """Steps have no baseline."""
        return ""

    def goal_text(self) -> str:
        """`4 steps`, or `6 points` where steps differ in weight."""
        return self.describe() if self._even else f"{number(self.weight)} points"

    def format(self, current: float | None) -> str:
        """`2 of 4 steps`, or `3 of 5 points` where steps differ in weight."""
        if current is None:
            return ""
        if self._even:
            return f"{number(current * len(self.milestones))} of {self.describe()}"
        return f"{number(current * self.weight)} of {number(self.weight)} points"
