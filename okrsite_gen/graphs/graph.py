"""Objectives and what lies between them, as nodes and edges, before anybody writes them down in a format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from okrsite_gen.model import address
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.shared import LinkKind
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

Relation = Literal["supports", "depends_on", "part_of"]


@record
class Node:
    """An objective, or a key result that something leads to (`of` is then its objective's id).

    `owner` is a person's id, `owner_name` what they are called. `aligned` is `None` where it is not asked. `outside` marks what was
    not asked for but is linked to what was.
    """

    id: str
    of: str | None
    title: str
    team: str
    cycle: Cycle
    owner: str | None
    owner_name: str | None
    figures: Figures
    aligned: bool | None
    outside: bool

    @property
    def what(self) -> str:
        """`objective` or `key result`."""
        return "key result" if self.of else "objective"

    @property
    def place(self) -> str:
        """Its place below the site's address, without a leading slash."""
        return address.about(self.id)


@record
class Edge:
    """From `source` to what it supports, depends on or is part of (ids); `kind` is that of a support, the rest a dependency's."""

    source: str
    target: str
    relation: Relation
    kind: LinkKind | None = None
    what: str | None = None
    needed_by: dt.date | None = None
    agreed: bool | None = None


@record
class Graph:
    """`nodes` by id, `edges` by relation and ids, `teams` those that have nodes; `site` is the site's full address, or nothing."""

    company: str | None
    as_of: dt.date
    site: str | None
    teams: tuple[Team, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def by_team(self) -> Iterator[tuple[Team, list[Node]]]:
        """Each team with its nodes, in the order of ids."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.team, []).append(node)
        return ((team, found[team.id]) for team in self.teams)

    def url(self, node: Node) -> str:
        """The full address of a node's page; without a site, its place from the root as in the export."""
        return f"{self.site or '/'}{node.place}"


def graph(snapshot: Snapshot, teams: Collection[str], cycle: str | None, site: str | None) -> Graph:
    """The objectives of `teams` (ids) in a cycle (`None`: all), all their links, and whatever is at the other end of these."""
    inside = {
        state.id
        for state in snapshot.objectives.values()
        if state.objective.team in teams and cycle in (None, state.objective.cycle)
    }
    links = [
        edge for edge in _links(snapshot) if _objective(edge.source) in inside or _objective(edge.target) in inside
    ]
    ends = {end for edge in links for end in (edge.source, edge.target)}
    objectives = inside | {_objective(end) for end in ends}
    key_results = sorted(end for end in ends if "#" in end)
    parts = [Edge(source=id_, target=_objective(id_), relation="part_of") for id_ in key_results]
    nodes = (_node(snapshot, id_, outside=_objective(id_) not in inside) for id_ in sorted({*objectives, *key_results}))
    return Graph(
        company=snapshot.settings.company,
        as_of=snapshot.as_of,
        site=site,
        teams=_teams(snapshot, objectives),
        nodes=tuple(nodes),
        edges=tuple(sorted([*links, *parts], key=lambda edge: (edge.relation, edge.source, edge.target))),
    )


def _objective(full_id: str) -> str:
    return full_id.partition("#")[0]


def _links(snapshot: Snapshot) -> Iterator[Edge]:
    for state in snapshot.objectives.values():
        for link in state.objective.supports:
            yield Edge(source=link.source, target=link.to, relation="supports", kind=link.kind)
        for need in state.objective.depends_on:
            yield Edge(
                source=need.source,
                target=need.to,
                relation="depends_on",
                what=need.what,
                needed_by=need.needed_by,
                agreed=need.agreed,
            )


def _teams(snapshot: Snapshot, objectives: Iterable[str]) -> tuple[Team, ...]:
    ids = {snapshot.objectives[id_].objective.team for id_ in objectives}
    return tuple(snapshot.portfolio.teams[id_] for id_ in sorted(ids))


def _node(snapshot: Snapshot, full_id: str, *, outside: bool) -> Node:
    home = snapshot.objectives[_objective(full_id)]
    state: ObjectiveState | KeyResultState = snapshot.key_results[full_id] if "#" in full_id else home
    owner = state.key_result.owner if isinstance(state, KeyResultState) else state.definition.owner
    person = snapshot.portfolio.people.get(owner) if owner else None
    return Node(
        id=full_id,
        of=home.id if "#" in full_id else None,
        title=state.title,
        team=home.objective.team,
        cycle=snapshot.portfolio.cycles[home.objective.cycle],
        owner=owner,
        owner_name=person.label if person else owner,
        figures=state,
        aligned=snapshot.alignment.aligned.get(full_id),
        outside=outside,
    )
