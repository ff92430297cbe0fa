"""The smallest sample of each problem and rule, with exactly what `okrsite check` says of it: out of the specs that the tests run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.gallery.provoked import PROVOKED

TESTS = Path(__file__).parents[1]
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FILE = re.compile(r"^`[^`\n]+`\n+(````?)\w*\n.*?^\1$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^(````?)text\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FOUND = re.compile(r"^\S.*?:\d+:\d+: (?:error|warning|info)\[([\w-]+)\]: ", re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """What is in the files (Markdown), and the report; `rules` are the ids in it."""

    written: str
    report: str

    @property
    def rules(self) -> set[str]:
        return set(FOUND.findall(self.report))

    @property
    def size(self) -> tuple[int, int]:
        """Few problems first, then short ones."""
        return len(FOUND.findall(self.report)), len(self.written) + len(self.report)


def samples() -> dict[str, Sample]:
    """By the id of the problem or rule, sorted."""
    best: dict[str, Sample] = {}
    for sample in sorted([*_of_galleries(), *_of_specs(), *_of_provoked()], key=lambda sample: sample.size):
        for rule in sample.rules:
            best.setdefault(rule, sample)
    return dict(sorted(best.items()))


def _of_galleries() -> Iterator[Sample]:
    for page in sorted([*TESTS.glob("reading/gallery/*.md"), *TESTS.glob("loading/gallery/*.md")]):
        yield from _sample(page.read_text(encoding="utf-8"))


def _of_specs() -> Iterator[Sample]:
    for page in sorted(TESTS.glob("rules/*.md")):
        _, *parts = HEADING.split(page.read_text(encoding="utf-8"))
        for body in parts[1::2]:
            yield from _sample(body)


def _sample(body: str) -> Iterator[Sample]:
    files = [match[0] for match in FILE.finditer(body)]
    if files and (reports := REPORT.findall(body)):
        yield Sample("\n\n".join(files), reports[-1][1])


def _of_provoked() -> Iterator[Sample]:
    return (Sample(each.said, each.report) for each in PROVOKED)
