"""Health measures: what must not break while the objectives are chased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from okrsite_gen.charts.burn_up import BurnUp, Level, burn_up
from okrsite_gen.charts.scale import Scale
from okrsite_gen.charts.sparkline import sparkline
from okrsite_gen.model.fields import record
from okrsite_gen.model.numbers import quantity
from okrsite_gen.pages import crumbs, rows, stubs, uri
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import KpiState, Snapshot

_TONES = {True: "on-track", False: "at-risk", None: "none"}


@record
class KpiRow:
    """A KPI with its limit in words, its line and its last values (day, text, permalink)."""

    state: KpiState
    owner: rows.Ref | None
    keep: str
    current: str
    spark: Markup
    chart: Markup
    north_star: bool
    values: tuple[tuple[dt.date, str, bool | None], ...]


@record
class KpisView:
    """All KPIs, the north star first."""

    kpis: tuple[KpiRow, ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page, where there are KPIs."""
    if snapshot.kpis:
        yield Page(
            uri=uri.KPIS,
            title="Health measures",
            description="The numbers to keep healthy beside the objectives.",
            section="kpis",
            template="kpis.html",
            view=lambda: KpisView(kpis=kpi_rows(snapshot)),
            crumbs=(crumbs.OVERVIEW,),
            search=partial(stubs.kpis, snapshot),
        )


@once
def kpi_rows(snapshot: Snapshot) -> tuple[KpiRow, ...]:
    """Every KPI, the north star first."""
    star = snapshot.settings.north_star
    states = sorted(snapshot.kpis.values(), key=lambda state: (state.kpi.id != star, state.kpi.id))
    return tuple(kpi_row(snapshot, state) for state in states)


def kpi_row(snapshot: Snapshot, state: KpiState) -> KpiRow:
    """One KPI."""
    kpi = state.kpi
    unit = kpi.shown_unit
    owner = (
        rows.team(snapshot, kpi.owner)
        if kpi.owner and kpi.owner in snapshot.portfolio.teams
        else rows.person(snapshot, kpi.owner)
    )
    return KpiRow(
        state=state,
        owner=owner,
        keep=_keep(state, unit),
        current="–" if state.current is None else quantity(state.current, unit),
        spark=_spark(state),
        chart=_chart(snapshot, state, unit),
        north_star=kpi.id == snapshot.settings.north_star,
        values=tuple(
            (point.date, quantity(point.value, unit), kpi.keep.holds(point.value) if kpi.keep else None)
            for point in reversed(state.history)
        ),
    )


def _keep(state: KpiState, unit: str) -> str:
    keep = state.kpi.keep
    if keep is None:
        return "no limit"
    if keep.low is not None and keep.high is not None:
        return f"{quantity(keep.low, unit)} to {quantity(keep.high, unit)}"
    if keep.low is not None:
        return f"at least {quantity(keep.low, unit)}"
    return f"at most {quantity(keep.high, unit)}" if keep.high is not None else "no limit"


def _chart(snapshot: Snapshot, state: KpiState, unit: str) -> Markup:
    """The values over time with the limits; empty for fewer than two days."""
    series = list({point.date: point.value for point in state.history}.items())
    if len(series) < 2:  # noqa: PLR2004 - one point is no line
        return Markup()
    return burn_up(
        BurnUp(
            title=state.kpi.title,
            description=f"{len(series)} values, the latest {quantity(series[-1][1], unit)}; {_keep(state, unit)}.",
            starts=series[0][0],
            ends=max(series[-1][0], snapshot.as_of),
            today=snapshot.as_of,
            actual=series,
            plan=(),
            levels=tuple(_levels(state, [value for _, value in series])),
            tone=_TONES[state.kept],
            last=_short(series[-1][1], unit),
        )
    )


def _levels(state: KpiState, values: list[float]) -> Iterator[Level]:
    """The limits, the highest and the lowest value."""
    unit, keep = state.kpi.shown_unit, state.kpi.keep
    for bound in (keep.low, keep.high) if keep else ():
        if bound is not None:
            yield Level(value=bound, label=f"limit {_short(bound, unit)}", tone="success")
    for value in (max(values), min(values)):
        yield Level(value=value, label=_short(value, unit))


def _short(value: float, unit: str) -> str:
    """Beside an axis a unit that is a word is left out: the heading says it."""
    return quantity(value, unit).partition("\u00a0")[0]


def _spark(state: KpiState) -> Markup:
    series = list({point.date: point.value for point in state.history}.items())
    if not series:
        return Markup()
    values = [value for _, value in series]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) * 0.1
    scale = Scale(starts=series[0][0], ends=series[-1][0], low=low - air, high=high + air)
    return sparkline(series, scale, _TONES[state.kept])
