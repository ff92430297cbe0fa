"""How objectives stand, a few lines each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen.messages.message import Entry, Mark, Site, Words, mark, said, words
from okrsite_gen.pages import rows
from okrsite_gen.pages.words import PACE_WORDS, ago, confidence, forecast, known_score, score, short_day, signed
from okrsite_gen.scoring.snapshot import Figures, ObjectiveState, Snapshot


def standing(snapshot: Snapshot, row: rows.ObjectiveRow, site: Site) -> Entry:
    """An objective with its score against the plan, its forecast, and what holds it back."""
    state = row.state
    return Entry(
        title=(site.ref(row.ref, "strong"),),
        details=tuple(_details(snapshot, row)),
        mark=status(state),
    )


def status(figures: Figures) -> Mark:
    """The state; of what has gone stale with the day of the last word."""
    if figures.pace == "stale" and figures.last_check_in:
        return mark("stale", f"{PACE_WORDS['stale']}, last said {short_day(figures.last_check_in)}")
    return mark(figures.pace)


def _details(snapshot: Snapshot, row: rows.ObjectiveRow) -> Iterator[Words]:
    yield words(", ".join(_figures(row.state, row.change)))
    if row.why:
        yield words("held back by ", said(row.why))
    yield _people(snapshot, row)


def _figures(state: ObjectiveState, change: float | None) -> Iterable[str]:
    """The numbers that are known."""
    if state.progress is None and state.grade is None:
        yield "no score yet"
    else:
        yield f"score {known_score(state)}"
        if state.expected is not None and state.outcome is None:
            yield f"expected {score(state.expected)}"
        if change:
            yield f"{signed(change)} in a week"
    if state.forecast:
        yield f"forecast {forecast(state.forecast)}"
    if state.confidence is not None and state.outcome is None:
        yield f"confidence {confidence(state.confidence)}\u00a0of\u00a010"


def _people(snapshot: Snapshot, row: rows.ObjectiveRow) -> Words:
    last = row.state.last_check_in
    heard = f"last check-in {ago(last, snapshot.as_of)}" if last else "no check-in yet"
    return words(said(row.owner.title) if row.owner else "no owner", ", ", heard)
