"""What a team has to talk about: the objectives and key results that need a word, the worst first, each with one question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from okrsite_gen import rules
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import team_of
from okrsite_gen.pages import rows, words
from okrsite_gen.scoring.once import once_by_id
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot, Votes

_APART = 2
_REASONS = 2


@record
class Topic:
    """An objective or key result that needs a word.

    `reasons` are the worst and the one that is asked about; `hear` are who voted lowest and highest, where the team is apart.
    """

    state: KeyResultState | ObjectiveState
    ref: rows.Ref
    owner: rows.Ref | None
    now: str
    reasons: tuple[str, ...]
    question: str
    hear: tuple[rows.Ref, ...]


@record
class Outcome:
    """An objective with what needs a word of it: of itself (`own`), where its key results do not say it, and of its `parts`."""

    objective: ObjectiveState
    ref: rows.Ref
    owner: rows.Ref | None
    own: Topic | None
    parts: tuple[Topic, ...]

    @property
    def points(self) -> int:
        """How many questions there are."""
        return len(self.parts) + (self.own is not None)


@record
class Outcomes:
    """`first` are the worst, for the meeting; `rest` is for writing; of `calm` nothing needs a word."""

    first: tuple[Outcome, ...]
    rest: tuple[rows.Ref, ...]
    calm: tuple[rows.Ref, ...]

    @property
    def points(self) -> int:
        """How many questions the meeting has."""
        return sum(outcome.points for outcome in self.first)


_Part = KeyResultState | ObjectiveState
_Reasons = dict[str, str]
_Found = tuple[ObjectiveState, _Part, _Reasons]


class Topics:
    """What the rules found, looked up by what it is about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._found = _ruled(snapshot)

    def of_team(self, team_id: str) -> tuple[str, ...]:
        """What the rules say of the team itself."""
        return tuple(self._found.get(team_id, {}).get(team_id, {}).values())

    def outcomes(self, states: Iterable[ObjectiveState], most: int) -> Outcomes:
        """Of open objectives: the `most` worst questions, grouped by objective."""
        states = list(states)
        found = sorted((one for state in states for one in self._of_objective(state)), key=_worst_first)
        chosen: dict[str, list[_Found]] = {}
        for one in found[:most]:
            chosen.setdefault(one[0].id, []).append(one)
        talked = {state.id for state, _, _ in found}
        return Outcomes(
            first=tuple(_outcome(self._snapshot, group) for group in chosen.values()),
            rest=tuple(rows.about(self._snapshot, part.id) for _, part, _ in found[most:]),
            calm=tuple(rows.about(self._snapshot, state.id) for state in states if state.id not in talked),
        )

    def _of_objective(self, state: ObjectiveState) -> Iterator[_Found]:
        """Its key results' reasons, and those of its own that none of them has; where they stand says where it stands."""
        parts = [(part, self._reasons(part)) for part in state.key_results]
        told = {id_ for _, reasons in parts for id_ in reasons}
        told |= _STANDING if told & _STANDING else set()
        own = {id_: text for id_, text in self._reasons(state).items() if id_ not in told}
        every: list[tuple[_Part, _Reasons]] = [(state, own), *parts]
        yield from ((state, part, reasons) for part, reasons in every if reasons)

    def _reasons(self, part: _Part) -> _Reasons:
        """Why it needs a word, the worst first."""
        if part.pace in ("retired", "not-due", "done", "achieved"):
            return {}
        ruled = self._found.get(team_of(part.id), {}).get(part.id, {})
        found = ruled | {id_: text for id_, text in _shorter(part) if id_ in ruled} | dict(_standing(part))
        return {id_: found[id_] for id_ in _RANK if id_ in found}


@once_by_id
def _ruled(snapshot: Snapshot) -> Mapping[str, dict[str, _Reasons]]:
    """By team, and by what they are about."""
    found: dict[str, dict[str, _Reasons]] = {}
    for reason in rules.attention(snapshot):
        about = reason.finding.about
        found.setdefault(team_of(about), {}).setdefault(about, {})[reason.rule] = reason.finding.reason
    return found


def _shorter(figures: Figures) -> Iterator[tuple[str, str]]:
    """What rules say at length, as it is said where status and forecast stand beside it."""
    yield "at-risk", words.gap(figures.expected, figures.progress) or "at risk"
    yield "forecast-misses", f"{words.score(figures.success)} is needed at the end"
    yield "watermelon", "said to be on track"
    yield "repeat-miss", "twice without a next step"


def _standing(figures: Figures) -> Iterator[tuple[str, str]]:
    """What no rule finds and a team still talks about."""
    if figures.pace == "behind":
        yield "behind", words.gap(figures.expected, figures.progress) or "behind"
    if figures.pace == "missed":
        yield "missed", "missed"
    if words.shown_state(figures) == "no-check-in" and not figures.stale:
        yield "no-check-in", "no value yet"
    if figures.votes and figures.votes.spread >= _APART:
        yield "votes-apart", f"votes from {figures.votes.lowest:g} to {figures.votes.highest:g} of 5"


def _worst_first(found: _Found) -> tuple[int, int, str]:
    _, part, reasons = found
    behind = words.points(part.expected, part.score) or 0
    return min(_RANK.index(id_) for id_ in reasons), -behind, part.id


def _outcome(snapshot: Snapshot, found: list[_Found]) -> Outcome:
    state = found[0][0]
    topics = {part.id: _topic(snapshot, part, reasons) for _, part, reasons in found}
    own = topics.pop(state.id, None)
    return Outcome(
        objective=state,
        ref=rows.about(snapshot, state.id),
        owner=rows.person(snapshot, state.objective.owner),
        own=own,
        parts=tuple(topics.values()),
    )


def _topic(snapshot: Snapshot, part: _Part, reasons: _Reasons) -> Topic:
    asked = next(id_ for id_ in _QUESTIONS if id_ in reasons)
    question = _QUESTIONS[asked]
    worst = list(reasons)[:_REASONS]
    return Topic(
        state=part,
        ref=rows.about(snapshot, part.id),
        owner=rows.person(snapshot, part.key_result.owner) if isinstance(part, KeyResultState) else None,
        now=_now(part) if isinstance(part, KeyResultState) else "",
        reasons=tuple(text for id_, text in reasons.items() if id_ in (*worst, asked)),
        question=question if isinstance(question, str) else question(part),
        hear=_voices(snapshot, part.votes) if part.votes and "votes-apart" in reasons else (),
    )


def _now(state: KeyResultState) -> str:
    """`44 days now, target 30 days`."""
    measure = state.definition.measure
    return f"{measure.format(state.current) or 'no value'} now, target {measure.goal_text()}"


def _voices(snapshot: Snapshot, votes: Votes) -> tuple[rows.Ref, ...]:
    """Who voted lowest and who highest, the first of several; nobody where votes have no names."""
    named = [vote for vote in votes.votes if vote.by]
    found = (next((vote.by for vote in named if vote.points == end), None) for end in (votes.lowest, votes.highest))
    return rows.people(snapshot, tuple(who for who in found if who))


def _silent(figures: Figures) -> str:
    if figures.last_check_in is None:
        return "What is the first thing we could see of it?"
    return f"What did we see since {words.short_day(figures.last_check_in)}?"


def _at_risk(figures: Figures) -> str:
    return _rated(figures, "What do we do differently, ask for or let go?")


def _behind(figures: Figures) -> str:
    return _rated(figures, "What brings it back?")


def _rated(figures: Figures, question: str) -> str:
    """With the rates, where both are known: they make it concrete."""
    needed, made = figures.needed_per_week, figures.achieved_per_week
    if not needed or made is None:
        return question
    if made >= needed:
        question = "What keeps that up?"
    return f"It needs {words.per_week(needed)}, made {words.per_week(made, bare=True)} since the start. {question}"


_RANK = (
    "at-risk",
    "missed",
    "behind",
    "forecast-misses",
    "falling-confidence",
    "watermelon",
    "stale-check-in",
    "no-check-in",
    "missing-owner",
    "repeat-miss",
    "flat-value",
    "votes-apart",
)
_STANDING = {"at-risk", "missed", "behind", "stale-check-in", "no-check-in"}
# What to ask, the most telling reason first: a rosy word about what is at risk says more than that it is at risk.
_QUESTIONS: dict[str, str | Callable[[Figures], str]] = {
    "watermelon": "What do we know that the numbers do not show?",
    "falling-confidence": "What do the doubters know?",
    "votes-apart": "What do we see so differently?",
    "stale-check-in": _silent,
    "no-check-in": "What is the first thing we could see of it?",
    "missing-owner": "Who takes it?",
    "missed": "What did it teach us, and who still needs it?",
    "repeat-miss": "Who does what next, and by when?",
    "flat-value": "What would make the number move?",
    "at-risk": _at_risk,
    "behind": _behind,
    "forecast-misses": "What would bend the line, and who can do it?",
}
