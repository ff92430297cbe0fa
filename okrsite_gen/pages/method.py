"""How to read this: the arithmetic, with a worked example from the company's own data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.fields import record
from okrsite_gen.model.measure import Stretch
from okrsite_gen.model.portfolio import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.pages import crumbs, rows, stubs, uri, words
from okrsite_gen.pages.foresight import Foresight, foresight
from okrsite_gen.pages.page import Page
from okrsite_gen.rules import ATTENTION, RULES
from okrsite_gen.rules.quality import FULL, WEIGHTS
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

_Rank = tuple[bool, int, str]  # whether its sums are easy to follow, how many values it has, its id


@record
class Example:
    """A key result of the company's own, and the sums done on it."""

    ref: rows.Ref
    objective: rows.Ref
    state: KeyResultState
    time: Stretch
    baseline: str
    target: str
    current: str
    working: str
    gap: str


@record
class Sum:
    """An objective's score as a weighted mean: one line a key result, then the result."""

    ref: rows.Ref
    parts: tuple[tuple[str, float, str], ...]
    weights: float
    score: str


@record
class MethodView:
    """The whole page."""

    settings: Settings
    example: Example | None
    sum: Sum | None
    foresight: Foresight | None
    urgencies: tuple[tuple[str, str, int], ...]
    full: int
    weights: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    glossary: tuple[tuple[str, str], ...]
    paces: tuple[tuple[str, str], ...]


PACES = (
    (
        "on-track",
        "Progress is at most {tolerance} points below the plan; of a limit: it is kept now, and was kept at least 95% of the time.",
    ),
    (
        "behind",
        "Progress is more than {tolerance} and at most {at_risk} points below the plan; of a limit: it is kept now, but was broken more than 5% of the time.",
    ),
    ("at-risk", "Progress is more than {at_risk} points below the plan; of a limit: it is broken right now."),
    ("done", "The target is reached before its time is up."),
    ("no-check-in", "Nobody has reported anything yet."),
    ("stale", "Nobody has spoken of it for more than one check-in period and two days. Silence is never green."),
    ("not-due", "It has not begun."),
    ("achieved", "Its time is up and it counts as a success."),
    ("missed", "Its time is up and it does not count as a success."),
    ("retired", "It was taken off the list, with a reason. It no longer counts."),
)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.METHOD,
        title="How to read this",
        description="Where each number on this site comes from, with an example.",
        section="how-to-read",
        template="method.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("arithmetic score progress pace band confidence stale glossary"),
    )


def _view(snapshot: Snapshot) -> MethodView:
    pace = snapshot.settings.pace
    limits = {
        "tolerance": words.percent(pace.tolerance).rstrip("%"),
        "at_risk": words.percent(pace.at_risk).rstrip("%"),
    }
    example = _example(snapshot)
    return MethodView(
        settings=snapshot.settings,
        example=example,
        foresight=foresight(snapshot, example.state.id if example else None),
        urgencies=tuple((rule.ID, word, urgency) for rule, urgency, word in ATTENTION),
        full=FULL,
        weights=_weights(),
        sum=_sum(snapshot),
        glossary=tuple(sorted(snapshot.settings.glossary.items(), key=lambda pair: pair[0].casefold())),
        paces=tuple((name, text.format(**limits)) for name, text in PACES),
    )


def _example(snapshot: Snapshot) -> Example | None:
    """A running metric with the most values, so that every sum has something to show."""
    found = concluded_by_folder(snapshot, "worked example", tuple[_Rank, ...], partial(_fit, snapshot))
    best = max(chain.from_iterable(found.values()), default=None)
    if best is None:
        return None
    state = snapshot.key_results[best[-1]]
    measure = state.definition.measure
    said = [point.entry.said for point in state.history if point.entry.said.reports]
    return Example(
        ref=rows.about(snapshot, state.id),
        objective=rows.about(snapshot, state.key_result.objective),
        state=state,
        time=state.definition.time,
        baseline=measure.start_text(),
        target=measure.goal_text(),
        current=measure.format(state.current),
        working=measure.working(said),
        gap=rows.working(state),
    )


def _fit(snapshot: Snapshot, place: Place) -> tuple[_Rank, ...]:
    """The one of a folder that fits best, if any does."""
    running = [
        state
        for objective in snapshot.of_team(*place)
        for state in objective.key_results
        if isinstance(state.definition.measure, Metric)
        and state.live
        and state.progress is not None
        and state.grade is None
    ]
    return tuple(sorted((_plain(found), len(found.history), found.id) for found in running)[-1:])


def _weights() -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """By aspect, the heaviest first."""
    known = {rule.ID for rule in RULES}
    return tuple(
        (aspect, tuple((rule, weight) for rule, weight in weights.items() if rule in known))
        for aspect, weights in WEIGHTS.items()
    )


def _plain(state: KeyResultState) -> bool:
    """Whether its sums are easy to follow: under way, on a straight line, by its latest value."""
    measure = state.definition.measure
    if not isinstance(measure, Metric) or state.progress is None:
        return False
    curved = measure.levels or measure.commit or measure.stretch or measure.checkpoints
    return 0 < state.progress < 1 and measure.aggregate == "latest" and not curved and not state.stale


def _sum(snapshot: Snapshot) -> Sum | None:
    scored = [state for state in unclosed(snapshot) if state.live and state.score is not None and state.grade is None]
    if not scored:
        return None
    state = max(scored, key=lambda found: (_parts(found), found.id))
    counting = [found for found in state.key_results if found.counts]
    return Sum(
        ref=rows.about(snapshot, state.id),
        parts=tuple((found.title, found.definition.fields.weight, words.score(found.score or 0)) for found in counting),
        weights=sum(found.definition.fields.weight for found in counting),
        score=words.score(state.score),
    )


def _parts(state: ObjectiveState) -> int:
    """How telling a sum is: many key results with a score, of different weights."""
    counting = [found for found in state.key_results if found.counts and found.score is not None]
    return len(counting) + len({found.definition.fields.weight for found in counting})
