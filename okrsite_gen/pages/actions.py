"""Actions that teams carry from check-in to check-in until somebody closes them."""

from __future__ import annotations

import datetime as dt

from okrsite_gen.model.check_in import Action
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Snapshot


@record
class ActionRow:
    """An action; `about` is what it is for, `permalink` the check-in that opened it, `age` the days it has been open for."""

    action: Action
    team: rows.Ref
    who: rows.Ref | None
    about: rows.Ref | None
    permalink: str
    age: int
    overdue: bool

    @property
    def data(self) -> dict[str, object]:
        """What its data twin says."""
        action = self.action
        said = {
            name: getattr(action, name) for name in ("id", "team", "what", "who", "due", "opened", "done", "check_in")
        }
        return {**said, "for": action.about, "overdue": self.overdue}


@once
def open_actions(snapshot: Snapshot) -> tuple[ActionRow, ...]:
    """The overdue ones first, then as they fall due, those without a day last, the oldest first."""
    still = [action for action in snapshot.actions if action.done is None]
    ordered = sorted(still, key=lambda action: (action.due or dt.date.max, action.opened, action.team, action.id))
    return tuple(action_row(snapshot, action) for action in ordered)


def closed_actions(snapshot: Snapshot, since: dt.date) -> tuple[ActionRow, ...]:
    """Those done after `since`, the latest first."""
    recent = [(action.done, action) for action in snapshot.actions if action.done and action.done > since]
    ordered = sorted(recent, key=lambda pair: (-pair[0].toordinal(), pair[1].team, pair[1].id))
    return tuple(action_row(snapshot, action) for _, action in ordered)


def action_row(snapshot: Snapshot, action: Action) -> ActionRow:
    """An action as pages show it."""
    return ActionRow(
        action=action,
        team=rows.team(snapshot, action.team),
        who=rows.person(snapshot, action.who),
        about=rows.about(snapshot, action.about) if action.about else None,
        permalink=uri.check_in(action.team, action.cycle, action.check_in),
        age=(snapshot.as_of - action.opened).days,
        overdue=action.done is None and action.due is not None and action.due < snapshot.as_of,
    )
