"""What the checks found, and the manual page of every rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from okrsite_gen import loading, reading, rules
from okrsite_gen.diagnostics import Diagnostic, ProblemKind
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, uri
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import Snapshot


@record
class ProblemsView:
    """The problems by severity, the worst first; `allowed` are waived, with their reasons."""

    groups: tuple[tuple[str, tuple[Diagnostic, ...]], ...]
    allowed: tuple[Diagnostic, ...]
    total: int


@record
class Manual:
    """A rule's page: its id, usual severity, first sentence and whole text (Markdown)."""

    id: str
    severity: str
    summary: str
    text: str


@record
class RulesView:
    """All rules."""

    manuals: tuple[Manual, ...]


def manuals() -> tuple[Manual, ...]:
    """The manual of everything that can be found, by id."""
    found: tuple[ProblemKind | rules.Manual, ...] = (*reading.PROBLEM_KINDS, *loading.PROBLEM_KINDS, *rules.MANUALS)
    kinds = {kind.id: kind for kind in found}
    return tuple(_manual(kinds[id_]) for id_ in sorted(kinds))


def _manual(kind: ProblemKind | rules.Manual) -> Manual:
    text = kind.manual.strip()
    return Manual(id=kind.id, severity=kind.severity, summary=text.split("\n\n")[0].replace("\n", " "), text=text)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The problems, the list of rules, and a page for each rule."""
    yield Page(
        uri=uri.PROBLEMS,
        title="Problems",
        description="What the checks found in the source files.",
        section="problems",
        template="problems.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
    )
    every = manuals()
    yield Page(
        uri=uri.RULES,
        title="Rules",
        description="Everything that is checked, and why.",
        section="how-to-read",
        template="rules.html",
        view=partial(RulesView, manuals=every),
        crumbs=(crumbs.OVERVIEW,),
    )
    for manual in every:
        yield Page(
            uri=uri.rule(manual.id),
            title=manual.id,
            description=manual.summary[:300],
            section="how-to-read",
            template="rule.html",
            view=partial(_same, manual),
            crumbs=(crumbs.OVERVIEW, Crumb("Rules", uri.RULES)),
            search=manual.summary,
        )


def _same(manual: Manual) -> Manual:
    return manual


def _view(snapshot: Snapshot) -> ProblemsView:
    groups = []
    allowed = tuple(problem for problem in snapshot.problems if problem.allowed)
    for severity in ("error", "warning", "info"):
        found = tuple(problem for problem in snapshot.problems if problem.severity == severity and not problem.allowed)
        if found:
            groups.append((severity, found))
    return ProblemsView(groups=tuple(groups), allowed=allowed, total=sum(len(found) for _, found in groups))
