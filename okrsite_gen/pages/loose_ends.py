"""What the map has to say in words: what leads nowhere, what nobody works for, who works alone, which links pass a level by."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.scoring.between_teams import alone, skipping, team_of
from okrsite_gen.scoring.snapshot import Snapshot


@record
class Loose:
    """An objective and its team."""

    ref: rows.Ref
    team: rows.Ref
    owner: rows.Ref | None


@record
class Unsupported:
    """A company objective; `whole` when nobody supports any of it, else the key results that nobody supports."""

    ref: rows.Ref
    cycle: rows.Ref
    whole: bool
    parts: tuple[rows.Ref, ...]


@record
class Skip:
    """A link from an objective over the heads of the teams `passed` to one further up."""

    source: rows.Ref
    team: rows.Ref
    to: rows.Ref
    above: rows.Ref
    passed: str


def unaligned(snapshot: Snapshot, ids: Sequence[str]) -> tuple[Loose, ...]:
    """The objectives of these ids."""
    states = [snapshot.objectives[id_] for id_ in ids]
    return tuple(
        Loose(
            ref=rows.about(snapshot, state.id),
            team=rows.team(snapshot, state.objective.team),
            owner=rows.person(snapshot, state.objective.owner),
        )
        for state in states
    )


def unsupported(snapshot: Snapshot) -> tuple[Unsupported, ...]:
    """By company objective, those that nobody supports at all first; what is reached already needs nobody."""
    by_objective: dict[str, list[str]] = {}
    for full_id in snapshot.alignment.unsupported:
        state = snapshot.key_results.get(full_id) or snapshot.objectives.get(full_id)
        if state and state.pace not in ("done", "achieved"):
            by_objective.setdefault(full_id.partition("#")[0], []).append(full_id)
    found = [
        Unsupported(
            ref=rows.about(snapshot, objective),
            cycle=rows.cycle(snapshot, snapshot.objectives[objective].objective.cycle),
            whole=objective in ids,
            parts=tuple(rows.about(snapshot, id_) for id_ in ids if "#" in id_),
        )
        for objective, ids in by_objective.items()
    ]
    return tuple(sorted(found, key=lambda one: not one.whole))


def lone_teams(snapshot: Snapshot) -> tuple[rows.Ref, ...]:
    """Teams without a link to any other."""
    return tuple(rows.team(snapshot, team) for team in alone(snapshot))


def skips(snapshot: Snapshot) -> tuple[Skip, ...]:
    """The links that pass a level by, with who stands between."""
    return tuple(
        Skip(
            source=rows.about(snapshot, link.source),
            team=rows.team(snapshot, team_of(link.source)),
            to=rows.about(snapshot, link.to),
            above=rows.team(snapshot, team_of(link.to)),
            passed=", ".join(_between(snapshot, team_of(link.source), team_of(link.to))),
        )
        for link in skipping(snapshot)
        if link.source in snapshot.objectives and link.to.partition("#")[0] in snapshot.objectives
    )


def _between(snapshot: Snapshot, lower: str, upper: str) -> list[str]:
    """The names of the teams between two of one line."""
    teams = snapshot.portfolio.teams
    found: list[str] = []
    at = teams[lower].parent
    while at is not None and at != upper:
        found.append(teams[at].name)
        at = teams[at].parent
    return found
