"""The executive scorecard: how the company stands, on one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.charts import score_burn_up
from okrsite_gen.charts.marks import Box, Mark
from okrsite_gen.charts.spec import ChartSpec
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.pages import words
from okrsite_gen.pages.counts import counts, verdict
from okrsite_gen.paper.block import LEFT, RIGHT, Block, Cell, beside, gap, paragraph, row, stacked
from okrsite_gen.paper.flow import Part
from okrsite_gen.paper.signs import sign, tone
from okrsite_gen.paper.tables import objectives
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

_HALF = 325.0
_PICTURE = 150.0


def scorecard(snapshot: Snapshot, cycle: Cycle) -> Part:
    """The first sheet; a company with more objectives than it holds goes on on a second."""
    states = [state for state in snapshot.objectives.values() if state.objective.cycle == cycle.id]
    name = company_name(snapshot)
    title = f"{name}, {cycle.title}"
    return Part(
        title=f"Scorecard of {title}",
        blocks=(
            paragraph(when(snapshot, cycle), 8.5, tone="muted"),
            paragraph(title, 20, bold=True, most=2),
            gap(5),
            paragraph(said(snapshot, cycle, states), 10),
            gap(12),
            beside(_burn_up(snapshot, cycle), _figures(snapshot, cycle, states)),
            gap(14),
            *_company(snapshot, cycle),
        ),
    )


def company_name(snapshot: Snapshot) -> str:
    """As okrsite.yml calls it, else as its team is called."""
    return snapshot.settings.company or (snapshot.company.name if snapshot.company else "The company")


def when(snapshot: Snapshot, cycle: Cycle) -> str:
    """`Scorecard, week 8 of 14, as of 20 November 2026`."""
    day = snapshot.as_of
    if day < cycle.starts:
        place = f"begins on {words.day(cycle.starts)}"
    elif day > cycle.ends:
        place = f"over since {words.day(cycle.ends)}"
    else:
        left = (cycle.ends - day).days
        place = f"week {cycle.week(day)} of {cycle.weeks}, {words.days(left)} left"
    return f"Scorecard · {place} · as of {words.day(day)}"


def said(snapshot: Snapshot, cycle: Cycle, states: Sequence[ObjectiveState]) -> str:
    """The company's score and how many objectives have which state."""
    mean = snapshot.means.get((snapshot.company.id, cycle.id)) if snapshot.company else None
    score = ""
    if mean and mean.reported:
        over = snapshot.as_of > cycle.ends
        plan = "" if over or mean.expected is None else f" against {words.score(mean.expected)} expected"
        score = f"The company scores {words.score(mean.score)}{plan}. "
    return score + verdict(states)


def _burn_up(snapshot: Snapshot, cycle: Cycle) -> Block:
    found = score_burn_up.chart(snapshot, cycle, None)
    if not isinstance(found, ChartSpec):
        text = f"Nothing to draw yet: {found.why}; {found.remedy.replace('`', '')}."
        return paragraph(text, 8.5, tone="muted", right=_HALF - 20)
    chart: ChartSpec = found

    def paint(top: float) -> Iterator[Mark]:
        box = Box(left=LEFT, top=top + 18, width=_HALF - LEFT - 20, height=_PICTURE, letters=7.5)
        yield from score_burn_up.marks(chart, box)

    picture = Block(height=_PICTURE + 18, paint=paint)
    title = paragraph(chart.title, 9, bold=True, most=1, right=_HALF - 20)
    return Block(height=picture.height, paint=lambda top: [*title.paint(top), *picture.paint(top)])


def _figures(snapshot: Snapshot, cycle: Cycle, states: Sequence[ObjectiveState]) -> Block:
    """How many have which state, and how sure and awake everybody is."""
    shared = [state for state in states if state.definition.type != "personal"]
    found = [paragraph("States", 9, bold=True, left=_HALF)]
    for count in counts(shared):
        text = f"{count.number} {words.PACE_WORDS[count.pace]}"
        cell = Cell(left=_HALF, right=RIGHT, text=text, size=9, tone=tone(count.pace), sign=count.pace, bold=True)
        found.append(row([cell], sign, pad=1.2))
    weeks = snapshot.weeks[cycle.id].company if cycle.id in snapshot.weeks else ()
    last = weeks[-1] if weeks and snapshot.as_of <= cycle.ends else None
    if last and last.live:
        of = f"of live key results in {cycle.title}"
        sure = words.signed_percent(last.known_net_confidence)
        found += [gap(6), _figure("Net confidence", sure, f"{of}, sure less doubting")]
        found += [_figure("Check-in rate", words.percent(last.check_in_rate), f"{of}, spoken of in time")]
    return stacked(found)


def _figure(name: str, value: str, about: str) -> Block:
    cells = [
        Cell(left=_HALF, right=_HALF + 75, text=name, size=8, tone="muted"),
        Cell(left=_HALF + 75, right=_HALF + 115, text=value, size=9, bold=True, anchor="end"),
        Cell(left=_HALF + 122, right=RIGHT, text=about, size=7.5, tone="muted"),
    ]
    return row(cells, sign, pad=1.5)


def _company(snapshot: Snapshot, cycle: Cycle) -> Iterator[Block]:
    """The objectives of the company in this cycle, and in those around it."""
    if snapshot.company is None:
        return
    around = [other for other in snapshot.portfolio.cycles.values() if other.encloses(cycle)]
    shown = False
    for period in (cycle, *sorted(around, key=lambda other: (other.days, other.id))):
        states = snapshot.of_team(snapshot.company.id, period.id)
        if states:
            shown = True
            yield from objectives(
                snapshot, f"Company objectives, {period.title}", states, closed=snapshot.as_of > period.ends
            )
    if not shown:
        yield paragraph(f"The company has no objective in {cycle.title} yet.", 9, tone="muted")
