"""A team's sheet: its objectives with their key results, what is in the way, what it asks of others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Team
from okrsite_gen.pages import rows, words
from okrsite_gen.pages.between import Between
from okrsite_gen.pages.counts import verdict
from okrsite_gen.pages.lines import latest_lines
from okrsite_gen.paper.block import LEFT, RIGHT, Block, Cell, gap, paragraph, row, stacked
from okrsite_gen.paper.flow import Part
from okrsite_gen.paper.signs import sign, tone
from okrsite_gen.paper.tables import confidence, key_results, said_of
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_STATUS = 430.0
_TOGETHER = 400.0


def sheet(snapshot: Snapshot, cycle: Cycle, team: Team, between: Between) -> Part:
    """A sheet of its own, and as many more as it takes."""
    states = snapshot.of_team(team.id, cycle.id)
    lead = rows.person(snapshot, team.lead)
    about = [cycle.title, *([f"led by {lead.title}"] if lead else [])]
    title = f"{team.name}, {cycle.title}"
    lines = [
        paragraph(" · ".join(about), 8.5, tone="muted", most=2),
        paragraph(team.name, 16, bold=True, most=2),
        gap(4),
        paragraph(_said(snapshot, cycle, team, states), 9.5),
        gap(8),
    ]
    for row_ in rows.objective_rows(snapshot, states):
        lines += _objective(snapshot, row_)
    if snapshot.as_of <= cycle.ends:
        lines += _talk(snapshot, states, between, team)
    return Part(title=title, blocks=tuple(lines))


def _said(snapshot: Snapshot, cycle: Cycle, team: Team, states: tuple[ObjectiveState, ...]) -> str:
    mean = snapshot.means.get((team.id, cycle.id))
    score = ""
    if mean and mean.reported:
        over = snapshot.as_of > cycle.ends
        plan = "" if over or mean.expected is None else f" against {words.score(mean.expected)} expected"
        ahead = f", heading for {words.forecast(mean.forecast)}" if mean.forecast and not over else ""
        score = f"Score {words.score(mean.score)}{plan}{ahead}. "
    return score + verdict(states)


def _objective(snapshot: Snapshot, line: rows.ObjectiveRow) -> Iterator[Block]:
    """All of it on one sheet, unless it has very many key results; their first stays with its title in any case."""
    state = line.state
    title = Cell(left=LEFT, right=_STATUS - 10, text=line.ref.title, size=10.5, bold=True)
    status = Cell(
        left=_STATUS,
        right=RIGHT,
        text=words.PACE_WORDS[state.pace],
        size=9.5,
        bold=True,
        tone=tone(state.pace),
        sign=state.pace,
        below=said_of(state),
    )
    opening = [gap(8), row([title, status], sign, pad=1), paragraph(_facts(line), 8, tone="muted", most=3)]
    if line.why:
        opening.append(paragraph(f"Held back by {line.why}", 8, most=2))
    head, found = key_results(snapshot, state.key_results)
    whole = stacked([*opening, gap(2), *([head] if found else []), *found])
    if whole.height <= _TOGETHER:
        yield whole
        return
    yield stacked([*opening, gap(2), head, found[0]])
    again = stacked([paragraph(line.ref.title, 9, bold=True, most=1), head])
    yield from (dataclasses.replace(block, head=again) for block in found[1:])


def _facts(line: rows.ObjectiveRow) -> str:
    state = line.state
    parts = [line.owner.title if line.owner else "no owner", state.definition.type]
    parts.append(f"score {words.known_score(state)}")
    if state.outcome is None:
        parts += [f"expected {words.score(state.expected)}"] if state.expected is not None else []
        parts += [f"forecast {words.forecast(state.forecast)}"] if state.forecast else []
        parts += [f"confidence {confidence(state.confidence)}"] if state.confidence is not None else []
        parts += [f"{words.signed(line.change)} in a week"] if line.change is not None else []
    if state.grade and state.grade.reason:
        parts.append(f"graded: {state.grade.reason}")
    return " · ".join(parts)


def _talk(snapshot: Snapshot, states: tuple[ObjectiveState, ...], between: Between, team: Team) -> Iterator[Block]:
    """What still stands of the last check-ins."""
    blockers = [line for state in states for line in latest_lines(snapshot, state, "blockers")]
    yield from _list("In the way", [f"{line.text} ({line.about.title})" for line in blockers])
    asks = between.asks_by(team.id)
    yield from _list("Asks of others", [f"{ask.team.title}: {ask.text} ({words.short_day(ask.date)})" for ask in asks])
    asked = between.asks_of(team.id)
    yield from _list(
        "Asked by others", [f"{ask.team.title}: {ask.text} ({words.short_day(ask.date)})" for ask in asked]
    )


def _list(title: str, lines: list[str]) -> Iterator[Block]:
    items = [_item(line) for line in lines]
    if items:
        yield stacked([gap(14), paragraph(title, 10, bold=True), gap(2), items[0]])
        yield from items[1:]


def _item(text: str) -> Block:
    """A line with a dash before it."""
    return row(
        [
            Cell(left=LEFT, right=LEFT + 10, text="–", size=8.5, tone="muted"),
            Cell(left=LEFT + 10, right=RIGHT, text=text, size=8.5),
        ],
        sign,
        pad=1.2,
    )
