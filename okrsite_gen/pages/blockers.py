"""What stands in the way, and since when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from okrsite_gen.model.check_in import Entry
from okrsite_gen.model.fields import record
from okrsite_gen.pages import uri
from okrsite_gen.scoring.snapshot import Figures, ObjectiveState


@record
class Blocker:
    """A blocker that the last word on something (`about`, by its full id) names, in a check-in of `team` of the day `named`.

    The same words, but for case and punctuation, were in `running` check-ins in a row, the first of them on `since`.
    `blocked_since` is the first day of the row in which every check-in named one, in whatever words.
    """

    text: str
    about: str
    team: str
    check_in: str
    named: dt.date
    since: dt.date
    running: int
    blocked_since: dt.date

    @property
    def permalink(self) -> str:
        """Where its check-in stands."""
        return uri.check_in(self.team, self.check_in.split("/")[1], self.check_in)


def standing(entries: Sequence[Entry]) -> tuple[Blocker, ...]:
    """What the last of one thing's entries names; `entries` are those of people, in file order."""
    if not entries:
        return ()
    row = list(takewhile(lambda entry: entry.fields.blockers, reversed(entries)))
    return tuple(_blocker(text, row) for text in dict.fromkeys(entries[-1].fields.blockers))


def _blocker(text: str, row: Sequence[Entry]) -> Blocker:
    same = list(takewhile(lambda entry: same_words(text) in map(same_words, entry.fields.blockers), row))
    last = row[0]
    return Blocker(
        text=text,
        about=last.about,
        team=last.team,
        check_in=last.check_in,
        named=last.date,
        since=same[-1].date,
        running=len(same),
        blocked_since=row[-1].date,
    )


def same_words(text: str) -> str:
    """What two texts have in common that say the same in the same words."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def spoken(figures: Figures, until: dt.date | None = None) -> list[Entry]:
    """What people said of it up to a day: machines name no blockers and take none away."""
    entries = (point.entry for point in figures.history if until is None or point.date <= until)
    return [entry for entry in entries if not entry.machine]


def in_the_way(states: Iterable[ObjectiveState]) -> Iterator[Blocker]:
    """What stands in the way of live objectives and their key results; personal ones apart."""
    return (blocker for state in states if state.in_rates and state.live for blocker in _of(state))


def _of(state: ObjectiveState) -> Iterator[Blocker]:
    parts: Iterable[Figures] = (state, *(part for part in state.key_results if part.live))
    for part in parts:
        yield from standing(spoken(part))
