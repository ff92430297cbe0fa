"""A believable company of any size, the same for the same seed: departments and their teams, quarters, objectives, weekly meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, product
from pathlib import Path

from tests.bench import words
from tests.bench.telling import WEEKLY, WEEKS, Habits, Objective, Teller, key

YEAR, QUARTER, PRESENT = 2026, 4, 8
PER_TEAM, PEOPLE, TEAMS_PER_DEPARTMENT = 3, 8, len(words.TRADES)
MET, FELL_SILENT = 0.96, 0.03
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Quarter:
    """The first Monday of it, and how many weeks of it are past; `objectives` of the whole company."""

    id: str
    monday: dt.date
    weeks: int
    objectives: int

    @property
    def closed(self) -> dt.date | None:
        """The day on which the teams look back."""
        return self.monday + WEEKS * WEEK if self.weeks == WEEKS else None


@dataclass(frozen=True)
class Team:
    """`people` are the ids of its members, the first of whom leads."""

    id: str
    name: str
    level: str
    folder: Path
    parent: Team | None
    people: tuple[str, ...]


@dataclass
class Company:
    """Writes the files below `root`; counts what it wrote.

    Each team has three objectives a quarter and writes a file of its meeting each week (with `alone` one for each objective), in which
    most key results are spoken of; or else as their `habits` are. The last quarter is in its week `weeks`, as of a Thursday; some teams
    have stopped to meet. A team that does not meet each week is asked for a check-in a month.
    """

    root: Path
    objectives: int
    quarters: int = 12
    weeks: int = PRESENT
    habits: Habits = WEEKLY
    alone: bool = False
    seed: int = 1
    written: int = 0
    said: int = 0
    people: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teller, self.folders, self.spoken = Teller(self.seed, self.habits), set[Path](), 0
        self.cycles = list(self.last_quarters())
        self.planned: dict[tuple[str, str], list[Objective]] = {}
        self.to_do: dict[str, str] = {}

    def last_quarters(self) -> Iterator[Quarter]:
        for index in range(self.quarters):
            year, quarter = divmod(YEAR * 4 + QUARTER - self.quarters + index, 4)
            first = dt.date(year, 3 * quarter + 1, 1)
            until, before = (self.objectives * number // self.quarters for number in (index + 1, index))
            weeks = self.weeks if index == self.quarters - 1 else WEEKS
            yield Quarter(
                f"{year}-q{quarter + 1}", first + dt.timedelta(days=-first.weekday() % 7), weeks, until - before
            )

    @property
    def as_of(self) -> dt.date:
        """The Thursday after the last meetings."""
        return self.cycles[-1].monday + self.weeks * WEEK - dt.timedelta(days=4)

    @property
    def page(self) -> str:
        """The address of the page on which what `say` says is shown."""
        team, quarter = self.latest
        return f"{quarter}/{team.id}/{self.planned[team.id, quarter][0].slug}/"

    def write(self) -> None:
        settings = f"company: Bench\nmission: Measure it\nas_of: {self.as_of}\n"
        asked = "check_ins: {every: month}\n" if self.habits.every > 1 else ""
        self.file(self.root / "okrsite.yml", settings + asked)
        for number, team in enumerate(self.teams()):
            self.file(team.folder / "team.yml", about(team))
            for quarter in self.cycles:
                left = min(PER_TEAM, quarter.objectives - number * PER_TEAM)
                if left > 0:
                    self.latest = team, quarter.id
                    self.plan(team, quarter, left)
                    self.meet(team, quarter)
        names = (f"{person}: {{name: {name}}}\n" for person, name in self.people.items())
        self.file(self.root / "people.yml", "".join(names))

    def teams(self) -> Iterator[Team]:
        """The company, then departments each with its teams."""
        number = -(-max(quarter.objectives for quarter in self.cycles) // PER_TEAM)
        company = Team("company", "Bench", "company", self.root / "company", None, self.hired())
        yield company
        names = departments()
        for left in range(number - 1, 0, -TEAMS_PER_DEPARTMENT - 1):
            department = self.below(company, next(names), "department")
            yield department
            for trade in words.TRADES[: left - 1]:
                yield self.below(department, f"{department.name} {trade}", "team")

    def below(self, parent: Team, name: str, level: str) -> Team:
        id_ = name.lower().replace(" ", "-")
        return Team(id_, name, level, parent.folder / id_, parent, self.hired())

    def hired(self) -> tuple[str, ...]:
        """People who are in no team yet."""
        for number in range(len(self.people), len(self.people) + PEOPLE):
            again, place = divmod(number, len(words.FIRST) * len(words.LAST))
            first, last = words.FIRST[place % len(words.FIRST)], words.LAST[place // len(words.FIRST)]
            self.people[f"{first}.{last}{again or ''}".lower()] = f"{first} {last}"
        return tuple(self.people)[-PEOPLE:]

    def plan(self, team: Team, quarter: Quarter, number: int) -> None:
        objectives = self.planned[team.id, quarter.id] = []
        above = (team.parent.id, self.planned.get((team.parent.id, quarter.id), [])) if team.parent else None
        for index in range(number):
            one = self.teller.objective(index, team.people, {other.slug for other in objectives})
            objectives.append(one)
            text = self.teller.text(one, index, above, quarter.closed)
            self.file(team.folder / quarter.id / f"{one.slug}.md", text)

    def meet(self, team: Team, quarter: Quarter) -> None:
        """All meetings of the quarter, and what the team learned of it."""
        chance, objectives = self.teller.random, self.planned[team.id, quarter.id]
        last = 3 if not quarter.closed and chance() < FELL_SILENT else quarter.weeks
        for week in range(self.habits.every - 1, last, self.habits.every):
            if chance() < MET:
                for number, group in enumerate([[one] for one in objectives] if self.alone else [objectives]):
                    self.check_in(team, quarter, week, group, f"-{number}" if self.alone else "")
        if quarter.closed and chance() < 0.3:
            self.file(team.folder / quarter.id / "retrospective.md", self.looking_back())

    def check_in(self, team: Team, quarter: Quarter, week: int, group: Sequence[Objective], suffix: str) -> None:
        day = quarter.monday + week * WEEK
        others = team.parent.id if team.parent else None
        lines = [f"by: {team.people[week % 2]}", "minutes: 25"]
        spoken = [line for one in group if week < one.silent for line in self.teller.said(one, week, others)]
        lines += ["key_results:", *spoken] if spoken else []
        lines += self.beside(team, day) if not suffix else []
        self.said += sum(line.startswith("  ") and line[2] != " " for line in spoken)
        self.file(team.folder / quarter.id / "check-ins" / f"{day}{suffix}.yml", "\n".join([*lines, ""]))

    def beside(self, team: Team, day: dt.date) -> Iterator[str]:
        """What is settled once; what somebody is to do is done by the next meeting."""
        one, chance = self.teller.one, self.teller.random()
        if done := self.to_do.pop(team.id, None):
            yield f"actions:\n  - {{id: {done}, done: {day}}}"
        elif chance < 0.05:
            yield f"decisions:\n  - {one(words.DECISIONS)}"
        elif chance < 0.1:
            yield f"wins:\n  - {one(words.WINS)}"
        elif chance < 0.15:
            self.to_do[team.id] = f"of-{day}"
            what, who = one(words.ACTIONS), one(team.people)
            yield f"actions:\n  - {{id: of-{day}, what: {what}, who: {who}, due: {day + 2 * WEEK}}}"

    def looking_back(self) -> str:
        lists = (("well", words.WELL), ("not_well", words.NOT_WELL), ("lessons", words.LESSONS))
        return "\n".join(["---", *(f"{name}:\n  - {self.teller.one(said)}" for name, said in lists), "---", ""])

    def say(self, text: str) -> None:
        """One more check-in, by the last team of the last quarter, of the objective on `page`."""
        team, quarter = self.latest
        objective = self.planned[team.id, quarter][0]
        key_result = objective.key_results[0]
        said = f"  {objective.slug}#{key(key_result)}:\n    value: {key_result.baseline}%\n    note: {text}\n"
        self.spoken += 1
        path = team.folder / quarter / "check-ins" / f"{self.as_of}-{self.spoken:03}.yml"
        self.file(path, f"by: {objective.owner}\nkey_results:\n{said}")

    def file(self, path: Path, content: str) -> None:
        if path.parent not in self.folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(path.parent)
        path.write_text(content, encoding="utf-8")
        self.written += 1


def departments() -> Iterator[str]:
    """Their names, which never end."""
    for number in count(1):
        for place, area in product(words.PLACES, words.AREAS):
            yield " ".join(filter(None, (area, place, str(number) if number > 1 else "")))


def about(team: Team) -> str:
    level = f"level: {team.level}\n" if team.level != "team" else ""
    return f"name: {team.name}\n{level}lead: {team.people[0]}\nmembers: [{', '.join(team.people)}]\n"
