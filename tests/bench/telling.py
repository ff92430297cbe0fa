"""How a team of the bench tells of an objective: its file, and what is said of it from week to week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from tests.bench import words

T = TypeVar("T")
WEEKS = 13
SECOND_LINK, UNALIGNED, GRADED, CARE = 0.25, 0.04, 0.8, 0.95
WELL, BADLY = 0.9, 0.5  # paces from which on all is well, and below which it is not


@dataclass(frozen=True)
class Habits:
    """Teams meet `every` so many weeks and speak of the share `spoken` of their key results.

    Those who are `careful` nearly always say what comes next where they are behind.
    """

    every: int = 1
    spoken: float = 0.9
    careful: bool = False


WEEKLY, FORTNIGHTLY = Habits(), Habits(every=2, spoken=0.73, careful=True)


@dataclass(frozen=True)
class KeyResult:
    """`pace` is the share of the plan that it keeps to; a `kind` has no number from where to where."""

    id: str
    pace: float
    baseline: int = 0
    target: int = 0
    unit: str = ""


@dataclass(frozen=True)
class Objective:
    """Nobody speaks of it from the week `silent` on."""

    slug: str
    title: str
    owner: str
    key_results: tuple[KeyResult, ...]
    silent: int


class Teller:
    """All that is left to chance."""

    def __init__(self, seed: int, habits: Habits) -> None:
        self.habits = habits
        self.chance = Random(seed)  # noqa: S311 - a benchmark, not a secret
        self.random = self.chance.random

    def one(self, of: Sequence[T]) -> T:
        return of[int(self.random() * len(of))]

    def objective(self, number: int, people: Sequence[str], taken: set[str]) -> Objective:
        """The `number`-th of a team's; its name is none of those that are taken."""
        who, what = self.one(words.WHO), self.one(words.WHAT)
        slug = f"{who} {what}".replace(" ", "-")
        return Objective(
            slug=f"{slug}-{number + 1}" if slug in taken else slug,
            title=f"{who.capitalize()} {what} {self.one(words.HOW)}",
            owner=self.one(people),
            key_results=tuple(self.key_results(number)),
            silent=int(self.random() * 6) if self.random() < 0.04 else WEEKS,
        )

    def key_results(self, number: int) -> Iterator[KeyResult]:
        pace = 0.2 + self.random() * 1.05  # those of one objective go well or badly together
        low, more = 5 + int(self.random() * 55), 10 + int(self.random() * 30)
        yield KeyResult(self.one(words.RISING), pace, low, low + more, "%")
        yield KeyResult(self.one(words.FALLING), pace * 0.9 + 0.1, low + more, low, " hours")
        yield KeyResult(words.THIRD[number % len(words.THIRD)][0], pace)

    def text(
        self, objective: Objective, number: int, above: tuple[str, Sequence[Objective]] | None, closed: dt.date | None
    ) -> str:
        """Its file; `above` is the team above with its objectives, `closed` the day on which a past quarter was looked back on."""
        rising, falling, third = objective.key_results
        _, title, keys = words.THIRD[number % len(words.THIRD)]
        lines = [
            "---",
            f"objective: {objective.title}",
            f"owner: {objective.owner}",
            f"type: {self.one(('aspirational', 'aspirational', 'committed', 'learning'))}",
            f"why: {self.one(words.WHY)}",
            *(self.supports(*above) if above and above[1] else ()),
            *self.initiatives(closed),
            *(self.grade(objective, closed) if closed and self.random() < GRADED else ()),
            "key_results:",
            *(line for one in (rising, falling) for line in from_to(one)),
            f"  - id: {third.id}\n    title: {title}\n    {keys}",
            f"---\n\n{self.one(words.STORY)}\n",
        ]
        return "\n".join(lines)

    def supports(self, team: str, objectives: Sequence[Objective]) -> Iterator[str]:
        """About 12,000 links of 10,000 objectives: most have one, a quarter a second one to a key result, a few none."""
        if self.random() < UNALIGNED:
            return
        first = int(self.random() * len(objectives))
        yield f"supports:\n  - {team}/{objectives[first].slug}"
        if self.random() < SECOND_LINK:
            other = objectives[(first + 1) % len(objectives)]
            yield f"  - {team}/{other.slug}#{key(self.one(other.key_results[:2]))}"

    def initiatives(self, closed: dt.date | None) -> Iterator[str]:
        if self.random() < 0.5:
            state = "done" if closed else self.one(("todo", "doing", "doing", "done"))
            yield f"initiatives:\n  - {{title: {self.one(words.WORK)}, state: {state}}}"

    def grade(self, objective: Objective, day: dt.date) -> Iterator[str]:
        score = max(0.0, min(1.0, round(objective.key_results[0].pace + self.random() * 0.2 - 0.1, 1)))
        yield f"grade: {{score: {score}, by: {objective.owner}, date: {day}}}"

    def said(self, objective: Objective, week: int, others: str | None) -> Iterator[str]:
        """What a check-in of that week has of it; `others` is a team that something may be asked of."""
        for number, one in enumerate(objective.key_results):
            if self.random() > self.habits.spoken:
                continue
            yield f"  {objective.slug}#{key(one)}:"
            if number == 2:
                yield self.state(one, week)
                continue
            share = one.pace * (week + 1) / WEEKS * (0.9 + self.random() * 0.2)
            yield f"    value: {round(one.baseline + (one.target - one.baseline) * share, 1)}{one.unit}"
            yield f"    confidence: {max(1, min(9, round(2 + 5 * one.pace + self.random() * 2)))}"
            if self.random() < 0.6:
                about = words.AHEAD if one.pace > WELL else words.STEADY if one.pace > BADLY else words.BEHIND
                yield f"    note: |\n      {self.one(about)}"
            if self.habits.careful and one.pace <= WELL and self.random() < CARE:
                yield f"    next:\n      - {self.one(words.NEXT)}"
            elif self.random() < 0.06:
                yield self.more(one, others)

    def more(self, one: KeyResult, others: str | None) -> str:
        if one.pace < BADLY:
            return f"    blockers:\n      - {self.one(words.BLOCKERS)}"
        if others and self.random() < 0.3:
            return f"    asks: [{{of: {others}, what: {self.one(words.ASKS)}}}]"
        return f"    next:\n      - {self.one(words.NEXT)}"

    def going_on(self) -> str:
        """What tells nobody anything, or a little."""
        if self.habits.careful and self.random() < CARE:
            return self.one(words.STEADY[1:])
        return "Still at it"

    def state(self, one: KeyResult, week: int) -> str:
        if one.id == "errors":
            return f"    value: {1 + int(self.random() * 4 / (one.pace + 0.2))}%"
        if one.id == "rollout":
            reached = week / 4 < 3 and week % 4 == 0 and one.pace > 0.3 * week / 4
            return f"    done: [{words.MILESTONES[week // 4]}]" if reached else f"    note: {self.going_on()}"
        if one.id == "understanding":
            return f"    value: {round(min(1.0, one.pace * (week + 1) / WEEKS), 2)}"
        return "    done: true" if one.pace * week > 8 else "    confidence: 5"


def key(one: KeyResult) -> str:
    return one.id.lower().replace(" ", "-")


def from_to(one: KeyResult) -> Iterator[str]:
    yield f"  - id: {key(one)}\n    title: {one.id} from {one.baseline}{one.unit} to {one.target}{one.unit}"
    yield f"    baseline: {one.baseline}{one.unit}\n    target: {one.target}{one.unit}"
