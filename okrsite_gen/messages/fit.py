"""How the scope's objectives hang together: what leads to no objective of the company, and who has too much waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.messages.message import Entry, Site, Span, Words, said, words
from okrsite_gen.messages.scope import Scope
from okrsite_gen.pages import rows, uri
from okrsite_gen.pages.aligned import has_top
from okrsite_gen.pages.between import too_much
from okrsite_gen.pages.words import plural
from okrsite_gen.scoring.between_teams import overloaded
from okrsite_gen.scoring.snapshot import ObjectiveState

_NAMED = 4


def fit(scope: Scope, site: Site) -> Iterator[Entry]:
    """The unaligned in one line, then a line for each overloaded team; nothing where all is well."""
    snapshot = scope.snapshot
    asked = [state for state in snapshot.objectives.values() if _is_asked(scope, state)]
    lost = [state for state in asked if not snapshot.alignment.aligned[state.id]]
    if lost and has_top(snapshot, snapshot.as_of):
        lead = "leads" if len(lost) == 1 else "lead"
        line = f"{len(lost)} of {plural(len(asked), 'team objective')} {lead} to no objective of the company"
        yield Entry(title=words(Span(text=line, url=site.at(uri.MAP))), details=(_names(scope, lost, site),))
    for team, waits in overloaded(snapshot).items():
        if team in scope.teams and scope.cycle is None:
            name = said(rows.team(snapshot, team).title, "strong")
            yield Entry(title=words(name, " ", Span(text=too_much(snapshot, waits), url=site.at(uri.DEPENDENCIES))))


def _is_asked(scope: Scope, state: ObjectiveState) -> bool:
    cycle = scope.snapshot.cycle
    here = cycle is not None and state.objective.cycle == cycle.id and not state.closed
    return here and scope.has(state) and state.id in scope.snapshot.alignment.aligned


def _names(scope: Scope, lost: Sequence[ObjectiveState], site: Site) -> Words:
    """The first few, with links."""
    spans: list[Span | str] = []
    for state in lost[:_NAMED]:
        spans += ["; " if spans else "", site.ref(rows.about(scope.snapshot, state.id))]
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    return words(*spans, more)
