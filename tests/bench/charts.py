"""Charts by the thousand: written by two processes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from typing import Any

from okrsite_gen.charts import cycle_comparison, score_burn_up, score_distribution
from okrsite_gen.charts.cycle_comparison import Pair
from okrsite_gen.charts.gallery import picture
from okrsite_gen.charts.spec import ChartSpec
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.settings import Bands
from okrsite_gen.scoring.snapshot import Forecast, Mean
from okrsite_gen.workers import in_parts

NUMBER = 1700
PROCESSES = 2
QUARTER = Cycle(id="2026-q4", title="Q4 2026", starts=dt.date(2026, 10, 1), ends=dt.date(2026, 12, 31))
WEEK = dt.timedelta(days=7)


def specs(number: int, seed: int = 1) -> list[ChartSpec]:
    """As many different charts: mostly burn-ups, as on a company's pages."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    kinds = (burn_up, burn_up, burn_up, distribution, comparison)
    return [kinds[at % len(kinds)](chance, f"Team {at}") for at in range(number)]


def burn_up(chance: random.Random, name: str) -> ChartSpec:
    days = [QUARTER.starts + week * WEEK for week in range(1, 9)]
    score = [(day, min(1.0, (at + chance.random()) / 14)) for at, day in enumerate(days)]
    plan = [(QUARTER.starts + week * WEEK, week / 13) for week in range(14)]
    at_due = chance.random()
    ahead = Forecast(at_due=at_due, low=0.8 * at_due, high=min(1.0, 1.2 * at_due))
    mean = Mean(score=score[-1][1], expected=plan[8][1], forecast=ahead, count=5, reported=True)
    return score_burn_up.spec(name, QUARTER, days[-1], score, plan, mean)


def distribution(chance: random.Random, name: str) -> ChartSpec:
    return score_distribution.spec(name, [chance.random() for _ in range(60)], Bands())


def comparison(chance: random.Random, name: str) -> ChartSpec:
    pairs = [Pair(name=f"{name}, {at}", top=at == 0, before=chance.random(), now=chance.random()) for at in range(8)]
    return cycle_comparison.spec("Q3 2026", "Q4 2026", pairs, len(pairs), Bands(), running=True)


def draw(charts: Sequence[ChartSpec]) -> int:
    return sum(len(picture(chart)) for chart in charts)


def measure(phase: Callable[[str, Callable[[], Any]], Any], number: int = NUMBER) -> None:
    found = specs(number)
    phase(f"draw {number:,} charts", lambda: sum(letters for _, letters in in_parts(draw, found, PROCESSES)))
