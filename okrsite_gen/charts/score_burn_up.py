"""How a team's score came along in a cycle, week by week, against the plan, and where it is heading."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from okrsite_gen.charts.labels import heights, room, spread
from okrsite_gen.charts.marks import Anchor, Area, Box, Disc, Line, Mark, Place, Text
from okrsite_gen.charts.spec import MONTHS, ChartSpec, Empty, Series, named
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.key_result import Version
from okrsite_gen.model.people import Team
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.score import weighted_mean
from okrsite_gen.scoring.snapshot import Forecast, Mean, ObjectiveState, Snapshot
from okrsite_gen.scoring.take import in_mean
from okrsite_gen.scoring.weeks import week_ends

NAME = "burn-up"
SUMMARY = "a team's score week by week against the plan, with its forecast"

_SCORE, _PLAN, _HEADING, _LOW, _HIGH = "Score", "Plan", "Forecast", "Forecast, low", "Forecast, high"
_SILENT = "Nobody spoke since "
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MONTHS_SHOWN = 6


def chart(snapshot: Snapshot, cycle: Cycle, team: Team | None) -> ChartSpec | Empty:
    """Of a team; without one of the company's own objectives."""
    whose = team or snapshot.company
    known = snapshot.of_team(whose.id, cycle.id) if whose else ()
    states = [state for state in known if state.definition.type != "personal"]
    if whose is None or not states:
        name = whose.name if whose else "the company"
        return Empty(why=f"{name} has no objective in {cycle.title}", remedy="`okrsite new objective` starts one")
    if snapshot.as_of < cycle.starts:
        return Empty(why=f"{cycle.title} has not begun", remedy="the curve begins with its first week")
    score = _reported(snapshot, cycle, whose)
    if not score:
        return Empty(
            why=f"nobody has reported on an objective of {whose.name} in {cycle.title}",
            remedy="`okrsite new check-in` starts a report",
        )
    mean = snapshot.means[whose.id, cycle.id]
    found = spec(whose.name, cycle, snapshot.as_of, score, _plan(states, cycle, snapshot.as_of), mean)
    weeks = snapshot.weeks[cycle.id].teams[whose.id]
    return _silent(found, _last_word(states, cycle)) if weeks[-1].pace == "stale" else found


def _last_word(states: Sequence[ObjectiveState], cycle: Cycle) -> dt.date:
    """The last day of the cycle on which a person spoke of a key result; its first day, if nobody did."""
    points = (point for state in states for part in state.key_results for point in part.history)
    days = (point.date for point in points if not point.entry.machine and point.date <= cycle.ends)
    return max(days, default=cycle.starts)


def _silent(found: ChartSpec, word: dt.date) -> ChartSpec:
    """The chart with the weeks since the one of the last word as a row of their own: the line goes on there, but nobody knows."""
    score = [(day, value) for day, value in found.points(_SCORE) if isinstance(day, dt.date)]
    since = [(day, value) for day, value in score if day - dt.timedelta(days=7) >= word] or score[-1:]
    silent = Series(name=f"{_SILENT}{named(word)}", points=tuple(since))
    return dataclasses.replace(
        found, series=(*found.series, silent), description=f"{found.description} {silent.name}: that part is dashed."
    )


def _reported(snapshot: Snapshot, cycle: Cycle, team: Team) -> list[tuple[dt.date, float]]:
    """The score at the end of each week since the first report: what nobody spoke of counts 0, but is not drawn as 0."""
    weeks = snapshot.weeks[cycle.id].teams.get(team.id, ())
    return [(week.ends, week.score) for week in weeks if week.score is not None and week.pace != "no-check-in"]


def _plan(states: Sequence[ObjectiveState], cycle: Cycle, as_of: dt.date) -> list[tuple[dt.date, float]]:
    """What the plan that is now in force wants at the end of each week, and today."""
    counting = [
        [part.definition for part in state.key_results if part.counts] for state in states if in_mean(state, as_of)
    ]
    days = sorted({cycle.starts, *week_ends(cycle, cycle.ends), *([as_of] if cycle.holds(as_of) else [])})
    found = [(day, _planned(counting, day)) for day in days]
    return [(day, min(1.0, max(0.0, value))) for day, value in found if value is not None]


def _planned(counting: Sequence[Sequence[Version]], day: dt.date) -> float | None:
    """Of the key results that count, by objective."""
    return weighted_mean(
        [
            (weighted_mean([(one.measure.planned(day, one.time), one.fields.weight) for one in versions]), 1.0)
            for versions in counting
        ]
    )


def spec(
    name: str,
    cycle: Cycle,
    day: dt.date,
    score: Sequence[tuple[dt.date, float]],
    plan: Sequence[tuple[dt.date, float]],
    mean: Mean,
) -> ChartSpec:
    """Of the company or a team called `name`, with at least one point of `score`."""
    ahead = mean.forecast if day < cycle.ends else None
    series = [Series(name=_SCORE, points=tuple(score)), Series(name=_PLAN, points=tuple(plan))]
    if ahead:
        ends = ((_LOW, ahead.low), (_HEADING, ahead.at_due), (_HIGH, ahead.high))
        series += [Series(name=called, points=((cycle.ends, value),)) for called, value in ends]
    return ChartSpec(
        chart=NAME,
        id=NAME,
        title=f"Score of {name} in {cycle.title}",
        description=_ended(score[-1][1], mean) if day > cycle.ends else _description(mean, dict(plan).get(day), ahead),
        units="score, 0 to 1",
        keys="Week ending",
        series=tuple(series),
        starts=cycle.starts,
        ends=cycle.ends,
        today=day if cycle.holds(day) else None,
    )


def _ended(last: float, mean: Mean) -> str:
    """What was said after the last day may have moved it."""
    if _text(last) == _text(mean.score):
        return f"It ended at {_text(last)}."
    return f"It stood at {_text(last)} on the last day; with grades and late reports it is {_text(mean.score)}."


def _description(mean: Mean, planned: float | None, ahead: Forecast | None) -> str:
    """The plan of today, where it is not what was expected by the latest reports."""
    score, expected, today = (_text(value) for value in (mean.score, mean.expected, planned))
    against = "" if mean.expected is None else f" against {expected} expected by the latest reports"
    behind = "" if mean.expected is None or planned is None or today == expected else f" ({today} planned for today)"
    heading = (
        f"it is heading for {_text(ahead.at_due)} ({_text(ahead.low)} to {_text(ahead.high)})"
        if ahead
        else "not enough check-ins to forecast"
    )
    return f"Score {score}{against}{behind}; {heading}."


def _text(value: float | None) -> str:
    return "–" if value is None else f"{printed(value):.2f}"


class _Plot:
    """Where days and scores lie in a box."""

    def __init__(self, chart: ChartSpec, box: Box) -> None:
        assert chart.starts is not None  # noqa: S101 - every burn-up has its cycle's days
        assert chart.ends is not None  # noqa: S101 - as above
        self.starts, self.ends = chart.starts, chart.ends
        self.box = box.inset(left=2.6, top=1.7, right=8.2, bottom=1.9)

    def at(self, day: dt.date, score: float = 0.0) -> Place:
        share = (day - self.starts).days / max(1, (self.ends - self.starts).days)
        return self.box.left + share * self.box.width, self.box.bottom - score * self.box.height

    def places(self, chart: ChartSpec, name: str) -> tuple[Place, ...]:
        return tuple(self.at(key, value) for key, value in chart.points(name) if isinstance(key, dt.date))


def height(_: ChartSpec) -> float:
    """In letters."""
    return 19


def marks(chart: ChartSpec, box: Box) -> Iterator[Mark]:
    """The levels, the plan, the range ahead, today, the curve; every curve has its name at its end."""
    plot = _Plot(chart, box)
    score, plan = plot.places(chart, _SCORE), plot.places(chart, _PLAN)
    yield from _levels(plot)
    yield from _months(plot)
    if chart.today:
        yield from _today(plot, chart.today)
    yield from _ahead(plot, chart, score[-1])
    if len(plan) > 1:
        yield Line(points=plan, tone="muted", width=1.3, dashes=(4, 3))
    silent = _silent_places(plot, chart)
    spoken = score[: len(score) - len(silent)]
    if len(spoken) > 1:
        yield Line(points=spoken, tone="link", width=2.2)
    if silent:
        yield Line(points=(*spoken[-1:], *silent), tone="link", width=1.4, dashes=(5, 3))
    yield Disc(centre=score[-1], radius=3.4, tone="link", fill="surface" if silent else "link")
    yield from _names(plot, chart)
    now = _now(plot, chart, score, plan)
    yield now
    if silent:
        yield _note(plot, _silence(chart), (score, plan), now)


def _levels(plot: _Plot) -> Iterator[Mark]:
    size = plot.box.letters
    for level in _LEVELS:
        left, y = plot.at(plot.starts, level)
        yield Line(points=((left, y), (plot.box.right, y)), tone="line", width=0.8)
        if level in (0.0, 0.5, 1.0):
            place = left - 0.5 * size, y + 0.36 * size
            yield Text(place=place, text=f"{level:.1f}", size=size, tone="muted", anchor="end")


def _months(plot: _Plot) -> Iterator[Mark]:
    """The first of each month, thinned to what has room; the day it begins where no month does."""
    months = [dt.date(year, month, 1) for year in range(plot.starts.year, plot.ends.year + 1) for month in range(1, 13)]
    inside = [day for day in months if plot.starts <= day <= plot.ends]
    shown = inside[:: -(-len(inside) // _MONTHS_SHOWN) or 1]
    if not shown or (shown[0] - plot.starts).days > (plot.ends - plot.starts).days / 4:
        shown = [plot.starts, *shown]
    size = plot.box.letters
    for day in shown:
        x, y = plot.at(day)
        name = MONTHS[day.month - 1] if day.day == 1 else f"{day.day} {MONTHS[day.month - 1]}"
        yield Line(points=((x, y), (x, y + 0.4 * size)), tone="muted", width=0.8)
        if x + 2 * size < plot.box.right + size:
            yield Text(place=(x, y + 1.5 * size), text=name, size=size, tone="muted")


def _today(plot: _Plot, day: dt.date) -> Iterator[Mark]:
    x, bottom = plot.at(day)
    top = plot.box.top
    share = (x - plot.box.left) / (plot.box.width or 1)
    anchor: Anchor = "start" if share < 0.1 else "middle"  # noqa: PLR2004 - near the axis the word stays beside it
    size = plot.box.letters
    yield Line(points=((x, top - 0.3 * size), (x, bottom)), tone="ink", width=0.9)
    yield Text(place=(x, top - 0.7 * size), text="today", size=size, anchor=anchor)


def _ahead(plot: _Plot, chart: ChartSpec, start: Place) -> Iterator[Mark]:
    low, heading, high = (plot.places(chart, name) for name in (_LOW, _HEADING, _HIGH))
    if low and heading and high:
        yield Area(points=(start, *high, *low), tone="link", opacity=0.18)
        yield Line(points=(start, *heading), tone="link", width=1.4, dashes=(1.5, 2))


def _names(plot: _Plot, chart: ChartSpec) -> Iterator[Mark]:
    """Right of the plot, a line each: where the plan ends, and where the range does."""
    size = plot.box.letters
    called = {_PLAN: "plan", _HIGH: "high", _HEADING: "forecast", _LOW: "low"}
    ends = [(name, *chart.points(name)[-1]) for name in called if chart.points(name)]
    shown = [(name, value) for name, key, value in ends if key == plot.ends]
    places = spread([plot.at(plot.ends, value)[1] for _, value in shown], 1.15 * size, plot.box.bottom)
    for (name, value), y in zip(shown, places, strict=True):
        yield Text(
            place=(plot.box.right + 0.6 * size, y + 0.36 * size),
            text=f"{printed(value):.2f} {called[name]}",
            size=size,
            tone="muted" if name == _PLAN else "link",
            bold=name == _HEADING,
        )


def _silence(chart: ChartSpec) -> str:
    """The name of the row with the weeks in which nobody spoke; empty where there is none."""
    return next((series.name for series in chart.series if series.name.startswith(_SILENT)), "")


def _silent_places(plot: _Plot, chart: ChartSpec) -> tuple[Place, ...]:
    return plot.places(chart, _silence(chart))


def _note(plot: _Plot, name: str, curves: Sequence[Sequence[Place]], now: Text) -> Text:
    """Since when nobody spoke, near the end of the line and clear of its last score."""
    size, text = plot.box.letters, name.rpartition(" ")[0][0].lower() + name.rpartition(" ")[0][1:]
    wide, (end, y) = 0.5 * size * len(text), curves[0][-1]
    x = max(plot.box.left + 0.3 * size, end - 0.6 * size - wide)
    steps = sorted((0.5 * step for step in range(-20, 21)), key=abs)
    inside = [y + step * size for step in steps if plot.box.top < y + (step - 1) * size < plot.box.bottom - 1.3 * size]
    apart = [base for base in inside if now.place[0] > end or abs(base - now.place[1]) > 1.2 * size] or [y]

    def clear(base: float) -> float:
        return room(heights(curves, x, x + wide), base - 0.8 * size, base)

    near = next((base for base in apart if clear(base) >= 0.3 * size), max(apart, key=clear))
    return Text(place=(x, near), text=text, size=0.9 * size, tone="muted")


def _now(plot: _Plot, chart: ChartSpec, score: Sequence[Place], plan: Sequence[Place]) -> Text:
    """The last score beside its dot, where the curves leave most room."""
    size = plot.box.letters
    text = f"{printed(chart.points(_SCORE)[-1][1]):.2f}"
    x, y = score[-1]
    wide = 0.62 * size * len(text)
    near = [(x - wide - 0.5 * size, base) for base in (y - 0.6 * size, y + 1.3 * size)]
    near += [(x + 0.6 * size, base) for base in (y - 0.9 * size, y + 1.6 * size)]
    inside = [
        place for place in near if plot.box.left < place[0] and size < place[1] - plot.box.top + size < plot.box.height
    ]

    def clear(place: Place) -> float:
        return room(heights((score, plan), place[0], place[0] + wide), place[1] - size, place[1])

    at = max(inside or near, key=clear)
    return Text(place=at, text=text, size=size, bold=True)
