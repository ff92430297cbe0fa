"""All the news of a week, and how to say it in a few sentences."""

from __future__ import annotations

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.pages import sayings
from okrsite_gen.pages.actions import ActionRow, closed_actions, open_actions
from okrsite_gen.pages.ago import Blocked
from okrsite_gen.pages.blockers import Blocker
from okrsite_gen.pages.lately import Asked, asks
from okrsite_gen.pages.silence import Silent, silent
from okrsite_gen.pages.week import ObjectiveChange, changes
from okrsite_gen.pages.words import joined, plural
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import Snapshot


@record
class News:
    """The last seven days, newest first, changes the most important first; `due` are the actions of the seven days to come.

    `check_ins` are those of people.
    """

    check_ins: tuple[CheckIn, ...]
    changes: tuple[ObjectiveChange, ...]
    asks: tuple[Asked, ...]
    wins: tuple[sayings.Saying, ...]
    demos: tuple[sayings.Saying, ...]
    decisions: tuple[sayings.Saying, ...]
    overdue: tuple[ActionRow, ...]
    due: tuple[ActionRow, ...]
    closed: tuple[ActionRow, ...]
    silent: tuple[Silent, ...]

    @property
    def turned(self) -> tuple[ObjectiveChange, ...]:
        """The objectives with another status than a week ago."""
        return tuple(change for change in self.changes if change.shift.turned)

    @property
    def moved(self) -> int:
        """How many key results have another value."""
        return sum(bool(part.now) for change in self.changes for part in change.key_results)

    @property
    def blocked(self) -> tuple[Blocked, ...]:
        """What is newly in the way, the newest last."""
        return tuple(new for change in self.changes for new in change.blocked)

    @property
    def unblocked(self) -> tuple[Blocker, ...]:
        """What no longer is."""
        return tuple(gone for change in self.changes for gone in change.unblocked)


@once
def news(snapshot: Snapshot) -> News:
    """The week that ends with the as-of day."""
    since, ahead = snapshot.as_of - WEEK, snapshot.as_of + WEEK
    said = list(reversed(snapshot.check_ins.since(since)))
    still = open_actions(snapshot)
    return News(
        check_ins=tuple(check_in for check_in in said if not check_in.machine),
        changes=tuple(changes(snapshot)),
        asks=asks(snapshot, since),
        wins=tuple(sayings.wins(snapshot, said)),
        demos=tuple(sayings.demos(snapshot, said)),
        decisions=tuple(sayings.decisions(snapshot, said)),
        overdue=tuple(row for row in still if row.overdue),
        due=tuple(row for row in still if row.action.due and snapshot.as_of <= row.action.due < ahead),
        closed=closed_actions(snapshot, since),
        silent=silent(snapshot),
    )


def summary(found: News) -> tuple[str, ...]:
    """The week in a few sentences with numbers; of what there was none of it speaks only where silence is news."""
    sentences = (say(found) for say in (_spoke, _stands, _confidence, _ways, _told, _waiting))
    return tuple(filter(None, sentences))


def _spoke(found: News) -> str:
    moved = plural(found.moved, "key result") if found.moved else "no key result"
    if not found.check_ins:
        return f"Nobody checked in, and {moved} moved."
    teams = len({said.team for said in found.check_ins})
    return f"{plural(teams, 'team')} spoke in {plural(len(found.check_ins), 'check-in')}, and {moved} moved."


def _stands(found: News) -> str:
    number = {word: sum(getattr(change.shift, word) for change in found.changes) for word in ("worse", "better")}
    parts = [f"{count} {'stands' if count == 1 else 'stand'} {word}" for word, count in number.items() if count]
    return f"Of the objectives, {joined(parts)} than a week ago." if parts else ""


def _confidence(found: News) -> str:
    fell, rose = (sum(change.shift.surer * sign > 0 for change in found.changes) for sign in (-1, 1))
    parts = [f"{verb} in {plural(count, 'objective')}" for verb, count in (("fell", fell), ("rose", rose)) if count]
    return f"Confidence {joined(parts)}." if parts else ""


def _ways(found: News) -> str:
    number = {"new": len(found.blocked), "gone": len(found.unblocked)}
    parts = [f"{plural(count, 'blocker')} {_is(count)} {word}" for word, count in number.items() if count]
    return f"{joined(parts)}." if parts else ""


def _told(found: News) -> str:
    said = {"win": found.wins, "demo": found.demos, "decision": found.decisions, "ask": found.asks}
    parts = [plural(len(lines), word) for word, lines in said.items() if lines]
    return f"Noted: {joined(parts)}." if parts else ""


def _waiting(found: News) -> str:
    late, owed = len(found.overdue), sum(team.number for team in found.silent)
    parts = [f"{plural(late, 'action')} {_is(late)} overdue"] if late else []
    if owed:
        teams = plural(len(found.silent), "team")
        parts.append(f"{plural(owed, 'key result')} of {teams} {'waits' if owed == 1 else 'wait'} for a word")
    return f"{joined(parts)}." if parts else ""


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
