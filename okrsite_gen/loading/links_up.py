"""Links to what the readers of the one who links do not see: nobody's mistake, but worth to know for who writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.problems.references import LINK_TO_HIDDEN
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.objective import Objective


def links_up(objectives: Mapping[str, Objective], audiences: Sequence[str]) -> Iterator[Problem]:
    """One for each link from an objective to a draft, or to one for a higher audience (`audiences` has the highest first)."""
    ranks = {name: rank for rank, name in enumerate(audiences)}
    for objective in objectives.values():
        for to, where in _links(objective):
            target = objectives[to.partition("#")[0]]
            if target.draft and not objective.draft:
                message = f"`{target.id}` is a draft, so readers do not see this link"
            elif _rank(target, ranks) < _rank(objective, ranks):
                message = f"`{target.id}` is for `{_audience(target)}`, so not all who read this see the link"
            else:
                continue
            yield LINK_TO_HIDDEN.at(
                where, message, "leave it, if that is meant; `okrsite explain link-to-hidden` says more"
            )


def _links(objective: Objective) -> Iterable[tuple[str, Origin]]:
    yield from ((link.to, link.origin) for link in objective.supports)
    yield from ((needed.to, needed.origin) for needed in objective.depends_on)


def _rank(objective: Objective, ranks: Mapping[str, int]) -> int:
    return ranks.get(_audience(objective), 0)


def _audience(objective: Objective) -> str:
    return objective.fields.audience or DEFAULT_AUDIENCE
