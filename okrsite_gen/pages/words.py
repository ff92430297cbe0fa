"""How numbers, dates and states are worded on every page."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from markupsafe import Markup, escape

from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, Forecast, KeyResultState

MINUS = "\u2212"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PACE_WORDS = {
    "on-track": "on track",
    "behind": "behind",
    "at-risk": "at risk",
    "missed": "missed",
    "achieved": "achieved",
    "done": "done",
    "no-check-in": "no check-in",
    "stale": "stale",
    "not-due": "not due",
    "retired": "retired",
}
NOT_MEASURABLE = "not-measurable"
STATE_WORDS = PACE_WORDS | {NOT_MEASURABLE: "not measurable"}
SHAPES = {
    "on-track": "●",
    "behind": "◐",
    "at-risk": "▲",
    "missed": "■",
    "achieved": "✓",
    "done": "✓",
    "no-check-in": "○",
    "stale": "○",
    "not-due": "◌",
    "retired": "✕",
}
_MOST_POINTS = 1000
BAND_WORDS = {"limited": "limited", "some": "some", "on-target": "on target"}
TYPE_WORDS = {
    "committed": "Committed: every key result is meant to be reached in full, and a miss asks for an explanation.",
    "aspirational": "Aspirational: it aims further than is safe; {success} counts as success.",
    "learning": "Learning: what counts is to know more at the end; {success} counts as success.",
    "personal": "Personal: somebody's own development; it is in no team's score.",
}


@lru_cache(maxsize=8192)
def score(value: float | None) -> str:
    """Two decimals, a dash for what is unknown."""
    return "–" if value is None else f"{printed(value, 2):.2f}".replace("-", MINUS)


def known_score(figures: Figures) -> str:
    """The score, a dash where nobody has reported anything: it counts 0, but nobody knows that it is."""
    return score(None if figures.progress is None and figures.grade is None else figures.score)


def shown_state(figures: Figures) -> str:
    """The pace, but of a key result that was reported and has no target, so that nothing can be held against a plan, that it is so."""
    spoken = isinstance(figures, KeyResultState) and figures.current is not None
    return NOT_MEASURABLE if spoken and figures.pace == "no-check-in" else figures.pace


def said_last(figures: Figures) -> str:
    """The state that was named with the last word on it; empty where that word named none."""
    point = next((point for point in reversed(figures.history) if point.status), None)
    if point is None or point.status is None or point.date != figures.last_check_in:
        return ""
    return PACE_WORDS[point.status]


def forecast(found: Forecast | None) -> str:
    """`0.74 (0.55 to 0.92)`, a dash where there is none."""
    return "–" if found is None else f"{score(found.at_due)} ({score(found.low)} to {score(found.high)})"


def per_week(rate: float | None, *, bare: bool = False) -> str:
    """Progress per week: `10.2 points a week`, `bare` after another `10.2 a week`; empty for unknown."""
    if rate is None:
        return ""
    found = min(_MOST_POINTS, max(-_MOST_POINTS, printed(100 * rate, 1)))
    beyond = ("more than " if rate > 0 else "less than ") if is_absurd(rate) else ""
    unit = "" if bare else " point" if abs(found) == 1 else " points"
    return f"{beyond}{found:,.5g}{unit} a week".replace("-", MINUS)


def is_absurd(rate: float) -> bool:
    """Whether it is so many points a week that nobody asks how many."""
    return abs(100 * rate) > _MOST_POINTS


def percent(value: float | None) -> str:
    """A share as whole percents."""
    return "–" if value is None else f"{printed(100 * value, 0):,.0f}%".replace("-", MINUS)


def points(expected: float | None, actual: float | None) -> int | None:
    """How many points actual lies behind (positive) or ahead (negative): the difference of the two printed percents."""
    if expected is None or actual is None:
        return None
    return int(printed(100 * expected, 0) - printed(100 * actual, 0))


def gap(expected: float | None, actual: float | None) -> str:
    """`23 points behind`, `4 points ahead`, `exactly on plan`; empty where unknown."""
    behind = points(expected, actual)
    if behind is None:
        return ""
    if not behind:
        return "exactly on plan"
    unit = "point" if abs(behind) == 1 else "points"
    return f"{abs(behind):,} {unit} {'behind' if behind > 0 else 'ahead'}"


def signed(value: float | None, digits: int = 2) -> str:
    """A change with its sign: `+0.04`, `−0.10`, `±0`."""
    if value is None:
        return ""
    rounded = printed(value, digits)
    if not rounded:
        return "±0"
    return f"{'+' if rounded > 0 else MINUS}{abs(rounded):.{digits}f}"


def signed_percent(value: float | None) -> str:
    """A share that may lie below nothing: `+25%`, `±0%`, a dash for unknown."""
    return "–" if value is None else f"{signed(100 * value, 0)}%"


@lru_cache(maxsize=1024)
def confidence(value: float | None) -> str:
    """`6`, `6.5`, a dash for unknown."""
    return "–" if value is None else f"{printed(value, 1):g}"


@lru_cache(maxsize=8192)
def day(date: dt.date) -> str:
    """`16 November 2026`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


@lru_cache(maxsize=8192)
def short_day(date: dt.date) -> str:
    """`16 Nov`."""
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def weekday(date: dt.date) -> str:
    """`Monday`."""
    return WEEKDAYS[date.weekday()]


def days(count: int) -> str:
    """`1 day`, `12 days`."""
    return f"{count} day" if count == 1 else f"{count} days"


def ago(date: dt.date, as_of: dt.date) -> str:
    """How long before `as_of`: `today`, `yesterday`, `12 days ago`."""
    gone = (as_of - date).days
    return {0: "today", 1: "yesterday"}.get(gone, f"{gone} days ago")


def until(date: dt.date, as_of: dt.date) -> str:
    """How far a date lies ahead or behind: `in 12 days`, `tomorrow`, `3 days over`."""
    left = (date - as_of).days
    if left < 0:
        return f"{days(-left)} over"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 objective`, `3 objectives`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def joined(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def as_sentence(text: str) -> str:
    """A message or a reason that stands alone on a page; its other capitals, of names and ids, stay as they are."""
    return text[:1].upper() + text[1:]


def code_spans(text: str) -> Markup:
    """A message with what stands in backticks set as code."""
    parts = re.split(r"`([^`]*)`", text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )
