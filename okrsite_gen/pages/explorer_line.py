"""A line of the explorer as HTML. There are tens of thousands, each on several pages, so Python writes them.

`theme/assets/okrsite/explorer/explorer.js` makes the same of the same data.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape

from markupsafe import Markup

from okrsite_gen.model import address
from okrsite_gen.pages import markup, rows, words
from okrsite_gen.pages.explorer_table import Row
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

# Stands for the way up to the root until the page is known; no text holds it, since escaped text has no `<`.
_UP = "<up>"
_NOBODY = '<span class="okr-quiet">nobody</span>'


def now(row: Row) -> str:
    """A key result's latest value in its unit; empty where there is none."""
    part = row.part
    return "" if part is None or part.current is None else part.definition.measure.format(part.current)


class Lines:
    """Writes lines of one company; what many of them share is made once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._team = cache(lambda team_id: _link(rows.team(snapshot, team_id)))
        self._cycle = cache(lambda cycle_id: _link(rows.cycle(snapshot, cycle_id)))
        self._owner = cache(lambda person_id: _owner(rows.person(snapshot, person_id)))

    def html(self, found: Sequence[Row], page: str) -> Markup:
        """Lines for the page at `page`; a key result names its objective unless that stands above it."""
        above: ObjectiveState | None = None
        lines = []
        for row in found:
            if row.part is None:
                above = row.whole
            elif row.whole is not above:
                above = None
            lines.append(self._line(row, named=above is None))
        return Markup("\n".join(lines).replace(_UP, "../" * page.count("/")))  # noqa: S704 - each text is escaped

    def _line(self, row: Row, *, named: bool) -> str:
        whole, figures = row.whole.objective, row.figures
        owner = row.part.key_result.owner if row.part else whole.owner
        return (
            f'<tr class="{"is-part" if row.part else "is-whole"}"><th scope="row">{_head(row, named=named)}</th>'
            f'<td data-label="Team">{self._team(whole.team)}</td><td data-label="Cycle">{self._cycle(whole.cycle)}</td>'
            f'<td data-label="Now" class="okr-right okr-num">{escape(now(row))}</td>'
            f'<td data-label="Score" class="okr-right okr-num"><strong>{words.known_score(figures)}</strong></td>'
            f'<td data-label="Expected" class="okr-right okr-num">{words.score(figures.expected)}</td>'
            f'<td data-label="Status">{markup.state(figures.pace)}</td>'
            f'<td data-label="Confidence" class="okr-right okr-num">{words.confidence(figures.confidence)}</td>'
            f'<td data-label="Owner">{self._owner(owner)}</td></tr>'
        )


def _head(row: Row, *, named: bool) -> str:
    title = f'<a class="okr-title" href="{_UP}{address.about((row.part or row.whole).id)}">'
    if row.part:
        of = f'<span class="okr-meta">of {_about(row.whole)}</span>' if named else ""
        return f"{title}{escape(row.part.title)}</a>{of}"
    type_ = row.whole.definition.type
    return f"{title}{escape(row.whole.title)}</a>" + (
        f'<span class="okr-meta">{type_}</span>' if type_ != "aspirational" else ""
    )


def _about(state: ObjectiveState) -> str:
    return f'<a href="{_UP}{address.objective(state.id)}">{escape(state.title)}</a>'


def _link(ref: rows.Ref) -> str:
    title = escape(ref.title)
    return f"<span>{title}</span>" if ref.uri is None else f'<a href="{_UP}{escape(ref.uri)}">{title}</a>'


def _owner(ref: rows.Ref | None) -> str:
    return _link(ref) if ref else _NOBODY
