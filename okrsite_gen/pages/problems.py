"""What the checks found, by severity and rule, narrowed to a rule or a team; and the manual page of every rule."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from okrsite_gen import loading, reading, rules
from okrsite_gen.diagnostics import Diagnostic, ProblemKind
from okrsite_gen.light import digest
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.problem_groups import Group, by, count, groups
from okrsite_gen.pages.teams import in_order
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import Snapshot

_FEW, _MOST = 10, 300
_NAMED = 30


@record
class Narrowing:
    """A page with the problems of one team."""

    team: rows.Ref
    page: str
    total: int


@record
class ProblemsView:
    """The problems, the worst first; narrowed to `rule` or `team`, or all of them.

    `every` are all groups of the whole company, to choose a rule from; the page of all problems names all teams, others only while
    they are few (`unnamed`: how many are not). `total` leaves out what is allowed.
    """

    groups: tuple[Group, ...]
    every: tuple[Group, ...]
    teams: tuple[Narrowing, ...]
    unnamed: int
    total: int
    rule: str = ""
    team: rows.Ref | None = None


@record
class Manual:
    """A rule's page: its id, usual severity, first sentence, whole text (Markdown), and how much it found in the files at hand."""

    id: str
    severity: str
    summary: str
    text: str
    found: int = 0


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
    """All problems, those of each rule and of each team that has any; the list of rules, and a page for each rule."""
    number = Counter(problem.rule for problem in snapshot.problems)
    every = tuple(dataclasses.replace(manual, found=number[manual.id]) for manual in manuals())
    yield from _problems(snapshot)
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
            search=stubs.page(manual.summary, kind=stubs.RULE),
        )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """All problems as data, what is allowed with its reason."""
    yield twin(snapshot, uri.PROBLEMS, partial(_data, snapshot, digest(list(snapshot.problems))))


def _same(manual: Manual) -> Manual:
    return manual


@record
class _Found:
    """The problems by rule and by team, which teams have any, and what to choose from."""

    by_rule: Mapping[str, list[Diagnostic]]
    by_team: Mapping[str, list[Diagnostic]]
    teams: tuple[Narrowing, ...]
    every: tuple[Group, ...]


@once_unnoted
def _found(snapshot: Snapshot) -> _Found:
    """Who shows something of it is given what is another whenever that is."""
    by_team = by(snapshot.problems, partial(_team_of, snapshot))
    teams = tuple(
        Narrowing(team=rows.team(snapshot, team.id), page=uri.problems_of_team(team.id), total=count(by_team[team.id]))
        for team, _ in in_order(snapshot)
        if team.id in by_team
    )
    return _Found(
        by_rule=by(snapshot.problems, lambda problem: problem.rule),
        by_team=by_team,
        teams=teams,
        every=groups(snapshot.problems, _summaries(), 0),
    )


@cache
def _summaries() -> Mapping[str, str]:
    return {manual.id: manual.summary for manual in manuals()}


def _problems(snapshot: Snapshot) -> Iterator[Page]:
    known = _found(snapshot)
    around = repr((known.teams if len(known.teams) <= _NAMED else len(known.teams), known.every))
    view: Callable[[], ProblemsView] = partial(_whole, snapshot, digest(list(snapshot.problems)))
    yield _page(uri.PROBLEMS, "Problems", "What the checks found in the source files.", view)
    for rule, found in known.by_rule.items():
        about = f"Everything that the rule {rule} found in the source files."
        view = partial(_of_rule, snapshot, rule, digest((around, found)))
        yield _page(uri.problems_of_rule(rule), f"Problems: {rule}", about, view)
    for one in known.teams:
        team = _team_at(one)
        about = f"What the checks found in the files of {one.team.title}."
        view = partial(_of_team, snapshot, team, digest((around, known.by_team[team])))
        yield _page(one.page, f"Problems of {one.team.title}", about, view)


def _team_at(narrowing: Narrowing) -> str:
    return narrowing.page.split("/")[-2]


def _page(address: str, title: str, description: str, view: Callable[[], ProblemsView]) -> Page:
    under = address != uri.PROBLEMS
    return Page(
        uri=address,
        title=title,
        description=description,
        section="how-to-read",
        template="problems.html",
        view=view,
        crumbs=(crumbs.OVERVIEW, Crumb("Problems", uri.PROBLEMS)) if under else (crumbs.OVERVIEW,),
    )


def _whole(snapshot: Snapshot, _: str) -> ProblemsView:
    with snapshot.watch.resting():
        found = list(snapshot.problems)
    mine = groups(found, _summaries(), _FEW)
    return ProblemsView(groups=mine, every=mine, teams=_found(snapshot).teams, unnamed=0, total=count(found))


def _of_rule(snapshot: Snapshot, rule: str, _stands: str) -> ProblemsView:
    known = _found(snapshot)
    return _view(known, known.by_rule[rule], rule=rule)


def _of_team(snapshot: Snapshot, team: str, _stands: str) -> ProblemsView:
    known = _found(snapshot)
    return _view(known, known.by_team[team], team=rows.team(snapshot, team))


def _view(known: _Found, found: Sequence[Diagnostic], *, rule: str = "", team: rows.Ref | None = None) -> ProblemsView:
    named = len(known.teams) <= _NAMED
    return ProblemsView(
        groups=groups(found, _summaries(), _MOST),
        every=known.every,
        teams=known.teams if named else (),
        unnamed=0 if named else len(known.teams),
        total=count(found),
        rule=rule,
        team=team,
    )


def _team_of(snapshot: Snapshot, problem: Diagnostic) -> str:
    """The team in whose folder the file lies; empty for files of the whole company."""
    folders = problem.span.path.split("/")[:-1]
    return next((folder for folder in reversed(folders) if folder in snapshot.portfolio.teams), "")


def _data(snapshot: Snapshot, _: str) -> dict[str, object]:
    with snapshot.watch.resting():
        found = list(snapshot.problems)
    return {
        "problems": [
            {
                "rule": problem.rule,
                "severity": problem.severity.value,
                "message": problem.message,
                "help": problem.help or None,
                "about": problem.about or None,
                "team": _team_of(snapshot, problem) or None,
                "path": problem.span.path,
                "line": problem.span.line or None,
                "column": problem.span.column or None,
                "allowed": problem.allowed or None,
            }
            for problem in found
        ]
    }
