"""What supports what, as an indented list: a company objective, its key results, what supports them, and what supports that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.reach import Reach
from okrsite_gen.scoring.snapshot import ObjectiveState, Pace, Snapshot

_REACHED = ("done", "achieved")


@record
class Branch:
    """A line of the list: an objective (with its `team`) or a key result, and what hangs on it.

    `more` tells how many were left out, `above` that what supports it stands further up, `lonely` that nobody supports what should be.
    """

    ref: rows.Ref
    team: rows.Ref | None
    pace: Pace
    below: tuple[Branch, ...]
    more: int = 0
    above: bool = False
    lonely: bool = False


class SupportTree:
    """Makes the branches; each objective's supporters are shown once, at most `width` of them, `deep` links down."""

    def __init__(self, snapshot: Snapshot, reach: Reach, width: int, deep: int) -> None:
        self._snapshot = snapshot
        self._reach = reach
        self._width = width
        self._deep = deep
        self._shown: set[str] = set()

    def branches(self) -> tuple[Branch, ...]:
        """One for each live company objective."""
        return tuple(self._objective(top, self._deep, top=True) for top in self._reach.tops)

    def _objective(self, state: ObjectiveState, deep: int, *, top: bool = False) -> Branch:
        ref = rows.Ref(title=state.title, uri=uri.objective(state.id))
        team = rows.team(self._snapshot, state.objective.team)
        again = state.id in self._shown
        self._shown.add(state.id)
        supported = any(self._supporters(name) for name in _names(state))
        if again or not deep:
            more = 0 if again else sum(len(self._supporters(name)) for name in _names(state))
            return Branch(ref=ref, team=team, pace=state.pace, below=(), more=more, above=again and supported)
        parts = tuple(self._key_results(state, deep, top=top))
        below, more = self._of(self._supporters(state.id), deep)
        return Branch(
            ref=ref,
            team=team,
            pace=state.pace,
            below=(*parts, *below),
            more=more,
            lonely=top
            and state.pace not in _REACHED
            and not any(self._reach.supporters.get(name) for name in _names(state)),
        )

    def _key_results(self, state: ObjectiveState, deep: int, *, top: bool) -> Iterator[Branch]:
        """Those that somebody supports; of company objectives all that are still worked on."""
        for part in state.key_results:
            supporters = self._supporters(part.id)
            if supporters or (top and part.pace != "retired"):
                below, more = self._of(supporters, deep)
                ref = rows.Ref(title=part.title, uri=uri.key_result(part.id))
                lonely = part.pace not in _REACHED and not self._reach.supporters.get(part.id)
                yield Branch(ref=ref, team=None, pace=part.pace, below=below, more=more, lonely=lonely and top)

    def _of(self, supporters: Sequence[ObjectiveState], deep: int) -> tuple[tuple[Branch, ...], int]:
        shown = supporters[: self._width]
        return tuple(self._objective(state, deep - 1) for state in shown), len(supporters) - len(shown)

    def _supporters(self, full_id: str) -> list[ObjectiveState]:
        return [self._snapshot.objectives[id_] for id_ in self._reach.carriers.get(full_id, ())]


def _names(state: ObjectiveState) -> tuple[str, ...]:
    return (state.id, *(part.id for part in state.key_results))
