"""What an objective hangs together with, as lists and as a picture: what it supports, what supports it, who waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from okrsite_gen.charts.neighbourhood import Group, Neighbour, Neighbourhood, neighbourhood
from okrsite_gen.light import Light
from okrsite_gen.model.objective import Dependency, Objective
from okrsite_gen.pages import rows, uri, words
from okrsite_gen.pages.counts import ORDER
from okrsite_gen.pages.link_index import LinkIndex
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

SHOWN_LINKS, SHOWN_DEPENDENCIES = 5, 4

KINDS = {
    "explicit": "to move that key result",
    "directional": "the same direction as a team further up",
    "horizontal": "beside each other",
    "cross-functional": "across the company",
}
_LISTS = (
    ("Supports", "fit_supports"),
    ("Supported by", "fit_supported_by"),
    ("Depends on", "fit_depends_on"),
    ("Needed by", "fit_needed_by"),
)


class Near(Light, frozen=True, kw_only=True):
    """One end of a link. `of` is the objective of a key result, `part` the key result of ours that is meant; `cycle` if it is another.

    `kind` is a link's; a `dependency` has none.
    """

    ref: rows.Ref
    of: rows.Ref | None
    team: rows.Ref
    cycle: rows.Ref | None
    pace: str
    part: str = ""
    kind: str = ""
    dependency: Dependency | None = None


class NearGroup(Light, frozen=True, kw_only=True):
    """A list, and where on the page it stands."""

    title: str
    anchor: str
    found: tuple[Near, ...]


class Neighbours(Light, frozen=True, kw_only=True):
    """The lists that are not empty, the kinds of links in them with what they mean, and the picture (`None`: nothing is linked)."""

    groups: tuple[NearGroup, ...]
    kinds: tuple[tuple[str, str], ...]
    picture: Markup | None
    dependent: bool


def neighbours(snapshot: Snapshot, state: ObjectiveState, index: LinkIndex) -> Neighbours:
    """Of one objective."""
    found = groups(snapshot, state, index)
    used = {near.kind for group in found for near in group.found}
    linked = any(group.found for group in found)
    return Neighbours(
        groups=tuple(group for group in found if group.found),
        kinds=tuple((kind, meaning) for kind, meaning in KINDS.items() if kind in used),
        picture=neighbourhood(chart(snapshot, state, found)) if linked else None,
        dependent=any(near.dependency for group in found for near in group.found),
    )


def groups(snapshot: Snapshot, state: ObjectiveState, index: LinkIndex) -> tuple[NearGroup, ...]:
    """The four lists, also those that are empty."""
    objective = state.objective
    needed = index.needed_by.get(objective.id, ())
    found = (
        _known(_near(snapshot, objective, link.to, kind=link.kind) for link in objective.supports),
        _known(_supporters(snapshot, objective, index)),
        _known(_near(snapshot, objective, need.to, dependency=need) for need in objective.depends_on),
        _known(_near(snapshot, objective, need.source, dependency=need) for need in needed),
    )
    return tuple(
        NearGroup(title=title, anchor=anchor, found=near) for (title, anchor), near in zip(_LISTS, found, strict=True)
    )


def _near(
    snapshot: Snapshot,
    here: Objective,
    full_id: str,
    *,
    part: str = "",
    kind: str = "",
    dependency: Dependency | None = None,
) -> Near | None:
    """What stands at the other end of a link from or to `here`; `None` for what is not published."""
    objective_id, _, key_result = full_id.partition("#")
    state = snapshot.objectives.get(objective_id)
    figures = snapshot.key_results.get(full_id) if key_result else state
    if state is None or figures is None:
        return None
    cycle = state.objective.cycle
    return Near(
        ref=rows.about(snapshot, full_id),
        of=rows.about(snapshot, objective_id) if key_result else None,
        team=rows.team(snapshot, state.objective.team),
        cycle=None if cycle == here.cycle else rows.cycle(snapshot, cycle),
        pace=figures.pace,
        part=part,
        kind=kind,
        dependency=dependency,
    )


def _known(found: Iterable[Near | None]) -> tuple[Near, ...]:
    return tuple(near for near in found if near)


def _supporters(snapshot: Snapshot, here: Objective, index: LinkIndex) -> Iterator[Near | None]:
    """Each once, those of running cycles first, and of these the ones that need attention."""
    sources = [snapshot.objectives[source] for source in dict.fromkeys(index.supported_by.get(here.id, ()))]
    for state in sorted(sources, key=lambda state: (state.closed, ORDER.index(state.pace), state.id)):
        links = [link for link in state.objective.supports if link.to.partition("#")[0] == here.id]
        parts = [snapshot.key_results[link.to].title for link in links if link.to in snapshot.key_results]
        yield _near(snapshot, here, state.id, part=words.joined(parts), kind=links[0].kind)


def chart(snapshot: Snapshot, state: ObjectiveState, found: tuple[NearGroup, ...]) -> Neighbourhood:
    """The data of the picture: as much of the lists as it has room for."""
    objective = state.objective
    base = uri.objective(objective.id)
    shared = [rows.team(snapshot, team).title for team in objective.fields.shared_with]
    about = (_meta(rows.team(snapshot, objective.team).title, state.pace),)
    supports, supported_by, needs, needed_by = (_group(group, base) for group in found)
    counted = [f"{group.title.lower()} {len(group.found)}" for group in found if group.found]
    return Neighbourhood(
        id="near",
        title=f"What “{state.title}” hangs together with",
        description=f"{words.joined(counted).capitalize()}.",
        here=Neighbour(
            title=state.title,
            href=base,
            pace=state.pace,
            lines=(*about, f"shared with {words.joined(shared)}") if shared else about,
        ),
        supports=supports,
        supported_by=supported_by,
        needs=needs,
        needed_by=needed_by,
    )


def _meta(*parts: str) -> str:
    """Team, cycle and state; the last is a word for a shape."""
    return " · ".join([*parts[:-1], words.PACE_WORDS[parts[-1]]])


def _group(group: NearGroup, base: str) -> Group:
    most = SHOWN_DEPENDENCIES if any(near.dependency for near in group.found) else SHOWN_LINKS
    shown = group.found if len(group.found) <= most else group.found[: most - 1]
    return Group(
        caption=group.title,
        shown=tuple(_neighbour(near, base) for near in shown),
        more=len(group.found) - len(shown),
        rest=f"#{group.anchor}",
    )


def _neighbour(near: Near, base: str) -> Neighbour:
    return Neighbour(
        title=near.ref.title,
        href=uri.relative(near.ref.uri or "", base),
        pace=near.pace,
        lines=tuple(line for line in _about(near) if line),
        firm=near.dependency is None or near.dependency.agreed,
    )


def _about(near: Near) -> Iterator[str]:
    """What a box says below its title."""
    need = near.dependency
    if near.part:
        yield f"for {near.part}"
    if near.of:
        yield f"of {near.of.title}"
    if need:
        yield need.what or ""
        until = f", by {words.short_day(need.needed_by)}" if need.needed_by else ""
        yield ("agreed" if need.agreed else "not agreed") + until
    yield _meta(near.team.title, *([near.cycle.title] if near.cycle else []), near.pace)
