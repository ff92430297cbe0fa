"""The company at the end of each week of a cycle: five small lines, and the same figures as rows of a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from okrsite_gen.charts.line import LineChart, Values, line_chart
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import rounded
from okrsite_gen.pages import words
from okrsite_gen.pages.heat import Head, heads, known_score
from okrsite_gen.scoring.alignment import is_rising
from okrsite_gen.scoring.snapshot import Asked, Pace, Snapshot, Week

_HEIGHTS = (0.1, 0.25, 0.5, 1.0)  # of the scale that a share is drawn on, so that a small one can be told from none


@record
class Panel:
    """A line: what it is of, its latest value and what that means."""

    title: str
    now: str
    means: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure of a week, how it is printed, and between what it is drawn."""

    id: str
    name: str
    value: Callable[[Week], float | None]
    text: Callable[[float | None], str]
    means: Callable[[Week], str]
    low: float
    high: float
    plan: Callable[[Week], float | None] = lambda _: None


@record
class CompanyWeeks:
    """`figures` has the rows of the table: a name, and a text for each week; `paces` the company's state in each."""

    panels: tuple[Panel, ...]
    heads: tuple[Head, ...]
    paces: tuple[Pace | None, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...]


def company_weeks(snapshot: Snapshot, cycle: Cycle) -> CompanyWeeks:
    """What the weeks of the company say; a line that has nothing to show is left out."""
    weeks = snapshot.weeks[cycle.id].company
    mondays = _by_week(snapshot, cycle, weeks)
    panels = [*(_panel(cycle, weeks, line) for line in _LINES), _unaligned(cycle, weeks, mondays)]
    return CompanyWeeks(
        panels=tuple(panel for panel in panels if panel),
        heads=heads(cycle, weeks, snapshot.as_of),
        paces=tuple(week.pace for week in weeks),
        figures=(
            (_LINES[0].name, tuple(words.score(known_score(week)) for week in weeks)),
            ("Expected", tuple(words.score(week.expected) for week in weeks)),
            *((line.name, tuple(line.text(line.value(week)) for week in weeks)) for line in _LINES[1:]),
            ("Unaligned, that Monday", tuple(words.percent(found.share if found else None) for found in mondays)),
            ("Live key results", tuple(str(week.live) for week in weeks)),
        ),
    )


def _panel(cycle: Cycle, weeks: Sequence[Week], line: _Line) -> Panel | None:
    values = [(week.ends, line.value(week)) for week in weeks]
    if all(value is None for _, value in values):
        return None
    chart = dataclasses.replace(
        _chart(cycle, line.id, line.name, values, line.text),
        plan=[(week.ends, line.plan(week)) for week in weeks],
        low=line.low,
        high=line.high,
        low_label=_end(line, line.low),
        high_label=_end(line, line.high),
        tone=weeks[-1].pace or "none" if line.id == "score" else "line",
    )
    now = line.text(values[-1][1])
    return Panel(title=line.name, now=now, means=line.means(weeks[-1]), picture=line_chart(chart))


def _unaligned(cycle: Cycle, weeks: Sequence[Week], mondays: Sequence[Asked | None]) -> Panel | None:
    """The share that leads to no company objective, on the Monday in each week."""
    values = [(week.ends, found.share if found else None) for week, found in zip(weeks, mondays, strict=True)]
    known = [found for found in mondays if found and found.share is not None]
    if not known:
        return None
    rising = "; it rose twice running" if is_rising(known) else ""
    lost = f"{len(known[-1].unaligned)} of {words.plural(known[-1].asked, 'team objective')}"
    means = f"{lost} on {words.short_day(known[-1].date)}{rising}"
    high = next(height for height in _HEIGHTS if all((found.share or 0) <= height for found in known))
    chart = _chart(cycle, "unaligned", "Unaligned share", values, words.percent)
    picture = line_chart(dataclasses.replace(chart, high=high, high_label=words.percent(high)))
    return Panel(title="Unaligned", now=words.percent(known[-1].share), means=means, picture=picture)


def _by_week(snapshot: Snapshot, cycle: Cycle, weeks: Sequence[Week]) -> list[Asked | None]:
    """The Monday in each week of the cycle; the week that runs may not have come to its Monday yet."""
    found = {cycle.week(asked.date): asked for asked in snapshot.aligned_weeks[cycle.id].company}
    return [found.get(week.number) for week in weeks]


def _chart(cycle: Cycle, id_: str, name: str, values: Values, text: Callable[[float | None], str]) -> LineChart:
    """A line of shares, 0 to 100%."""
    return LineChart(
        id=f"weeks-{id_}",
        title=f"{name} in {cycle.title}, week by week",
        description=_description(values, text),
        starts=cycle.starts,
        ends=cycle.ends,
        values=values,
        low=0,
        high=1,
        low_label="0%",
        high_label="100%",
        first=words.short_day(cycle.starts),
        last=words.short_day(cycle.ends),
    )


def _end(line: _Line, value: float) -> str:
    """The label of an end of the scale: without decimals."""
    return line.text(value).split(".")[0]


def _description(values: Values, text: Callable[[float | None], str]) -> str:
    """Such as `From 0.10 in week 1 to 0.47 in week 8; lowest 0.10, highest 0.47.`: first, last, ends of the way."""
    known = [(number, value) for number, (_, value) in enumerate(values, start=1) if value is not None]
    (first, begun), (last, now) = known[0], known[-1]
    numbers = [value for _, value in known]
    return f"From {text(begun)} in week {first} to {text(now)} in week {last}; lowest {text(min(numbers))}, highest {text(max(numbers))}."


def _tenths(value: float | None) -> str:
    return "–" if value is None else f"{rounded(value, 1):.1f}"


def _against(week: Week) -> str:
    state = f": {words.PACE_WORDS[week.pace]}" if week.pace else ""
    return f"against {words.score(week.expected)} expected{state}"


_LINES = (
    _Line("score", "Score", known_score, words.score, _against, low=0, high=1, plan=lambda week: week.expected),
    _Line(
        "net-confidence",
        "Net confidence",
        lambda week: week.known_net_confidence,
        words.signed_percent,
        lambda week: f"{week.sure} sure, {week.unsure} doubting of {words.plural(week.live, 'live key result')}",
        low=-1,
        high=1,
    ),
    _Line(
        "check-in-rate",
        "Check-in rate",
        lambda week: week.check_in_rate,
        words.percent,
        lambda week: f"{week.fresh} of {words.plural(week.live, 'live key result')} spoken of in time",
        low=0,
        high=1,
    ),
    _Line(
        "confidence",
        "Confidence",
        lambda week: week.confidence,
        _tenths,
        lambda week: f"of 10, the mean of {words.plural(week.said, 'key result')}",
        low=0,
        high=10,
    ),
)
