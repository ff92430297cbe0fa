"""Objectives and key results as tables on paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from okrsite_gen.charts.marks import Anchor
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, words
from okrsite_gen.paper.block import Block, Cell, fitted, gap, paragraph, row, rule, stacked
from okrsite_gen.paper.signs import sign, tone
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot

_TEXT, _HEAD, _SMALLEST = 8.5, 7.0, 6.0


@record
class Column:
    """A column between two places of the sheet."""

    name: str
    left: float
    right: float
    anchor: Anchor = "end"


_OBJECTIVES = (
    Column(name="Objective", left=45, right=252, anchor="start"),
    Column(name="Score", left=252, right=284),
    Column(name="Expected", left=286, right=325),
    Column(name="Forecast", left=327, right=383),
    Column(name="Status", left=395, right=468, anchor="start"),
    Column(name="Confidence", left=466, right=510),
    Column(name="In a week", left=510, right=550),
)
_CLOSED = (
    Column(name="Objective", left=45, right=380, anchor="start"),
    Column(name="Score", left=380, right=420),
    Column(name="Status", left=440, right=550, anchor="start"),
)
_KEY_RESULTS = (
    Column(name="Key result", left=53, right=200, anchor="start"),
    Column(name="Baseline", left=204, right=260),
    Column(name="Now", left=268, right=327),
    Column(name="Target", left=335, right=389),
    Column(name="Score", left=391, right=416),
    Column(name="Forecast", left=417, right=468),
    Column(name="Status", left=476, right=550, anchor="start"),
)


def objectives(snapshot: Snapshot, title: str, states: tuple[ObjectiveState, ...], *, closed: bool) -> Iterator[Block]:
    """A row each under a title; the first row stays with it."""
    columns = _CLOSED if closed else _OBJECTIVES
    head = _head(columns)
    found = [_objective(line, columns) for line in rows.objective_rows(snapshot, states)]
    yield stacked([paragraph(title, 11, bold=True, most=2), gap(3), head, found[0]])
    yield from (dataclasses.replace(block, head=head) for block in found[1:])
    yield gap(14)


def key_results(snapshot: Snapshot, states: Sequence[KeyResultState]) -> tuple[Block, list[Block]]:
    """The head of the table, and a row each."""
    head = _head(_KEY_RESULTS)
    return head, [dataclasses.replace(_key_result(snapshot, state), head=head) for state in states]


def said_of(state: Figures) -> str:
    """How long a state that says nothing has been so; empty for the others."""
    if state.pace != "stale":
        return ""
    return f"last said {words.short_day(state.last_check_in)}" if state.last_check_in else "never spoken of"


def confidence(value: float | None) -> str:
    """`6.5 / 10`, a dash for unknown."""
    return "–" if value is None else f"{words.confidence(value)} / 10"


def _head(columns: Sequence[Column]) -> Block:
    cells = [
        Cell(left=one.left, right=one.right, text=one.name, size=_HEAD, tone="muted", anchor=one.anchor)
        for one in columns
    ]
    return stacked([row(cells, sign, pad=1.5), rule("muted")])


def _objective(line: rows.ObjectiveRow, columns: Sequence[Column]) -> Block:
    state = line.state
    about = [line.owner.title if line.owner else "no owner", state.definition.type]
    ahead = state.forecast
    cells = {
        "Objective": _cell(line.ref.title, bold=True, below=_below(" · ".join(about), line.why)),
        "Score": _cell(words.known_score(state), bold=True),
        "Expected": _cell(words.score(state.expected)),
        "Forecast": _cell(words.score(ahead.at_due), below=_range(state)) if ahead else _cell("–"),
        "Status": _status(state),
        "Confidence": _cell(confidence(state.confidence)),
        "In a week": _cell("–" if line.change is None else words.signed(line.change)),
    }
    return stacked([row([_in(column, cells[column.name]) for column in columns], sign), rule()])


def _key_result(snapshot: Snapshot, state: KeyResultState) -> Block:
    measure = state.definition.measure
    owner = rows.person(snapshot, state.key_result.owner)
    cells = {
        "Key result": _cell(state.title, below=owner.title if owner else ""),
        "Baseline": _cell(measure.start_text() or "–"),
        "Now": _cell(measure.format(state.current) if state.current is not None else "–", bold=True),
        "Target": _cell(measure.goal_text()),
        "Score": _cell(words.known_score(state), bold=True),
        "Forecast": _cell(words.score(state.forecast.at_due), below=_range(state)) if state.forecast else _cell("–"),
        "Status": _status(state),
    }
    return stacked([row([_in(column, cells[column.name]) for column in _KEY_RESULTS], sign, pad=2.5), rule()])


def _below(about: str, why: str) -> str:
    return f"{about} · held back by {why}" if why else about


def _range(state: Figures) -> str:
    ahead = state.forecast
    return f"{words.score(ahead.low)} to {words.score(ahead.high)}" if ahead else ""


def _status(state: Figures) -> Cell:
    return dataclasses.replace(
        _cell(words.PACE_WORDS[state.pace], bold=True, below=said_of(state)), sign=state.pace, tone=tone(state.pace)
    )


def _cell(text: str, *, bold: bool = False, below: str = "") -> Cell:
    """Still without a place."""
    plain = text.replace("\u00a0", " ")
    return Cell(left=0, right=0, text=plain, size=_TEXT, bold=bold, below=below)


def _in(column: Column, cell: Cell) -> Cell:
    placed = dataclasses.replace(cell, left=column.left, right=column.right, anchor=column.anchor)
    return fitted(placed, _SMALLEST) if column.anchor == "end" else placed
