"""Two cycles beside each other: what teams scored before, and what they score now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from okrsite_gen.charts.marks import Box, Disc, Line, Mark, Text, cut
from okrsite_gen.charts.spec import ChartSpec, Empty, Limit, Series, Tone
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.settings import Bands
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Snapshot

NAME = "cycle-comparison"
SUMMARY = "what the company and its teams scored in a cycle and in the one before"

MOST = 12
_SIGNS: tuple[tuple[Tone, Tone], ...] = (("muted", "surface"), ("link", "link"))
_ALIKE = 0.8, 1.25
_ROW = 2.1  # letters
_NAMES = 10.0  # letters
_NAMES_SHARE = 0.3  # of the width, where that is more
_RADIUS = 0.31  # of a letter


@record
class Pair:
    """A team's scores; `None` where nothing is known. `top` is for the company."""

    name: str
    top: bool
    before: float | None
    now: float | None

    @property
    def moved(self) -> float:
        """How far, of what is known on both sides."""
        return 0.0 if self.before is None or self.now is None else abs(self.now - self.before)


def chart(snapshot: Snapshot, cycle: Cycle, team: Team | None) -> ChartSpec | Empty:
    """Of all teams, or of one and the teams right below it."""
    before = cycle_before(snapshot, cycle)
    if before is None:
        return Empty(
            why=f"there is no cycle like {cycle.title} before it", remedy="a second one can be compared with it"
        )
    if snapshot.as_of < cycle.starts:
        return Empty(why=f"{cycle.title} has not begun", remedy="scores show with its first check-ins")
    teams = [one for one in snapshot.portfolio.teams.values() if team is None or team.id in (one.id, one.parent)]
    names = Counter(one.name for one in snapshot.portfolio.teams.values())
    pairs = [
        _pair(snapshot, one, one.name if names[one.name] == 1 else f"{one.name} ({one.id})", before, cycle)
        for one in teams
    ]
    known = [pair for pair in pairs if (pair.before, pair.now) != (None, None)]
    if not known:
        return Empty(
            why=f"nobody has reported on anything in {cycle.title} or {before.title}",
            remedy="`okrsite new check-in` starts a report",
        )
    running = snapshot.as_of <= cycle.ends
    return spec(before.title, cycle.title, _chosen(known), len(known), snapshot.settings.bands, running=running)


def cycle_before(snapshot: Snapshot, cycle: Cycle) -> Cycle | None:
    """The cycle before, of about the same length, that has objectives."""
    earlier = [
        other
        for other in (snapshot.portfolio.cycles[id_] for id_ in snapshot.weeks)
        if other.ends < cycle.starts and _ALIKE[0] < other.days / cycle.days < _ALIKE[1]
    ]
    return max(earlier, key=lambda other: (other.ends, other.id), default=None)


def _pair(snapshot: Snapshot, team: Team, name: str, before: Cycle, cycle: Cycle) -> Pair:
    known = (snapshot.means.get((team.id, one.id)) for one in (before, cycle))
    scores = [mean.score if mean and mean.reported else None for mean in known]
    return Pair(name=name, top=team.parent is None, before=scores[0], now=scores[1])


def _chosen(known: Sequence[Pair]) -> list[Pair]:
    """As many as have room: the company, then what moved most; the highest score on top."""
    most = sorted(known, key=lambda pair: (not pair.top, -pair.moved, pair.name))[:MOST]
    return sorted(most, key=lambda pair: (not pair.top, -1.0 if pair.now is None else -1.0 - pair.now, pair.name))


def spec(before: str, now: str, pairs: Sequence[Pair], of: int, bands: Bands, *, running: bool) -> ChartSpec:
    """Of cycles with these titles; `of` is how many teams there are to choose from."""
    up, down = (sum(_change(pair) * sign > 0 for pair in pairs) for sign in (1, -1))
    begins = (("some", bands.some), ("on target", bands.success))
    some = f" Shown are {len(pairs)} of {of} teams, those that moved most." if of > len(pairs) else ""
    far = f"{now} so far" if running else now
    return ChartSpec(
        chart=NAME,
        id=NAME,
        title=f"{now} and {before}",
        description=f"{far}, beside {before}: {up} higher, {down} lower.{some}",
        units="score, 0 to 1",
        keys="Team",
        series=(
            Series(name=before, points=tuple((pair.name, pair.before) for pair in pairs)),
            Series(name=now, points=tuple((pair.name, pair.now) for pair in pairs)),
        ),
        limits=tuple(Limit(name=name, begins=float(at), tone="line") for name, at in begins),
    )


def _change(pair: Pair) -> float:
    return 0.0 if pair.before is None or pair.now is None else printed(pair.now) - printed(pair.before)


def height(chart: ChartSpec) -> float:
    """In letters."""
    return _ROW * len(chart.series[0].points) + 4.6


def marks(chart: ChartSpec, box: Box) -> Iterator[Mark]:
    """A row for each team: a ring for the cycle before, a dot for this one, a line from one to the other."""
    names = max(_NAMES, _NAMES_SHARE * box.width / box.letters)
    plot = box.inset(left=names, top=1.9, right=7.0, bottom=1.9)
    yield from _key(chart, box, plot)
    yield from _scale(chart, plot)
    before, now = (dict(series.points) for series in chart.series)
    for at, (name, _) in enumerate(chart.series[0].points):
        y = plot.top + (at + 0.5) * _ROW * box.letters
        yield from _row(str(name), (before[name], now[name]), y, box, plot)


def _row(name: str, scores: tuple[float | None, float | None], y: float, box: Box, plot: Box) -> Iterator[Mark]:
    size = box.letters
    base = y + 0.36 * size
    yield Text(place=(box.left, base), text=cut(name, plot.left - box.left - 0.5 * size, size), size=size)
    before, now = (None if score is None else (plot.left + score * plot.width, y) for score in scores)
    if before and now:
        yield Line(points=(before, now), tone="link", width=1.6)
    if before:
        yield Disc(centre=before, radius=_RADIUS * size, tone=_SIGNS[0][0], fill=_SIGNS[0][1])
    if now:
        yield Disc(centre=now, radius=_RADIUS * size, tone=_SIGNS[1][0], fill=_SIGNS[1][1])
    said = ["–" if score is None else f"{printed(score):.2f}" for score in scores]
    yield Text(place=(plot.right + 4.15 * size, base), text=f"{said[0]} →", size=size, tone="muted", anchor="end")
    yield Text(place=(box.right, base), text=said[1], size=size, anchor="end", bold=True)


def _scale(chart: ChartSpec, plot: Box) -> Iterator[Mark]:
    size = plot.letters
    for score in (0.0, *(limit.begins for limit in chart.limits), 1.0):
        x = plot.left + score * plot.width
        yield Line(points=((x, plot.top), (x, plot.bottom)), tone="line", width=0.8)
        text = f"{score:.2f}".removesuffix("0")
        yield Text(place=(x, plot.bottom + 1.3 * size), text=text, size=size, tone="muted", anchor="middle")


def _key(chart: ChartSpec, box: Box, plot: Box) -> Iterator[Mark]:
    """Which sign is which cycle."""
    size = box.letters
    y = box.top + 0.7 * size
    x = plot.left
    for series, (tone, fill) in zip(chart.series, _SIGNS, strict=True):
        yield Disc(centre=(x + 0.4 * size, y), radius=_RADIUS * size, tone=tone, fill=fill)
        name = cut(series.name, 9 * size, size)
        yield Text(place=(x + size, y + 0.36 * size), text=name, size=size, tone="muted")
        x += (2.4 + 0.6 * len(name)) * size
