"""Every objective and key result in one table, and the same table by cycle, team, type, status, band, freshness, alignment and tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from okrsite_gen.exporters.identity import identity
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, uri, words
from okrsite_gen.pages.counts import ORDER
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

PER_PAGE = 200


@record
class ExplorerRow:
    """One line: an objective, or one of its key results (`objective` is then what it belongs to).

    `aligned` tells whether an objective leads to one of the company's, `None` where nobody asks, as of key results.
    """

    figures: Figures
    ref: rows.Ref
    objective: rows.Ref | None
    team: rows.Ref
    cycle: rows.Ref
    owner: rows.Ref | None
    type: str
    now: str
    tags: tuple[str, ...]
    team_id: str
    cycle_id: str
    aligned: bool | None


@record
class Choice:
    """A value to narrow the table by."""

    title: str
    uri: str
    number: int
    pace: str | None = None


@record
class Facet:
    """A name with its values (`Status`: at risk, behind ...)."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@record
class ExplorerView:
    """A page of the table. `pages` are the addresses of its parts, `page` the number of this one, 1-based."""

    title: str
    rows: tuple[ExplorerRow, ...]
    total: int
    facets: tuple[Facet, ...]
    chosen: str
    page: int
    pages: tuple[str, ...]


@record
class Kind:
    """A way to narrow: the values of a row, each with its title."""

    name: str
    title: str
    values: Callable[[ExplorerRow], Iterable[tuple[str, str]]]


KINDS: tuple[Kind, ...] = (
    Kind(name="cycle", title="Cycle", values=lambda row: [(row.cycle_id, row.cycle.title)]),
    Kind(name="team", title="Team", values=lambda row: [(row.team_id, row.team.title)]),
    Kind(name="status", title="Status", values=lambda row: [(row.figures.pace, words.PACE_WORDS[row.figures.pace])]),
    Kind(name="type", title="Type", values=lambda row: [(row.type, row.type)]),
    Kind(
        name="band",
        title="Band",
        values=lambda row: [(row.figures.band, words.BAND_WORDS[row.figures.band])] if row.figures.band else [],
    ),
    Kind(
        name="freshness",
        title="Freshness",
        values=lambda row: (
            [("stale", "stale") if row.figures.stale else ("fresh", "fresh")] if row.figures.live else []
        ),
    ),
    Kind(
        name="alignment",
        title="Alignment",
        values=lambda row: (
            [] if row.aligned is None else [("aligned", "aligned") if row.aligned else ("unaligned", "unaligned")]
        ),
    ),
    Kind(name="tag", title="Tag", values=lambda row: [(_slug(tag), tag) for tag in row.tags]),
)


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The whole table and one narrowed table for each value, in parts of PER_PAGE rows."""
    table = _table(snapshot)
    chosen: dict[tuple[str, str], list[ExplorerRow]] = {}
    titles: dict[tuple[str, str], str] = {}
    for row in table:
        for kind in KINDS:
            for value, title in kind.values(row):
                chosen.setdefault((kind.name, value), []).append(row)
                titles.setdefault((kind.name, value), title)
    facets = tuple(_facet(kind, chosen, titles) for kind in KINDS)
    yield from _parts(uri.EXPLORER, "Explorer", "", table, facets)
    names = {kind.name: kind.title for kind in KINDS}
    for (name, value), found in sorted(chosen.items(), key=lambda item: item[0]):
        yield from _parts(
            uri.facet(name, value), f"{names[name]}: {titles[name, value]}", f"{name}/{value}", found, facets
        )


def _parts(base: str, title: str, chosen: str, found: list[ExplorerRow], facets: tuple[Facet, ...]) -> Iterator[Page]:
    number = max(1, -(-len(found) // PER_PAGE))
    addresses = tuple(base if part == 1 else f"{base}{part}/" for part in range(1, number + 1))
    shown = tuple(facet for facet in facets if facet.choices)
    for part, address in enumerate(addresses, 1):
        yield Page(
            uri=address,
            title=title if part == 1 else f"{title}, part {part}",
            description=f"{words.plural(len(found), 'objective or key result', 'objectives and key results')} in one table.",
            section="explorer",
            template="explorer.html",
            view=partial(
                ExplorerView,
                title=title,
                rows=tuple(found[(part - 1) * PER_PAGE : part * PER_PAGE]),
                total=len(found),
                facets=shown,
                chosen=chosen,
                page=part,
                pages=addresses,
            ),
            crumbs=(crumbs.OVERVIEW, Crumb("Explorer", uri.EXPLORER)) if chosen else (crumbs.OVERVIEW,),
        )


def _facet(kind: Kind, chosen: dict[tuple[str, str], list[ExplorerRow]], titles: dict[tuple[str, str], str]) -> Facet:
    values = sorted(((value, len(found)) for (name, value), found in chosen.items() if name == kind.name), key=_as_told)
    return Facet(
        name=kind.name,
        title=kind.title,
        choices=tuple(
            Choice(
                title=titles[kind.name, value],
                uri=uri.facet(kind.name, value),
                number=number,
                pace=value if kind.name == "status" else None,
            )
            for value, number in values
        ),
    )


_TOLD = (*ORDER, *words.BAND_WORDS, *words.TYPE_WORDS)


def _as_told(choice: tuple[str, int]) -> tuple[int, str]:
    """States, bands and types in the order that all pages have them in; everything else by its id."""
    value, _ = choice
    return (_TOLD.index(value), "") if value in _TOLD else (len(_TOLD), value)


def _table(snapshot: Snapshot) -> list[ExplorerRow]:
    """The current cycle first, then the newest; a key result stands behind its objective."""
    current = snapshot.cycle.id if snapshot.cycle else ""
    cycles = snapshot.portfolio.cycles

    def order(state: ObjectiveState) -> tuple[bool, int, str]:
        cycle = cycles[state.objective.cycle]
        return cycle.id != current, -cycle.starts.toordinal(), state.id

    return [row for state in sorted(snapshot.objectives.values(), key=order) for row in _rows(snapshot, state)]


def _rows(snapshot: Snapshot, state: ObjectiveState) -> Iterator[ExplorerRow]:
    yield _row(snapshot, state, state)
    for key_result in state.key_results:
        yield _row(snapshot, state, key_result)


def _row(snapshot: Snapshot, objective: ObjectiveState, state: ObjectiveState | KeyResultState) -> ExplorerRow:
    whole = objective.objective
    part = state.key_result if isinstance(state, KeyResultState) else None
    return ExplorerRow(
        figures=state,
        ref=rows.about(snapshot, state.id),
        objective=rows.about(snapshot, whole.id) if part else None,
        team=rows.team(snapshot, whole.team),
        cycle=rows.cycle(snapshot, whole.cycle),
        owner=rows.person(snapshot, part.owner if part else whole.owner),
        type=objective.definition.type,
        now=state.definition.measure.format(state.current)
        if isinstance(state, KeyResultState) and state.current is not None
        else "",
        tags=(*whole.fields.tags, *(part.fields.tags if part else ())),
        team_id=whole.team,
        cycle_id=whole.cycle,
        aligned=None if part else snapshot.alignment.aligned.get(whole.id),
    )


def _slug(tag: str) -> str:
    """A tag as part of an address; one that is spelled with other signs has a number of its own, as `C++` and `C#` are two."""
    slug = re.sub(r"[^a-z0-9]+", "-", tag.lower()).strip("-")
    if slug == re.sub(r"[\s-]+", "-", tag.lower()):
        return slug
    return f"{slug or 'tag'}-{identity('tag', tag.casefold()).hex[:8]}"
