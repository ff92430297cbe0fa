"""A believable company of any size, the same for the same seed: a tree of teams, quarters, objectives, weekly check-ins."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

YEAR, QUARTER = 2026, 4
PER_TEAM, PER_QUARTER = 8, 3
TEAMS_PER_DEPARTMENT = 24
WEEKS, PRESENT, SPOKEN = 13, 8, 0.83
RARELY = "check_ins: {every: month}\n"  # where a key result has its turn every third week
UNALIGNED, SECOND_LINK = 0.04, 0.25

WHO = "new shops, small clinics, returning readers, field engineers, first-time buyers, night shifts, school leavers, our partners"
WHAT = "find what they need, get help in time, trust our numbers, finish on their own, come back gladly, waste less, feel at home"
HOW = "without waiting, in their first week, on any device, in every region, at half the effort, whatever happens"
MEASURES = "Activation, Retention, Answer time, Orders, Referrals, Completed setups, Reopened tickets, Attendance, Response rate"
NOTES = (
    "The test with half of the customers moved it by two points.",
    "No change: the release slipped to next week, and with it the number.",
    "Better than we thought. Two large accounts finished their setup on the same day.",
    "We looked at twelve cases by hand; most of them fail at the **second** step.",
    "Holidays. Expect the same next week.",
)
NEXT = ("Ship the shorter form to everybody", "Call the five who left", "Agree on the definition with finance")


@dataclass
class Company:
    """Writes the files below `root`; counts what it wrote.

    With `quarters` each team has three objectives a quarter and writes one file of its meeting each week, in which most key results
    are spoken of; the last quarter is in its eighth week, as of a Thursday. Without, all is one quarter of `check_ins` weeks, a team has
    eight objectives, and each speaks in a file of its own; with `meetings` the team's file has one key result of each in turn.
    """

    root: Path
    objectives: int
    check_ins: int = 12
    seed: int = 1
    meetings: bool = False
    quarters: int = 0
    written: int = 0
    folders: dict[str, Path] = field(default_factory=dict)
    ways: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - a benchmark, not a secret
        self.per_team = PER_QUARTER if self.quarters else PER_TEAM
        self.cycles = list(self.last_quarters())
        self.each = -(-self.objectives // len(self.cycles))

    def last_quarters(self) -> Iterator[tuple[str, dt.date, int]]:
        """The name of each quarter, its first Monday, and how many weeks of it are past."""
        for back in range(max(self.quarters, 1) - 1, -1, -1):
            year, quarter = divmod(YEAR * 4 + QUARTER - 1 - back, 4)
            first = dt.date(year, 3 * quarter + 1, 1)
            weeks = self.check_ins if not self.quarters else WEEKS if back else PRESENT
            yield f"{year}-q{quarter + 1}", first + dt.timedelta(days=-first.weekday() % 7), weeks

    @property
    def as_of(self) -> dt.date:
        """The Thursday after the last check-in."""
        _, monday, weeks = self.cycles[-1]
        return monday + dt.timedelta(days=7 * weeks - 4)

    def write(self) -> None:
        rarely = RARELY * (self.meetings and not self.quarters)
        self.file(self.root / "okrsite.yml", f"company: Bench\nmission: Measure it\nas_of: {self.as_of}\n{rarely}")
        for number, team in enumerate(self.teams()):
            folder = self.folders[team]
            self.file(folder / "team.yml", f"name: {team.replace('-', ' ').title()}\n{self.level(team)}")
            for index, (cycle, monday, weeks) in enumerate(self.cycles):
                left = min(self.each, self.objectives - index * self.each) - number * self.per_team
                self.quarter(team, folder / cycle, monday, weeks, range(max(min(self.per_team, left), 0)))

    def quarter(self, team: str, folder: Path, monday: dt.date, weeks: int, numbers: range) -> None:
        """A team's objectives and what it says of them."""
        mondays = [monday + dt.timedelta(days=7 * week) for week in range(weeks)]
        for number in numbers:
            self.objective(team, folder, number, [] if self.meetings or self.quarters else mondays)
        if numbers and (self.meetings or self.quarters):
            for week, day in enumerate(mondays):
                self.meet(team, folder, numbers, week, day)

    def teams(self) -> list[str]:
        """The company, then departments each with its teams."""
        self.folders = {"company": self.root / "company"}
        for number in range(-(-self.each // self.per_team) - 1):
            department, index = divmod(number, TEAMS_PER_DEPARTMENT + 1)
            name = f"department-{department + 1}"
            if index == 0:
                self.folders[name] = self.root / "company" / name
            else:
                self.folders[f"team-{department + 1}-{index}"] = self.folders[name] / f"team-{department + 1}-{index}"
        return list(self.folders)

    def level(self, team: str) -> str:
        return "level: department\n" if team.startswith("department") else ""

    def objective(self, team: str, folder: Path, number: int, mondays: list[dt.date]) -> None:
        slug = f"objective-{number + 1}"
        owner = f"{team}.{self.random.randint(1, 9)}"
        who, what, how = (self.random.choice(words.split(", ")) for words in (WHO, WHAT, HOW))
        lines = [
            "---",
            f"objective: {who.capitalize()} {what} {how}",
            f"owner: {owner}",
            f"type: {self.random.choice(['aspirational', 'aspirational', 'committed', 'learning'])}",
            "why: Half of them leave before they see what we are good for",
            *self.supports(team),
            "key_results:",
            *self.rising(slug, "first", *self.numbers()),
            *self.rising(slug, "second", *reversed(self.numbers())),
            *self.third(number),
            "---",
            "",
            "What we know is little: *most* of them never tell us why they leave. The first two weeks are for asking.",
            "",
        ]
        self.file(folder / f"{slug}.md", "\n".join(lines))
        for week, day in enumerate(mondays):
            self.check_in(folder, slug, number, owner, week, day)

    def meet(self, team: str, folder: Path, numbers: range, week: int, day: dt.date) -> None:
        said = (self.spoken(number, week) for number in numbers)
        lines = [line for lines in said for line in lines]
        about = ["key_results:", *lines] if lines else ["decisions: [Nobody was there]"]
        header = [f"by: {team}.1", "minutes: 25"]
        self.file(folder / "check-ins" / f"{day}.yml", "\n".join([*header, *about, ""]))

    def spoken(self, number: int, week: int) -> Iterator[str]:
        """What a meeting says of an objective."""
        slug = f"objective-{number + 1}"
        for turn, key in enumerate(("first", "second", "third")):
            if not (self.random.random() < SPOKEN if self.quarters else week % 3 == turn):
                continue
            if key == "third":
                yield f"  {slug}#third:"
                yield from self.report(number, week)
            else:
                yield from self.said(slug, key, week)

    def numbers(self) -> tuple[int, int]:
        baseline = self.random.randint(5, 60)
        return baseline, baseline + self.random.randint(10, 40)

    def supports(self, team: str) -> list[str]:
        """About 12,000 links of 10,000 objectives: most have one, a quarter a second one to a key result, a few none."""
        if team == "company" or self.random.random() < UNALIGNED:
            return []
        parent = self.folders[team].parent.name
        first = self.random.randint(1, self.per_team)
        lines = ["supports:", f"  - {parent}/objective-{first}"]
        if self.random.random() < SECOND_LINK:
            lines.append(
                f"  - {parent}/objective-{first % self.per_team + 1}#{self.random.choice(['first', 'second'])}"
            )
        return lines

    def rising(self, slug: str, key: str, baseline: int, target: int) -> list[str]:
        self.ways[slug, key] = baseline, target
        title = f"{self.random.choice(MEASURES.split(', '))} from {baseline}% to {target}%"
        return [f"  - id: {key}", f"    title: {title}", f"    baseline: {baseline}%", f"    target: {target}%"]

    def third(self, number: int) -> list[str]:
        steps = ["    milestones:", "      - id: alpha", "      - id: beta", "      - id: everybody"]
        kinds = (
            ("Errors stay below 4% of all calls", ["    kind: at-most", "    limit: 4%"]),
            ("Three steps to everybody", ["    kind: milestones", *steps]),
            ("How well we understand them", ["    kind: judged"]),
            ("Signed off by the auditors", ["    kind: binary"]),
        )
        title, keys = kinds[number % len(kinds)]
        return ["  - id: third", f"    title: {title}", *keys]

    def check_in(self, folder: Path, slug: str, number: int, owner: str, week: int, day: dt.date) -> None:
        lines = [f"by: {owner}", "key_results:"]
        for key in ("first", "second"):
            lines += self.said(slug, key, week)
        lines += [f"  {slug}#third:", *self.report(number, week)]
        if self.random.random() < 0.3:
            lines += ["    next:", f"      - {self.random.choice(NEXT)}"]
        self.file(folder / "check-ins" / f"{day}-{slug}.yml", "\n".join([*lines, ""]))

    def said(self, slug: str, key: str, week: int) -> list[str]:
        """The way to the target at some two thirds of the plan's pace, with ups and downs."""
        baseline, target = self.ways[slug, key]
        value = round(baseline + (target - baseline) * self.random.uniform(0.3, 1.1) * (week + 1) / 13, 1)
        confidence = self.random.randint(4, 8)
        lines = [f"  {slug}#{key}:", f"    value: {value}%", f"    confidence: {confidence}"]
        if self.random.random() < 0.6:
            lines += ["    note: |", f"      {self.random.choice(NOTES)}"]
        return lines

    def report(self, number: int, week: int) -> list[str]:
        steps = ("alpha", "beta", "everybody")
        reports = (
            f"    value: {self.random.randint(1, 5)}%",
            f"    done: [{steps[week // 4]}]" if week in (0, 4, 8) else "    note: Still at it",
            f"    value: {round(week / 14, 2)}",
            "    done: true" if week > self.random.randint(6, 14) else "    confidence: 5",
        )
        return [reports[number % len(reports)]]

    def file(self, path: Path, content: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        self.written += 1
