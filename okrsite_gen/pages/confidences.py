"""How sure people were, over time, and who of those that voted is the surest and who doubts most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from okrsite_gen.charts.confidence import ConfidenceStrip, Said, confidence_strip
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import ConfidenceVote
from okrsite_gen.model.measure import Stretch
from okrsite_gen.pages import rows, words
from okrsite_gen.pages.burn_ups import Drawn, days_of
from okrsite_gen.scoring.snapshot import Figures, Point, Snapshot, Votes

_FEWEST = 2
_VOTE = 2  # a vote of 5 is a confidence of 10


class Side(Light, frozen=True, kw_only=True):
    """Those who voted alike: `points` of 5, the names that were given, and how many gave none."""

    points: str
    names: tuple[rows.Ref, ...]
    unnamed: int


class Ballot(Light, frozen=True, kw_only=True):
    """The votes behind a confidence: the lowest and, unless all agree, the highest."""

    count: int
    date: dt.date
    lowest: Side
    highest: Side | None


class Strip(Light, frozen=True, kw_only=True):
    """A picture and the same in words: `2 Nov: 8 · 9 Nov: 5 (2 votes of 3)`."""

    picture: Markup
    words: str


def ballot(snapshot: Snapshot, figures: Figures) -> Ballot | None:
    """Who voted lowest and highest, where votes stand behind the confidence."""
    votes, latest = figures.votes, _points(figures)
    if votes is None or not latest:
        return None
    apart = votes.spread > 0
    return Ballot(
        count=len(votes.votes),
        date=latest[-1].date,
        lowest=_side(snapshot, votes, votes.lowest),
        highest=_side(snapshot, votes, votes.highest) if apart else None,
    )


def strip(snapshot: Snapshot, figures: Figures, title: str, time: Stretch, whole: Drawn | None) -> Strip | None:
    """The confidences over its time; `None` for fewer than two days with one. `whole` is the picture of the objective's score."""
    points = list({point.date: point for point in _points(figures)}.values())
    if len(points) < _FEWEST:
        return None
    said = tuple(_said(point) for point in points)
    ends = max(time.due, said[-1].day)
    picture = confidence_strip(
        ConfidenceStrip(
            title=f"Confidence in “{title}”",
            description=_description(said),
            starts=time.starts,
            ends=ends,
            today=snapshot.as_of,
            said=said,
            days_of=days_of(whole, time.starts, ends),
        )
    )
    return Strip(picture=picture, words=" · ".join(_in_words(point) for point in points))


def _points(figures: Figures) -> list[Point]:
    return [point for point in figures.history if point.confidence is not None]


def _said(point: Point) -> Said:
    votes = point.entry.fields.votes
    if not votes:
        return Said(day=point.date, confidence=point.confidence or 0.0)
    low, high = (_VOTE * bound(_given(votes)) for bound in (min, max))
    return Said(day=point.date, confidence=point.confidence or 0.0, low=low, high=high)


def _given(votes: Sequence[ConfidenceVote]) -> list[float]:
    return [float(vote.points) for vote in votes]


def _in_words(point: Point) -> str:
    """`9 Nov: 5 (4 votes, 1 to 5 of 5)`; the day and its figure stay on one line."""
    text = f"{words.short_day(point.date)}: {words.confidence(point.confidence)}".replace(" ", "\u00a0")
    if not point.entry.fields.votes:
        return text
    points = _given(point.entry.fields.votes)
    counted = words.plural(len(points), "vote")
    apart = f", {min(points):g} to {max(points):g} of 5" if min(points) < max(points) else f" of {points[0]:g}"
    return f"{text} ({counted}{apart})"


def _side(snapshot: Snapshot, votes: Votes, points: float) -> Side:
    alike = [vote for vote in votes.votes if vote.points == points]
    names = tuple(vote.by for vote in alike if vote.by)
    return Side(points=f"{points:g}", names=rows.people(snapshot, names), unnamed=len(alike) - len(names))


def _description(said: Sequence[Said]) -> str:
    values = ", ".join(words.confidence(one.confidence) for one in said)
    text = f"From {words.day(said[0].day)} to {words.day(said[-1].day)}: {values} of 10."
    voted = [one for one in said if one.low is not None and one.high is not None]
    if not voted:
        return text
    last = voted[-1]
    return f"{text} The votes of {words.short_day(last.day)} reach from {words.confidence(last.low)} to {words.confidence(last.high)}."
