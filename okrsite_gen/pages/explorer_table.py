"""The rows of the explorer, and the ways to narrow them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from okrsite_gen.exporters.identity import identity
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place, place_of
from okrsite_gen.pages import rows, words
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot


class Row(NamedTuple):
    """An objective (`part` is `None`), or one of its key results."""

    whole: ObjectiveState
    part: KeyResultState | None

    @property
    def figures(self) -> Figures:
        """What is computed of it."""
        return self.part or self.whole


@record
class Kind:
    """A way to narrow: the values of a row, each as id and title. A `complete` kind's tables have all rows, however many.

    Of a `common` kind key results have the values of their objective.
    """

    name: str
    title: str
    values: Callable[[Snapshot, Row], Iterable[tuple[str, str]]]
    complete: bool = False
    common: bool = False


def table(snapshot: Snapshot) -> tuple[Row, ...]:
    """All rows; a key result stands behind its objective."""
    return lines(state for place in places(snapshot) for state in snapshot.of_team(*place))


def places(snapshot: Snapshot) -> list[Place]:
    """The folders with objectives: the current cycle first, then the newest; of cycles that began on a day as ids are sorted."""
    current = snapshot.cycle.id if snapshot.cycle else ""
    cycles = snapshot.portfolio.cycles

    def order(place: Place) -> tuple[bool, int, str]:
        team, cycle = place
        return cycle != current, -cycles[cycle].starts.toordinal(), f"{team}/{cycle}/"

    return sorted(set(map(place_of, snapshot.objectives)), key=order)


def lines(states: Iterable[ObjectiveState]) -> tuple[Row, ...]:
    """The rows of these objectives."""
    return tuple(Row(state, part) for state in states for part in (None, *state.key_results))


def _cycle(snapshot: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    cycle_id = row.whole.objective.cycle
    yield cycle_id, snapshot.portfolio.cycles[cycle_id].title


def _team(snapshot: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    team_id = row.whole.objective.team
    yield team_id, rows.team(snapshot, team_id).title


def _status(_: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    pace = row.figures.pace
    yield pace, words.PACE_WORDS[pace]


def _type(_: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    yield row.whole.definition.type, row.whole.definition.type


def _band(_: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    band = row.figures.band
    if band:
        yield band, words.BAND_WORDS[band]


def freshness(figures: Figures) -> str | None:
    """`fresh` or `stale`; `None` for what is over or has not begun."""
    if not figures.live:
        return None
    return "stale" if figures.stale else "fresh"


def _freshness(_: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    found = freshness(row.figures)
    if found:
        yield found, found


def alignment(snapshot: Snapshot, row: Row) -> str | None:
    """Whether an objective leads to one of the company's; `None` where nobody asks, as of key results."""
    aligned = None if row.part else snapshot.alignment.aligned.get(row.whole.id)
    if aligned is None:
        return None
    return "aligned" if aligned else "unaligned"


def _alignment(snapshot: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    found = alignment(snapshot, row)
    if found:
        yield found, found


def tags(row: Row) -> tuple[str, ...]:
    """Those of the objective and of the key result itself."""
    whole = row.whole.objective.fields.tags
    return (*whole, *row.part.key_result.fields.tags) if row.part else whole


def _tag(_: Snapshot, row: Row) -> Iterator[tuple[str, str]]:
    return ((value, title) for value, title in {_slug(tag): tag for tag in tags(row)}.items())


def _slug(tag: str) -> str:
    """A tag as part of an address; one that is spelled with other signs has a number of its own, as `C++` and `C#` are two."""
    slug = re.sub(r"[^a-z0-9]+", "-", tag.lower()).strip("-")
    if slug == re.sub(r"[\s-]+", "-", tag.lower()):
        return slug
    return f"{slug or 'tag'}-{identity('tag', tag.casefold()).hex[:8]}"


KINDS: tuple[Kind, ...] = (
    Kind(name="cycle", title="Cycle", values=_cycle, complete=True, common=True),
    Kind(name="team", title="Team", values=_team, complete=True, common=True),
    Kind(name="status", title="Status", values=_status),
    Kind(name="type", title="Type", values=_type, common=True),
    Kind(name="band", title="Band", values=_band),
    Kind(name="freshness", title="Freshness", values=_freshness),
    Kind(name="alignment", title="Alignment", values=_alignment),
    Kind(name="tag", title="Tag", values=_tag),
)
