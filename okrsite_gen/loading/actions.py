"""Actions of teams: opened in one check-in, closed in a later one."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable

from okrsite_gen.diagnostics import Problem, Related
from okrsite_gen.loading.check_ins import ActionLine, Held
from okrsite_gen.loading.problems.check_ins import OPEN_ACTION, UNKNOWN_ACTION
from okrsite_gen.model.check_in import Action, CheckIn
from okrsite_gen.reading.suggest import did_you_mean

_LONGEST = 64


def read_actions(held: Iterable[Held], problems: list[Problem]) -> tuple[Action, ...]:
    """All actions in the order in which they were opened, with the day that closed them. `held` is in file order."""
    ledger = _Ledger(problems)
    for one in held:
        for line in one.actions:
            ledger.take(line, one.check_in)
    return tuple(ledger.actions)


def action_id(line: ActionLine) -> str:
    """Its own, else its text in lower case with hyphens."""
    return line.fields.id or slug(line.fields.what or "")


def slug(text: str) -> str:
    """`Call the vendor!` to `call-the-vendor`; accents are dropped."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return (
        re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or f"action-{zlib.crc32(text.encode()):08x}"
    )


class _Ledger:
    """The actions so far, and which of each team's are the latest of their id."""

    def __init__(self, problems: list[Problem]) -> None:
        self.actions: list[Action] = []
        self._latest: dict[str, dict[str, int]] = defaultdict(dict)
        self._problems = problems

    def take(self, line: ActionLine, check_in: CheckIn) -> None:
        """Opens or closes an action."""
        latest = self._latest[check_in.team]
        number = latest.get(action_id(line))
        known = self.actions[number] if number is not None else None
        if line.fields.done and known and known.done is None:
            self.actions[latest[known.id]] = dataclasses.replace(known, done=line.fields.done)
        elif line.fields.what is None:
            if known is None:
                self._unknown(line, latest)
        elif known and known.done is None:
            self._twice(line, known)
        else:
            latest[action_id(line)] = len(self.actions)
            self.actions.append(_opened(line, check_in))

    def _unknown(self, line: ActionLine, latest: Iterable[str]) -> None:
        name = action_id(line)
        help_ = did_you_mean(name, latest) or "write `what:` to note something new"
        where = line.origin.at("id")
        self._problems.append(UNKNOWN_ACTION.at(where, f"the team has opened no action `{name}`", help_))

    def _twice(self, line: ActionLine, known: Action) -> None:
        message = f"the action `{known.id}` is still open"
        related = Related("it was opened here", known.origin)
        self._problems.append(
            OPEN_ACTION.at(line.origin, message, "close the first one, or give this one an `id:`", related)
        )


def _opened(line: ActionLine, check_in: CheckIn) -> Action:
    fields = line.fields
    return Action(
        id=action_id(line),
        team=check_in.team,
        cycle=check_in.cycle,
        check_in=check_in.id,
        opened=check_in.date,
        what=fields.what or "",
        who=fields.who,
        due=fields.due,
        about=line.about,
        done=fields.done,
        origin=line.origin,
    )
