"""The flow, from the folder that authors write to the snapshot that everything is made from: start reading here.

    content/okrs/** -read-> Documents -load-> Portfolio -visible, take(as_of)-> Snapshot -plan-> SitePlan -host-> site/

Every step hands on what it could make and its problems; only when all have been asked does anybody stop. What follows the snapshot
is `site.planning` (which pages there are), `site.render` (their bodies) and `host` (MkDocs, which calls it through `mkdocs_plugin`).
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path

from okrsite_gen import loading, reading, rules, scoring
from okrsite_gen.diagnostics import Diagnostic, Problem, Severity
from okrsite_gen.failures import ContentFailure, EnvironmentFailure
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.settings import day_of
from okrsite_gen.reading.document import Document
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.source import Span


@dataclasses.dataclass(frozen=True)
class Result:
    """All there is to know of a folder on a day: `snapshot` is `None` while the content has errors; diagnostics are sorted."""

    root: Path
    portfolio: Portfolio
    snapshot: Snapshot | None
    diagnostics: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of that severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def run(
    root: Path,
    *,
    fallback_day: dt.date,
    as_of: dt.date | None = None,
    drafts: bool = False,
    revision: str | None = None,
) -> Result:
    """Read, load, compute and check the folder `root`, as of the day asked for, else okrsite.yml's, else `fallback_day`.

    `revision` is shown to the highest audience only: for others it would change with what they may not know of.
    """
    with _without_collector():
        documents, unreadable = _read(root)
        portfolio, unloadable = loading.load(documents, known_rules=[rule.ID for rule in rules.RULES])
        day = day_of(portfolio.settings, as_of, fallback_day)
        snapshot = scoring.take(loading.visible(portfolio, drafts=drafts), day)
    mistakes = [*unreadable, *unloadable]
    found = reading.locate([*mistakes, *rules.check(snapshot, broken=_with_errors(mistakes))], root)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return Result(root, portfolio, None, tuple(found))
    everything = portfolio.settings.audiences[0] == DEFAULT_AUDIENCE
    published = dataclasses.replace(snapshot, problems=tuple(found), revision=revision if everything else None)
    return Result(root, portfolio, published, tuple(found))


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Records hold no cycles, but the collector would walk the growing heap again and again: a third of the time."""
    enabled = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _with_errors(problems: list[Problem]) -> set[str]:
    """The files that have an error: what a rule misses there may be what could not be read."""
    places = (problem.where for problem in problems if problem.severity is Severity.ERROR)
    return {where.path if isinstance(where, Span) else where.file for where in places}


def _read(root: Path) -> tuple[list[Document], list[Problem]]:
    try:
        return reading.read_tree(root)
    except reading.NotAContentRoot as error:
        raise ContentFailure(str(error)) from error
    except reading.LibyamlMissing as error:
        raise EnvironmentFailure(str(error)) from error
