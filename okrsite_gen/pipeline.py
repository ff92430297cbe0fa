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
from collections.abc import Iterable, Iterator
from pathlib import Path

from okrsite_gen import reading, rules
from okrsite_gen.content import Content, Question, read
from okrsite_gen.diagnostics import Diagnostic, Origin, Problem, Severity
from okrsite_gen.failures import ContentFailure, EnvironmentFailure, WrongUse
from okrsite_gen.folders import Places, Recall
from okrsite_gen.loading import Sight, Withheld
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.source import Span


@dataclasses.dataclass(frozen=True)
class Result:
    """All there is to know of a folder on a day: `snapshot` is `None` while the content has errors; diagnostics are sorted.

    `portfolio` and `diagnostics` are for whoever has the files: they tell of everything. Readers get the snapshot, in which is nothing
    of what is `withheld` from them.
    """

    root: Path
    portfolio: Portfolio
    snapshot: Snapshot | None
    diagnostics: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of that severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def run(  # noqa: PLR0913 - each is asked on a command line
    root: Path,
    *,
    fallback_day: dt.date,
    as_of: dt.date | None = None,
    drafts: bool = False,
    audience: str | None = DEFAULT_AUDIENCE,
    revision: str | None = None,
    cache: Path | None = None,
    weeks: bool = True,
    recall: Recall | None = None,
) -> Result:
    """Read, load, compute and check the folder `root`, as of the day asked for, else okrsite.yml's, else `fallback_day`.

    What is for a higher audience than the one asked for (`None`: the highest) does not exist for the snapshot; mistakes in it stop the
    build all the same. What was computed before is in the folder `cache`, what this process has of it in `recall`; without
    `weeks` those of teams are left until somebody asks. `revision` is shown to the highest audience only: for others it would change with what they may not know of.
    """
    with _without_collector():
        question = Question(
            root=root,
            as_of=as_of,
            fallback_day=fallback_day,
            drafts=drafts,
            audience=audience,
            cache=cache,
            weeks=weeks,
            recall=recall,
        )
        with _told_apart():
            content = read(question)
        if not _has_errors([*content.unreadable, *content.unloadable]):
            _refuse_unknown(audience, content.portfolio.settings.audiences)
        highest = audience in (None, *content.portfolio.settings.audiences[:1])
        return _checked(content, question, revision if highest else None)


def _checked(content: Content, question: Question, revision: str | None) -> Result:
    portfolio, seen, snapshot, root = content.portfolio, content.seen, content.snapshot, question.root
    recalled = question.recall.spots if question.recall else None
    places = _places(question, content, recalled)
    spots = recalled if recalled or places else _ahead(content, root)
    unreadable, mistakes = content.unreadable, [*content.unreadable, *content.unloadable]
    hides = seen.portfolio is not portfolio
    told = [*seen.told(unreadable), *seen.problems] if hides else mistakes
    advice = rules.check(snapshot, broken=_with_errors(mistakes), mistakes=told, found=content.found)
    found = _located(advice, root, seen, places, spots)
    everything = found
    if hides:
        known = rules.check(snapshot, among=(), mistakes=mistakes, portfolio=portfolio)
        everything = tuple(reading.locate(_of_all(known, advice), root, places, spots))
    if places:
        places.keep()
    if _has_errors([*everything, *found]):
        return Result(root, portfolio, None, everything if _has_errors(everything) else found, seen.withheld)
    published = dataclasses.replace(snapshot, problems=found, partial=seen.partial, revision=revision)
    return Result(root, portfolio, published, everything, seen.withheld)


def _refuse_unknown(audience: str | None, known: tuple[str, ...]) -> None:
    if audience is not None and audience not in known:
        listed = ", ".join(f"`{name}`" for name in known)
        help_ = did_you_mean(audience, known) or f"okrsite.yml has {listed}"
        raise WrongUse(f"there is no audience `{audience}`", help_)


def _has_errors(found: Iterable[Problem | Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in found)


def _of_all(mistakes: Iterable[Problem], advice: Iterable[Problem]) -> list[Problem]:
    """All mistakes, and what the rules say of what readers see."""
    of_rules = {rule.ID for rule in rules.RULES}
    return [*mistakes, *(each for each in advice if each.rule in of_rules)]


def _ahead(content: Content, root: Path) -> reading.Ahead:
    """Looks for what was found already while rules find the rest."""
    mistakes = (each.where for each in (*content.unreadable, *content.unloadable) if isinstance(each.where, Origin))
    found = content.found.findings.values() if content.found else ()
    return reading.Ahead((*mistakes, *(each.where for some in found for each in some)), root)


def _places(question: Question, content: Content, spots: reading.Spots | None) -> Places | None:
    """What is kept of where problems stand, unless this process knows."""
    if question.cache is None or content.stands is None or (spots and spots.are_known):
        return None
    return Places(question.cache, content.stands)


def _located(
    problems: Iterable[Problem], root: Path, seen: Sight, places: Places | None, spots: reading.Known | None
) -> tuple[Diagnostic, ...]:
    """With positions, save lines of files that are seen in part: they would count what is left out."""
    found = reading.locate(problems, root, places, spots)
    return tuple(found if not seen.partial else (_unlined(each, seen) for each in found))


def _unlined(found: Diagnostic, seen: Sight) -> Diagnostic:
    related = tuple((message, _without_line(span, seen)) for message, span in found.related)
    return dataclasses.replace(found, span=_without_line(found.span, seen), related=related)


def _without_line(span: Span, seen: Sight) -> Span:
    return Span(span.path, 0, 0, 0, 0) if span.path in seen.partial else span


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


@contextlib.contextmanager
def _told_apart() -> Iterator[None]:
    """What stops the reading, as failures that commands know."""
    try:
        yield
    except reading.NotAContentRoot as error:
        raise ContentFailure(str(error)) from error
    except reading.LibyamlMissing as error:
        raise EnvironmentFailure(str(error)) from error
