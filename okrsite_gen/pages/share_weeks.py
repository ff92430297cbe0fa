"""The unaligned share Monday by Monday: a line, the same as a table, and the warning when it rose twice running."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from okrsite_gen.charts.line import LineChart, line_chart
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import words
from okrsite_gen.scoring.alignment import is_rising
from okrsite_gen.scoring.snapshot import Asked

_HEIGHTS = (0.1, 0.25, 0.5, 1.0)
_RUN = 3


@record
class ShareWeeks:
    """`rising` says how it rose, and is empty where it did not; `weeks` are the Mondays, the latest last."""

    title: str
    picture: Markup
    rising: str
    weeks: tuple[Asked, ...]


def share_weeks(cycle: Cycle, weeks: Sequence[Asked], of: str) -> ShareWeeks | None:
    """What the Mondays say of the objectives `of` a team or everybody; `None` before the first with something to ask."""
    known = [(week.date, week.share) for week in weeks if week.share is not None]
    if not known:
        return None
    shares = [share for _, share in known]
    high = next(height for height in _HEIGHTS if height >= max(shares))
    title = f"Unaligned share of {of} in {cycle.title}, Monday by Monday"
    chart = LineChart(
        id="unaligned-share",
        title=title,
        description=f"From {_on(known[0])} to {_on(known[-1])}; highest {words.percent(max(shares))}.",
        starts=cycle.starts,
        ends=cycle.ends,
        values=[(week.date, week.share) for week in weeks],
        low=0,
        high=high,
        low_label="0%",
        high_label=words.percent(high),
        first=words.short_day(cycle.starts),
        last=words.short_day(cycle.ends),
    )
    rising = words.joined([_on(pair) for pair in known[-_RUN:]]) if is_rising(weeks) else ""
    return ShareWeeks(title=title, picture=line_chart(chart), rising=rising, weeks=tuple(weeks))


def _on(pair: tuple[dt.date, float]) -> str:
    """`8% on 16 Nov`."""
    date, share = pair
    return f"{words.percent(share)} on {words.short_day(date)}"
