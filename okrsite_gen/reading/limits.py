"""How much of what is wrong with one file is told: a hundred problems say as much as a hundred thousand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.reading.problems.files import MORE_PROBLEMS, TOO_MUCH
from okrsite_gen.reading.text import top
from okrsite_gen.source import Source, Span

MANY = 100
NODES_LIMIT = 100_000


def limited(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order, of each file the first hundred (errors before others) and how many more there are."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[file_of(problem)].append(problem)
    return [told for file, found in by_file.items() for told in _told(file, found)]


def are_many(problems: Sequence[Problem], file: str, severity: Severity = Severity.ERROR) -> bool:
    """Whether the last hundred found are of this file and as bad, by some of them, so that one more of that severity is not told."""
    some = problems[-MANY :: MANY // 5] if len(problems) >= MANY else ()
    return bool(some) and all(each.severity.rank <= severity.rank and file_of(each) == file for each in some)


def too_much(source: Source, offset: int) -> Problem:
    """The problem of the first value of a file that is one too many."""
    message = f"there are more than {NODES_LIMIT:,} keys and values in this file"
    help_ = "split it into several files, or write fewer values"
    return TOO_MUCH.at(source.span(offset, offset + 1), message, help_)


def file_of(problem: Problem) -> str:
    """The file it is in."""
    return problem.where.path if isinstance(problem.where, Span) else problem.where.file


def _told(file: str, found: list[Problem]) -> list[Problem]:
    if len(found) <= MANY:
        return found
    worst = sorted(range(len(found)), key=lambda index: (found[index].severity.rank, index))
    told, more = sorted(worst[:MANY]), len(found) - MANY
    message = (
        f"{more:,} more {'problem' if more == 1 else 'problems'} of this file {'is' if more == 1 else 'are'} not shown"
    )
    rest = MORE_PROBLEMS.at(
        top(file), message, "mend the ones shown and look again; the others are often the same mistake"
    )
    return [*(found[index] for index in told), rest]
