"""A target lies far beyond any pace at which its number ever moved.

A bold target makes people look for another way; an impossible one makes them stop looking. After three weeks everybody knows that it will
not come, nobody says so, and from then on it is no longer steered by. Ambitious is what would be reached perhaps every second time.

What counts as success (all of a committed target, 70% of another one, or what `bands:` says) is compared with the best that the same
number, by id, unit and title, did in an earlier cycle of the team, or of what the objective is a successor of: more than three times that
pace is out of reach. Where nothing is known of earlier cycles, its own first weeks are looked at, from a third to half of its time: it is
found where the pace that is needed from now on is more than three times that of its best two weeks. Numbers that never moved tell
nothing, and objectives that are there to learn are not asked.

```yaml
# activation: from 29% to 31% in Q3
- id: activation
  title: Week-1 activation from 31% to 60%
  baseline: 31%
  target: 60%
```

Remedy: take a target at about twice the best pace, or say in `why:` what is different this time: a new channel, three more people, a
price cut. If it has to be this much by law or by contract, write the steps towards it over several cycles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.numbers import quantity, rounded
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.scoring.earlier import earlier, planned
from okrsite_gen.scoring.move import Move, best_pace
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot

ID = "out-of-reach"
SEVERITY = Severity.WARNING

FAR, BOLD = 3, 2
_THIRD, _HALF = 1 / 3, 1 / 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """At the target; what weighs nothing is not looked at."""
    past = earlier(snapshot)
    for objective in improvable(snapshot):
        for state in kept(objective) if objective.definition.type != "learning" else ():
            if state.definition.fields.weight and not state.reached:
                before = past.get(state.id)
                yield from _beyond_cycles(snapshot, state, before) if before else _beyond_weeks(snapshot, state)


def _beyond_cycles(snapshot: Snapshot, state: KeyResultState, before: Sequence[Move]) -> Iterator[Finding]:
    plan, best = planned(state), max(before, key=lambda move: move.amount / move.weeks)
    if plan is None or best.amount <= 0 or not all(move.is_slower(plan, state.success / FAR) for move in before):
        return
    bold = state.definition.measure.format(rounded(plan.at_pace(best, BOLD), plan.digits))
    cycle = snapshot.portfolio.cycles[best.cycle].title
    message = f"`{state.title}` asks for `{plan.text}`; the best cycle so far, `{cycle}`, brought `{best.text}`"
    remedy = f"twice that pace leads to `{bold}`; if it can be more this time, say in `why:` what is different"
    yield _finding(state, message, remedy)


def _beyond_weeks(snapshot: Snapshot, state: KeyResultState) -> Iterator[Finding]:
    needed, gone = state.needed_per_week, state.definition.time.share(snapshot.as_of)
    if needed is None or not _THIRD <= gone <= _HALF:
        return
    best = best_pace(state)
    if best is None or best <= 0 or needed <= FAR * best:
        return
    message = f"`{state.title}` needs `{_share(needed)}` of its way every week from now on; its best two weeks made `{_share(best)}` each"
    remedy = "ask what could make it several times as fast; else write a target that it can reach, the old one under `changes:`"
    yield _finding(state, message, remedy)


def _finding(state: KeyResultState, message: str, remedy: str) -> Finding:
    return Finding(about=state.id, where=state.key_result.place.at("target"), message=message, help=remedy)


def _share(progress: float) -> str:
    return quantity(rounded(100 * progress, 1), "%")
