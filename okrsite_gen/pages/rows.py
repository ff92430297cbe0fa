"""What several pages show alike: links with names, a line of an objective, a line of a key result."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from okrsite_gen.charts.scale import Scale
from okrsite_gen.charts.sparkline import sparkline
from okrsite_gen.light import Light
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.pages import ahead, uri, words
from okrsite_gen.pages.aligned import is_unaligned
from okrsite_gen.pages.counts import ORDER
from okrsite_gen.scoring.once import once_unnoted
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Past, Snapshot


class Ref(Light, frozen=True, kw_only=True):
    """A name and the page behind it (`None`: no page)."""

    title: str
    uri: str | None


class SaidStatus(Light, frozen=True, kw_only=True):
    """What somebody said of the state, beside what is computed."""

    status: str
    by: Ref | None
    date: dt.date


class ObjectiveRow(Light, frozen=True, kw_only=True):
    """An objective in a list. `change` is the score's change since a week ago; `why` is what holds it back, in words.

    `unaligned` marks an open one that leads to no objective of the company, though it is asked to.
    """

    state: ObjectiveState
    ref: Ref
    owner: Ref | None
    team: Ref
    cycle: Ref
    spark: Markup
    change: float | None
    why: str
    unaligned: bool


class KeyResultRow(Light, frozen=True, kw_only=True):
    """A key result in a list; `heading` is its forecast in its own unit, empty where there is none."""

    state: KeyResultState
    ref: Ref
    objective: Ref
    owner: Ref | None
    spark: Markup
    heading: str


def person(snapshot: Snapshot, person_id: str | None) -> Ref | None:
    """A person's name and page."""
    if person_id is None:
        return None
    known = snapshot.portfolio.people.get(person_id)
    return Ref(title=known.label, uri=uri.person(person_id)) if known else Ref(title=person_id, uri=None)


def people(snapshot: Snapshot, person_ids: tuple[str, ...]) -> tuple[Ref, ...]:
    """Several people's names and pages."""
    return tuple(ref for ref in (person(snapshot, person_id) for person_id in person_ids) if ref)


def team(snapshot: Snapshot, team_id: str) -> Ref:
    """A team's name and page."""
    known = snapshot.portfolio.teams.get(team_id)
    return Ref(title=known.name, uri=uri.team(team_id)) if known else Ref(title=team_id, uri=None)


def cycle(snapshot: Snapshot, cycle_id: str) -> Ref:
    """A cycle's title and page."""
    return Ref(title=snapshot.portfolio.cycles[cycle_id].title, uri=uri.cycle(cycle_id))


def cycles(snapshot: Snapshot) -> tuple[Ref, ...]:
    """All cycles with a page, the latest first."""
    used = set(map(cycle_of, snapshot.portfolio.objectives))
    periods = [snapshot.portfolio.cycles[cycle_id] for cycle_id in used]
    ordered = sorted(periods, key=lambda period: (period.ends, period.starts, period.id), reverse=True)
    return tuple(Ref(title=period.title, uri=uri.cycle(period.id)) for period in ordered)


def about(snapshot: Snapshot, full_id: str) -> Ref:
    """An objective's or key result's text and place; what is not published is only its id."""
    title = _titles(snapshot)[full_id]
    if title is None:
        return Ref(title=full_id, uri=None)
    return Ref(title=title, uri=uri.key_result(full_id) if "#" in full_id else uri.objective(full_id))


class _Titles(dict[str, str | None]):
    """Of objectives and key results by id, as they stood; of those that somebody asks for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __missing__(self, full_id: str) -> str | None:
        snapshot = self._snapshot
        with snapshot.watch.resting():
            found = snapshot.key_results.get(full_id) if "#" in full_id else snapshot.objectives.get(full_id)
        title = self[full_id] = found.title if found else None
        return title


@once_unnoted
def _titles(snapshot: Snapshot) -> _Titles:
    return _Titles(snapshot)


def objective_row(snapshot: Snapshot, state: ObjectiveState, past: Past | None = None) -> ObjectiveRow:
    """The line of an objective; who has its past at hand saves computing it again."""
    objective, past = state.objective, past or snapshot.past[state.id]
    return ObjectiveRow(
        state=state,
        ref=Ref(title=state.title, uri=uri.objective(objective.id)),
        owner=person(snapshot, objective.owner),
        team=team(snapshot, objective.team),
        cycle=cycle(snapshot, objective.cycle),
        spark=objective_spark(snapshot, state, past),
        change=week_change(state, past),
        why=held_back(state),
        unaligned=is_unaligned(snapshot, state),
    )


def objective_rows(
    snapshot: Snapshot, states: tuple[ObjectiveState, ...] | list[ObjectiveState]
) -> tuple[ObjectiveRow, ...]:
    """The lines of several objectives, those that need attention first."""
    return tuple(
        objective_row(snapshot, state)
        for state in sorted(states, key=lambda state: (ORDER.index(state.pace), state.id))
    )


_FEW = 64  # lines: a team's page comes shortly before those of its objectives


@once_unnoted
def _lately(_: Snapshot) -> dict[str, KeyResultRow]:
    return {}


def key_result_row(snapshot: Snapshot, state: KeyResultState) -> KeyResultRow:
    """The line of a key result; those made last are kept, for which nobody looks at more than the key result's own state."""
    kept = _lately(snapshot)
    row = kept.get(state.id)
    if row is None or row.state is not state:
        if len(kept) >= _FEW:
            kept.clear()
        row = kept[state.id] = _key_result_row(snapshot, state)
    return row


def _key_result_row(snapshot: Snapshot, state: KeyResultState) -> KeyResultRow:
    key_result = state.key_result
    return KeyResultRow(
        state=state,
        ref=Ref(title=state.title, uri=uri.key_result(key_result.id)),
        objective=about(snapshot, key_result.objective),
        owner=person(snapshot, key_result.owner),
        spark=key_result_spark(state),
        heading=ahead.in_units(state, ahead.fan(state)),
    )


def key_result_spark(state: KeyResultState) -> Markup:
    """How a key result's progress moved, by the last value of each day."""
    series = list({point.date: point.progress for point in state.history if point.progress is not None}.items())
    if not series:
        return Markup()
    time = state.definition.time
    return sparkline(series, Scale(starts=time.starts, ends=max(time.due, series[-1][0]), low=0, high=1), state.pace)


def objective_spark(snapshot: Snapshot, state: ObjectiveState, past: Past) -> Markup:
    """How an objective's score moved over its cycle."""
    period = snapshot.portfolio.cycles[state.objective.cycle]
    if not past.series:
        return Markup()
    ends = max(period.ends, past.series[-1][0])
    return sparkline(past.series, Scale(starts=period.starts, ends=ends, low=0, high=1), state.pace)


def week_change(state: ObjectiveState, past: Past) -> float | None:
    """The difference of the two printed scores, now and a week ago; `None` where the objective is over, or nothing was known then."""
    if state.score is None or past.week_ago is None:
        return None
    return printed(state.score) - printed(past.week_ago)


def held_back(state: ObjectiveState) -> str:
    """What holds an objective back most, to follow "held back by": those that nobody speaks of, or the one furthest behind plan.

    Empty where the status says as much, and of what nobody had to speak of yet.
    """
    counting = [part for part in state.key_results if part.counts and _is_asked(part)]
    if state.pace in ("no-check-in", "stale"):
        return _silence(state, counting)
    late = [part for part in counting if (words.points(part.expected, part.score) or 0) > 0]
    if state.pace not in ("behind", "at-risk", "missed") or not late:
        return ""
    worst = max(late, key=lambda part: (_weighted_gap(part), part.id))
    if not _reported(worst):
        return f"{worst.title}, which nobody has reported"
    return f"{worst.title}: {words.gap(worst.expected, worst.score)}"


def _reported(state: KeyResultState) -> bool:
    return state.progress is not None or state.grade is not None


def _is_asked(state: KeyResultState) -> bool:
    """Not of what has not begun, nor of what nobody spoke of while its first check-in is not overdue."""
    return _reported(state) or state.stale or not (state.live or state.pace == "not-due")


def _silence(state: ObjectiveState, counting: list[KeyResultState]) -> str:
    """`2 key results that have gone stale and 1 that nobody has reported`; empty where all of them are the one or the other."""
    stale = sum(part.pace == "stale" for part in counting)
    never = sum(not _reported(part) and part.score is not None for part in counting)
    if sum(part.counts for part in state.key_results) in (stale, never):
        return ""
    gone = f"{words.plural(stale, 'key result')} that {'has' if stale == 1 else 'have'} gone stale" if stale else ""
    if not never:
        return gone
    unheard = "that nobody has reported"
    return f"{gone} and {never} {unheard}" if gone else f"{words.plural(never, 'key result')} {unheard}"


def _weighted_gap(state: KeyResultState) -> float:
    return ((state.expected or 0) - (state.score or 0)) * state.definition.fields.weight


def working(figures: Figures) -> str:
    """`expected 54%, actual 31%, 23 points behind`; of what nobody has reported, that it counts 0."""
    if figures.progress is None:
        return "" if figures.score is None else "nothing was reported yet, which counts 0"
    if figures.expected is None or figures.outcome is not None:
        return ""
    expected, actual = words.percent(figures.expected), words.percent(figures.progress)
    return f"expected {expected}, actual {actual}, {words.gap(figures.expected, figures.progress)}"


def said_status(snapshot: Snapshot, figures: Figures) -> SaidStatus | None:
    """The state that was named last, and who named it."""
    point = next((point for point in reversed(figures.history) if point.status), None)
    if point is None or point.status is None:
        return None
    return SaidStatus(status=words.PACE_WORDS[point.status], by=person(snapshot, point.by), date=point.date)
