"""How many objectives of a cycle have a score in each tenth, by band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from okrsite_gen.charts.marks import Anchor, Area, Box, Line, Mark, Text, rectangle
from okrsite_gen.charts.spec import ChartSpec, Empty, Limit, Series, Tone
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Team
from okrsite_gen.model.settings import Bands
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

NAME = "score-distribution"
SUMMARY = "how many objectives have a score in each tenth, by band"

_TENTHS = 10
_LABELS = tuple(f"{low / 10:.1f} to {'1.00' if low == 9 else f'{low / 10 + 0.09:.2f}'}" for low in range(_TENTHS))  # noqa: PLR2004 - the last tenth holds 1 too
_TONES: dict[str, Tone] = {"limited": "at-risk", "some": "behind", "on target": "on-track"}
_AIR = 0.12
_WORD = 5.5  # letters that a band's name takes


def chart(snapshot: Snapshot, cycle: Cycle, team: Team | None) -> ChartSpec | Empty:
    """Of a team, or of everybody; personal objectives apart."""
    known = snapshot.of_cycle(cycle.id) if team is None else snapshot.of_team(team.id, cycle.id)
    shared = [state for state in known if state.definition.type != "personal"]
    scores = [state.score for state in shared if state.score is not None and is_known(state)]
    if not scores:
        return _empty(snapshot, cycle)
    of = f"{team.name}, {cycle.title}" if team else cycle.title
    return spec(f"Scores in {of}", scores, snapshot.settings.bands)


def is_known(state: ObjectiveState) -> bool:
    """Whether its score is known: somebody reported or graded it, and it was not retired."""
    return state.pace != "retired" and (state.progress is not None or state.grade is not None)


def _empty(snapshot: Snapshot, cycle: Cycle) -> Empty:
    if snapshot.as_of < cycle.starts:
        return Empty(why=f"{cycle.title} has not begun", remedy="scores show with its first check-ins")
    return Empty(
        why=f"nobody has reported on anything in {cycle.title}", remedy="`okrsite new check-in` starts a report"
    )


def spec(title: str, scores: Sequence[float], bands: Bands) -> ChartSpec:
    """Of scores from 0 to 1, as printed."""
    shown = [printed(score) for score in scores]
    limits = (
        Limit(name="limited", begins=0.0, tone=_TONES["limited"]),
        Limit(name="some", begins=float(bands.some), tone=_TONES["some"]),
        Limit(name="on target", begins=float(bands.success), tone=_TONES["on target"]),
    )
    series = tuple(
        Series(name=limit.name.capitalize(), points=_tenths(shown, limits, limit), digits=0) for limit in limits
    )
    counts = [_total(one) for one in series]
    total = f"{len(shown)} objective{'' if len(shown) == 1 else 's'}"
    return ChartSpec(
        chart=NAME,
        id=NAME,
        title=title,
        description=f"Of {total} with a score, {counts[2]} on target ({bands.success:.2f} and above), "
        f"{counts[1]} with some success, {counts[0]} limited (below {bands.some:.2f}).",
        units="objectives",
        keys="Score",
        series=series,
        limits=limits,
    )


def _tenths(scores: Sequence[float], limits: Sequence[Limit], limit: Limit) -> tuple[tuple[str, float], ...]:
    """How many of a band lie in each tenth."""
    mine = [score for score in scores if [one for one in limits if score >= one.begins][-1] == limit]
    found = Counter(min(int(printed(score * _TENTHS, 1)), _TENTHS - 1) for score in mine)
    return tuple((label, float(found[tenth])) for tenth, label in enumerate(_LABELS))


def _total(series: Series) -> int:
    return int(sum(value or 0 for _, value in series.points))


def height(_: ChartSpec) -> float:
    """In letters."""
    return 20


def marks(chart: ChartSpec, box: Box) -> Iterator[Mark]:
    """Stacked bars; the bands' names and counts stand above them, between the limits."""
    plot = box.inset(left=0.3, right=0.3, top=4.1, bottom=2.9)
    columns = list(zip(*([value or 0 for _, value in series.points] for series in chart.series), strict=True))
    most = max(map(sum, columns)) or 1
    yield from _bands(chart, box, plot)
    step = plot.width / _TENTHS
    for at, column in enumerate(columns):
        left, bottom = plot.left + at * step, plot.bottom
        for limit, value in zip(chart.limits, column, strict=True):
            top = bottom - value / most * plot.height
            if value:
                corners = rectangle(left + _AIR * step, top, left + (1 - _AIR) * step, bottom)
                yield Area(points=corners, tone=limit.tone)
            bottom = top
        if any(column):
            place = left + step / 2, bottom - 0.35 * box.letters
            yield Text(place=place, text=f"{sum(column):.0f}", size=box.letters, anchor="middle", bold=True)
    yield from _axis(box, plot)


def _axis(box: Box, plot: Box) -> Iterator[Mark]:
    yield Line(points=((plot.left, plot.bottom), (plot.right, plot.bottom)), tone="muted")
    for tenth in range(0, _TENTHS + 1, 2):
        x = plot.left + tenth * plot.width / _TENTHS
        anchor: Anchor = "start" if tenth == 0 else "end" if tenth == _TENTHS else "middle"
        yield Line(points=((x, plot.bottom), (x, plot.bottom + 0.3 * box.letters)), tone="muted")
        place = x, plot.bottom + 1.3 * box.letters
        yield Text(place=place, text=f"{tenth / 10:.1f}", size=box.letters, tone="muted", anchor=anchor)
    yield Text(
        place=(plot.left + plot.width / 2, box.bottom - 0.2 * box.letters),
        text="score",
        size=box.letters,
        tone="muted",
        anchor="middle",
    )


def _bands(chart: ChartSpec, box: Box, plot: Box) -> Iterator[Mark]:
    ends = [*(limit.begins for limit in chart.limits[1:]), 1.0]
    for limit, series, end in zip(chart.limits, chart.series, ends, strict=True):
        left, right = (plot.left + share * plot.width for share in (limit.begins, end))
        if limit.begins:
            yield Line(points=((left, box.top), (left, plot.bottom)), tone="line")
        if right - left > _WORD * box.letters:
            middle = (left + right) / 2
            yield Text(
                place=(middle, box.top + box.letters), text=limit.name, size=box.letters, tone="muted", anchor="middle"
            )
            yield Text(
                place=(middle, box.top + 2.2 * box.letters),
                text=f"{_total(series)}",
                size=box.letters,
                tone=limit.tone,
                anchor="middle",
                bold=True,
            )
