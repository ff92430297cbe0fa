"""What people said last: the only check-ins that rules speak of.

A check-in is a record of its day and is not written again, so a rule that found fault with every old one would bury what can still
be done better. What counts is the latest round: from the last word of a person back to one check-in period before it. Where that lies
too far back (`stale-check-in` says so), in cycles that are over and in what is retired, there is none. Machines say nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from okrsite_gen.model.check_in import CheckIn, Entry, EntryFields
from okrsite_gen.model.check_ins import is_meeting
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.rules.finding import watched
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot


@record
class Round:
    """What people said within one check-in period, by the objective and its live key results, the objective itself first.

    Each list is in file order; one of which nobody spoke is empty.
    """

    objective: ObjectiveState
    said: tuple[tuple[ObjectiveState | KeyResultState, tuple[Entry, ...]], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(entry for _, entries in self.said for entry in entries)


@once
def rounds(snapshot: Snapshot) -> tuple[Round, ...]:
    """The latest round of each objective that is everybody's business, live and not silent."""
    return tuple(_rounds(snapshot))


def _rounds(snapshot: Snapshot) -> Iterator[Round]:
    for objective in watched(snapshot):
        if objective.live and not objective.stale:
            found = _round(objective, snapshot.portfolio.teams[objective.objective.team].check_ins.days)
            if found.entries:
                yield found


def has_words(fields: EntryFields) -> bool:
    """Whether it says anything beside figures and a status."""
    return bool(fields.note or fields.blockers or fields.next or fields.asks or fields.concerns)


def newest(entries: Iterable[Entry]) -> Entry:
    """The first entry of the latest day."""
    return max(entries, key=lambda entry: entry.date)


def last_meetings(snapshot: Snapshot) -> Iterator[tuple[Team, tuple[CheckIn, ...]]]:
    """The files of the last day on which each team held a check-in and says who came or how long it took, in cycles that are not over."""
    latest: dict[str, list[CheckIn]] = {}
    running = {cycle.id for cycle in snapshot.portfolio.cycles.values() if cycle.ends >= snapshot.as_of}
    for said in snapshot.check_ins.met(running):
        if is_meeting(said):
            same_day = latest.setdefault(said.team, [])
            if same_day and same_day[0].date != said.date:
                same_day.clear()
            same_day.append(said)
    return ((snapshot.portfolio.teams[team], tuple(files)) for team, files in latest.items())


def _round(objective: ObjectiveState, period: int) -> Round:
    parts: tuple[ObjectiveState | KeyResultState, ...] = (
        objective,
        *(state for state in objective.key_results if state.live),
    )
    last = max(filter(None, map(_last_word, parts)), default=dt.date.min)
    since = last - dt.timedelta(days=period) if last > dt.date.min else last
    return Round(objective=objective, said=tuple((part, tuple(_since(part, since))) for part in parts))


def _last_word(part: Figures) -> dt.date | None:
    return next((point.date for point in reversed(part.history) if not point.entry.machine), None)


def _since(part: Figures, day: dt.date) -> Sequence[Entry]:
    found = []
    for point in reversed(part.history):
        if point.date <= day:
            break
        if not point.entry.machine:
            found.append(point.entry)
    return found[::-1]
