"""Who has to speak of what, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.model.fields import record
from okrsite_gen.model.settings import CheckInRhythm, Weekday
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed

WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@record
class Owed:
    """A live key result that somebody has to speak of by `due`: a check-in period after a person's `last` word, or its start.

    `owner` is who owes it: the key result's owner, else the objective's, else the team's lead. It is `overdue` once it is stale.
    """

    state: KeyResultState
    objective: ObjectiveState
    team: str
    owner: str | None
    last: dt.date | None
    due: dt.date
    overdue: bool


@once
def owed(snapshot: Snapshot) -> tuple[Owed, ...]:
    """One for each live key result, the most overdue first; personal and draft objectives ask nobody."""
    found = (
        _owed(snapshot, objective, state)
        for objective in unclosed(snapshot)
        if objective.in_rates
        for state in objective.key_results
        if state.live
    )
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.due, one.state.id)))


def _owed(snapshot: Snapshot, objective: ObjectiveState, state: KeyResultState) -> Owed:
    team = snapshot.portfolio.teams[objective.objective.team]
    since = state.last_check_in or state.definition.time.starts
    return Owed(
        state=state,
        objective=objective,
        team=team.id,
        owner=state.key_result.owner or objective.objective.owner or team.lead,
        last=state.last_check_in,
        due=since + dt.timedelta(days=team.check_ins.days),
        overdue=state.stale,
    )


def check_in_days(rhythm: CheckInRhythm, starts: dt.date, ends: dt.date) -> Iterator[dt.date]:
    """A team's check-in days from `starts` to `ends`, both inside: every (second) such weekday, or the first one of each month."""
    day = starts + dt.timedelta(days=(WEEKDAYS.index(rhythm.day) - starts.weekday()) % 7)
    step = dt.timedelta(days=14 if rhythm.every == "two-weeks" else 7)
    while day <= ends:
        if rhythm.every != "month" or day.day <= 7:  # noqa: PLR2004 - the first such weekday of a month
            yield day
        day += step
