"""An objective: what it is, how it stands, why, and what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from okrsite_gen import rules
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.measure import Stretch
from okrsite_gen.model.shared import Change
from okrsite_gen.pages import burn_ups, confidences, course, crumbs, entries, neighbours, rows, stubs, uri, ways, words
from okrsite_gen.pages.key_results import KeyResultView, key_result_view
from okrsite_gen.pages.lines import Line, latest_lines, latest_points
from okrsite_gen.pages.link_index import actions_about, link_index, said_index
from okrsite_gen.pages.overlap_index import Hint, overlap_hints
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot


class Decision(Light, frozen=True, kw_only=True):
    """Something decided in a check-in."""

    text: str
    team: rows.Ref
    date: dt.date
    permalink: str


class Warned(Light, frozen=True, kw_only=True):
    """An early warning: what was found in `about` (`None`: in the objective itself), and by which rule."""

    reason: str
    rule: str
    about: rows.Ref | None


class ChangeView(Light, frozen=True, kw_only=True):
    """A declared change: of what, and how it stood before."""

    change: Change
    of: str
    was: tuple[tuple[str, str], ...]
    by: rows.Ref | None


class ObjectiveView(Light, frozen=True, kw_only=True):
    """The whole page."""

    state: ObjectiveState
    team: rows.Ref
    owner: rows.Ref | None
    cycle: Cycle
    during: rows.Ref
    success: str
    working: str
    chart: burn_ups.Drawn | None
    course: course.Course | None
    warnings: tuple[Warned, ...]
    ballot: confidences.Ballot | None
    confidence: confidences.Strip | None
    key_results: tuple[KeyResultView, ...]
    way: ways.Way
    neighbours: neighbours.Neighbours
    check_ins: tuple[tuple[entries.EntryRow, ...], ...]
    actions: tuple[tuple[Action, rows.Ref | None], ...]
    changes: tuple[ChangeView, ...]
    shared_with: tuple[rows.Ref, ...]
    predecessor: rows.Ref | None
    successors: tuple[rows.Ref, ...]
    priority: str
    lessons: tuple[str, ...]
    said: rows.SaidStatus | None
    blockers: tuple[Line, ...]
    concerns: tuple[Line, ...]
    asks: tuple[tuple[str, rows.Ref, dt.date], ...]
    decisions: tuple[Decision, ...]
    hints: tuple[Hint, ...]


def pages_in(snapshot: Snapshot, team: str, cycle: str) -> Iterator[Page]:
    """A page for each objective."""
    for state in snapshot.of_team(team, cycle):
        objective = state.objective
        yield Page(
            uri=uri.objective(objective.id),
            title=state.title,
            description=f"{words.PACE_WORDS[state.pace].capitalize()}, score {words.known_score(state)}. {state.definition.why or ''}".strip(),
            section="cycle" if snapshot.cycle and objective.cycle == snapshot.cycle.id else "teams",
            template="objective.html",
            view=partial(_view, snapshot, state),
            crumbs=crumbs.objective(snapshot, objective),
            source=objective.place,
            search=partial(stubs.objective, snapshot, state),
            feed=uri.atom(uri.objective(objective.id)),
        )


Reasons = Mapping[str, Sequence[rules.Reason]]
_EARLY = ("watermelon", "falling-confidence", "repeat-miss", "flat-value")


@once_unnoted
def _early_warnings(snapshot: Snapshot) -> Reasons:
    """What warns before a score does, by objective: how that one stands alone tells it."""
    found: dict[str, list[rules.Reason]] = {}
    for reason in rules.attention(snapshot):
        if reason.rule in _EARLY:
            found.setdefault(reason.finding.about.partition("#")[0], []).append(reason)
    return found


def _warned(snapshot: Snapshot, state: ObjectiveState, reason: rules.Reason) -> Warned:
    about = reason.finding.about
    return Warned(
        reason=reason.finding.reason,
        rule=reason.rule,
        about=None if about == state.id else rows.about(snapshot, about),
    )


def _view(snapshot: Snapshot, state: ObjectiveState) -> ObjectiveView:
    objective, index = state.objective, link_index(snapshot)
    cycle = snapshot.portfolio.cycles[objective.cycle]
    priorities = {priority.id: priority.title for priority in snapshot.settings.priorities}
    chart = burn_ups.of_objective(snapshot, state, snapshot.past[state.id])
    return ObjectiveView(
        state=state,
        team=rows.team(snapshot, objective.team),
        owner=rows.person(snapshot, objective.owner),
        cycle=cycle,
        during=rows.cycle(snapshot, cycle.id),
        success=words.TYPE_WORDS[state.definition.type].format(success=words.score(snapshot.settings.bands.success)),
        working=rows.working(state),
        chart=chart,
        course=course.of_objective(snapshot, state),
        warnings=tuple(_warned(snapshot, state, reason) for reason in _early_warnings(snapshot).get(state.id, [])),
        ballot=confidences.ballot(snapshot, state),
        confidence=_confidence(snapshot, state, cycle, chart),
        key_results=tuple(key_result_view(snapshot, key_result, chart) for key_result in state.key_results),
        way=ways.ways(snapshot).up(objective),
        neighbours=neighbours.neighbours(snapshot, state, index),
        check_ins=entries.said_of(snapshot, state),
        actions=tuple((action, rows.person(snapshot, action.who)) for action in actions_about(snapshot, objective.id)),
        changes=_changes(snapshot, state),
        shared_with=tuple(rows.team(snapshot, team) for team in objective.fields.shared_with),
        predecessor=rows.about(snapshot, objective.successor_of) if objective.successor_of else None,
        successors=tuple(rows.about(snapshot, found) for found in index.successors.get(objective.id, [])),
        priority=priorities.get(objective.fields.priority or "", ""),
        lessons=tuple(index.lessons.get(objective.id, [])),
        said=rows.said_status(snapshot, state),
        blockers=latest_lines(snapshot, state, "blockers"),
        concerns=latest_lines(snapshot, state, "concerns"),
        asks=_asks(snapshot, state),
        decisions=_decisions(snapshot, state),
        hints=overlap_hints(snapshot, state.id),
    )


def _confidence(
    snapshot: Snapshot, state: ObjectiveState, cycle: Cycle, chart: burn_ups.Drawn | None
) -> confidences.Strip | None:
    time = Stretch(starts=cycle.starts, due=cycle.ends)
    return confidences.strip(snapshot, state, state.title, time, chart)


def _asks(snapshot: Snapshot, state: ObjectiveState) -> tuple[tuple[str, rows.Ref, dt.date], ...]:
    """What the latest word on each part asks of other teams."""
    return tuple(
        (ask.what, rows.team(snapshot, ask.of), point.date)
        for point in latest_points(state)
        for ask in point.entry.fields.asks
    )


def _decisions(snapshot: Snapshot, state: ObjectiveState) -> tuple[Decision, ...]:
    """Decisions of the check-ins that speak of this objective, the newest first."""
    deciding = said_index(snapshot).deciding
    spoken = {point.entry.check_in for figures in (state, *state.key_results) for point in figures.history}
    return tuple(
        Decision(
            text=decision,
            team=rows.team(snapshot, check_in.team),
            date=check_in.date,
            permalink=uri.check_in(check_in.team, check_in.cycle, check_in.id),
        )
        for check_in in sorted((deciding[id_] for id_ in spoken if id_ in deciding), key=_newest)
        for decision in check_in.decisions
    )


def _newest(check_in: CheckIn) -> tuple[int, str]:
    return -check_in.date.toordinal(), check_in.id


def _changes(snapshot: Snapshot, state: ObjectiveState) -> tuple[ChangeView, ...]:
    found = [(change, "the objective") for change in state.objective.fields.changes]
    for key_result in state.objective.key_results:
        found += [(change, key_result.title) for change in key_result.fields.changes]
    return tuple(
        ChangeView(
            change=change,
            of=of,
            was=tuple((key, value if isinstance(value, str) else str(value)) for key, value in change.was.items()),
            by=rows.person(snapshot, change.by),
        )
        for change, of in sorted(found, key=lambda pair: pair[0].date, reverse=True)
        if change.date <= snapshot.as_of
    )
