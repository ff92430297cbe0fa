"""What search finds pages by: the words that people would look for, page kind by page kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Person, Team
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.pages import words
from okrsite_gen.pages.page import Said, Stub
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

Texts = tuple[tuple[str, ...], tuple[str, ...]]

OBJECTIVE, TEAM, PERSON, CHECK_INS, PAGE, RULE = "objective", "team", "person", "check-ins", "page", "rule"


def page(*lines: str, kind: str = PAGE) -> Callable[[], Stub]:
    """A page of which there is one."""
    return lambda: Stub(kind=kind, lines=lines)


def objective(snapshot: Snapshot, state: ObjectiveState) -> Stub:
    """Team, people, why, key results, and whatever was said of them, the newest first."""
    objective, portfolio, fields = state.objective, snapshot.portfolio, state.definition
    team = portfolio.teams[objective.team].name
    owners = [objective.owner, *(part.key_result.owner for part in state.key_results)]
    titles = [part.title for part in state.key_results]
    work = [initiative.title for initiative in fields.initiatives]
    return Stub(
        kind=OBJECTIVE,
        lines=_once([team, *_people(snapshot, owners), fields.why, *titles, *work, *fields.tags]),
        prose=_once([fields.narrative, *(part.definition.fields.description for part in state.key_results)]),
        cycle=objective.cycle,
        team=team,
        status=words.PACE_WORDS[state.pace],
        said=_told(snapshot, (objective.team, objective.cycle), partial(_said, state), alone=_is_alone(state)),
    )


def _is_alone(state: ObjectiveState) -> bool:
    """Whether its own folder alone speaks of it: what other folders say too was read at once."""
    return not any(isinstance(each.history, tuple) and each.history for each in (state, *state.key_results))


def _told(snapshot: Snapshot, folder: tuple[str, str], texts: Callable[[], Texts], *, alone: bool = True) -> Said:
    version = snapshot.check_ins.version(*folder) if alone else None
    return Said(version=repr(texts()) if version is None else version, texts=texts)


def _said(state: ObjectiveState) -> Texts:
    """The lines and the notes of all that was said."""
    lines: list[str] = []
    notes: list[str | None] = []
    for figures in (state, *state.key_results):
        for point in reversed(figures.history):
            fields = point.entry.fields
            notes.append(fields.note)
            lines += fields.blockers
            lines += fields.next
            lines += fields.concerns
            lines += [ask.what for ask in fields.asks]
    return _once(lines), _once(notes)


def team(snapshot: Snapshot, team: Team) -> Stub:
    """The team above and its people."""
    above = snapshot.portfolio.teams.get(team.parent or "")
    names = _people(snapshot, [team.lead, *team.members])
    return Stub(kind=TEAM, lines=_once([above.name if above else None, *names]), team=team.name)


def team_cycle(team: Team, cycle: Cycle, found: Retrospective | None) -> Stub:
    """What a team learned in a cycle."""
    prose = (
        (*found.well, *found.not_well, *found.why, *found.process, *(each.lesson for each in found.lessons))
        if found
        else ()
    )
    narrative = found.narrative if found else None
    return Stub(kind=TEAM, lines=(), prose=_once([*prose, narrative]), cycle=cycle.id, team=team.name)


def check_ins(snapshot: Snapshot, team: Team, cycle: Cycle, found: Callable[[], Iterable[CheckIn]]) -> Stub:
    """What was said beyond single objectives: wins, demos, decisions, actions, and who did."""
    said = _told(snapshot, (team.id, cycle.id), lambda: (_beyond(snapshot, found()), ()))
    return Stub(kind=CHECK_INS, lines=(), cycle=cycle.id, team=team.name, said=said)


def _beyond(snapshot: Snapshot, found: Iterable[CheckIn]) -> tuple[str, ...]:
    lines: list[str | None] = []
    people: list[str | None] = []
    for check_in in found:
        lines += [*check_in.wins, *(demo.title for demo in check_in.demos), *check_in.decisions]
        lines += [action.what for action in check_in.actions]
        people += [check_in.by, *(action.who for action in check_in.actions)]
    return _once([*lines, *_people(snapshot, people)])


def person(snapshot: Snapshot, person: Person) -> Stub:
    """Roles and the home team."""
    home = snapshot.portfolio.teams.get(person.team or "")
    team = home.name if home else ""
    return Stub(kind=PERSON, lines=_once([team, *person.roles]), team=team)


def cycle(cycle: Cycle) -> Stub:
    """Its days."""
    return Stub(kind="cycle", lines=(f"{words.day(cycle.starts)} to {words.day(cycle.ends)}",), cycle=cycle.id)


def kpis(snapshot: Snapshot) -> Stub:
    """The health measures by name, and what they are."""
    found = [state.kpi for state in snapshot.kpis.values()]
    return Stub(kind=PAGE, lines=_once(kpi.title for kpi in found), prose=_once(kpi.description for kpi in found))


def _people(snapshot: Snapshot, ids: Iterable[str | None]) -> list[str]:
    people = snapshot.portfolio.people
    return [people[found].label for found in dict.fromkeys(ids) if found and found in people]


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Those that say something, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))
