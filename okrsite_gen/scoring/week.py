"""How things stood week by week: scores and rates at each week's end, alignment on each Monday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from okrsite_gen.model.fields import record
from okrsite_gen.scoring.words import Pace


@record
class Week:
    """How a team stood when a week of a cycle ended (`ends`); the week that runs stands as of today. `number` is 1-based.

    `score` and `expected` are the team's, `pace` its word (`None`: it had nothing to score). `confidence`, 0 to 10, is the mean of
    its fresh key results'. Of its `live` key results `fresh` were spoken of in time; of these `said` had a confidence, `sure` one of
    7 or more, `unsure` one of 3 or less.
    """

    number: int
    ends: dt.date
    score: float | None
    expected: float | None
    pace: Pace | None
    confidence: float | None
    live: int
    fresh: int
    said: int
    sure: int
    unsure: int

    @property
    def net_confidence(self) -> float | None:
        """The share that is sure less the share that doubts, -1 to 1; `None` where nothing is live."""
        return (self.sure - self.unsure) / self.live if self.live else None

    @property
    def known_net_confidence(self) -> float | None:
        """What readers get of it: where nobody said how sure they are it counts 0, but nobody knows that it is."""
        return self.net_confidence if self.said else None

    @property
    def check_in_rate(self) -> float | None:
        """The share that somebody spoke of in time; `None` where nothing is live."""
        return self.fresh / self.live if self.live else None


@record
class Rates:
    """How sure and how awake a company is; both rates are `None` where nothing is live.

    `net_confidence`, -1 to 1: the share that is sure (7 and above) less the share that doubts (3 and below); stale ones count as
    neither. `check_in_rate`, 0 to 1: the share that somebody spoke of in time. `said` is how many have a fresh confidence.
    """

    net_confidence: float | None
    check_in_rate: float | None
    said: int

    @property
    def known_net_confidence(self) -> float | None:
        """What readers get of it: where nobody said how sure they are it counts 0, but nobody knows that it is."""
        return self.net_confidence if self.said else None


@record
class Weeks:
    """The begun weeks of a cycle. `company` has the company team's score, and the confidence and rates of everybody together.

    `teams` has those with objectives in the cycle, by id.
    """

    company: tuple[Week, ...]
    teams: Mapping[str, tuple[Week, ...]]


@record
class Asked:
    """How many objectives had to lead to the company's on a day, and which of them (ids, sorted) did not."""

    date: dt.date
    asked: int
    unaligned: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """Unaligned of asked, 0 to 1; `None` where nothing is asked."""
        return len(self.unaligned) / self.asked if self.asked else None


@record
class AlignedWeeks:
    """The Mondays of a cycle up to today, of its objectives: of all teams together, and of each below the company."""

    company: tuple[Asked, ...]
    teams: Mapping[str, tuple[Asked, ...]]


@record
class Alignment:
    """`aligned` has, by objective, whether a chain of links leads to a live company objective; who is not asked is not in it.

    A closed cycle is judged on its last day. `today` is all that is live on the as-of day. `unsupported` are live company objectives
    and their key results (ids) that no live objective supports. `circles` are chains that come back to where they began, one for
    each group that hangs together, from its smallest id on.
    """

    aligned: Mapping[str, bool]
    today: Asked
    unsupported: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]
