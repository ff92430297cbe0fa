"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from okrsite_gen.diagnostics import Origin, Related, Severity
from okrsite_gen.model.check_in import Entry
from okrsite_gen.model.fields import record
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import Figures, KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.states import unclosed


@record
class Finding:
    """Something a rule found in the objective or key result `about` (a full id; or a team's), to be reported at `where`.

    `reason` says it beside the name of what it is about, on the page of what needs attention.
    The severity, and whether it is allowed, are not the rule's to say: the settings and `allow:` do.
    """

    about: str
    where: Origin
    message: str
    help: str
    related: tuple[Related, ...] = ()
    reason: str = ""


@record
class Found:
    """What rules that look at one objective alone have found already, by rule, in all objectives but those `left`."""

    findings: Mapping[str, Sequence[Finding]]
    left: frozenset[str]


class Rule(Protocol):
    """A module of this folder; `ID` says what was found and reads well after "allow", okrsite.yml may change the `SEVERITY`.

    A rule that is off reports nothing; one that is off by default (`None`) still has its part in what needs attention.
    """

    __doc__: str | None

    ID: str

    @property
    def SEVERITY(self) -> Severity | None:  # noqa: N802 - a constant of the module
        """How much it matters by default."""

    def check(self, snapshot: Snapshot) -> Iterable[Finding]:
        """Everything that it finds."""


def watched(snapshot: Snapshot) -> Iterator[ObjectiveState]:
    """The objectives whose course is everybody's business: not over, neither personal nor drafts."""
    return (state for state in unclosed(snapshot) if state.in_rates)


def improvable(snapshot: Snapshot) -> Iterator[ObjectiveState]:
    """The objectives that others may still ask to be written better: not over, not retired, not personal; drafts where they were asked for."""
    states = unclosed(snapshot)
    return (one for one in states if one.outcome != "retired" and one.definition.type != "personal")


def kept(objective: ObjectiveState) -> Iterator[KeyResultState]:
    """Its key results but those that were retired."""
    return (state for state in objective.key_results if state.outcome != "retired")


def last_said(figures: Figures, *keys: str) -> Origin:
    """Where one of `keys` was written last of it; without keys, or if none ever was, the last entry by a person."""
    entries = [point.entry for point in reversed(figures.history)]
    found = (_at(entry, key) for entry in entries for key in keys if getattr(entry.fields, key) not in (None, ()))
    return next(found, next((entry for entry in entries if not entry.machine), entries[0]).origin)


def _at(entry: Entry, key: str) -> Origin:
    """A machine's entry is a row of a table, located by the cell that names the key result."""
    return Origin(entry.origin.file, (*entry.origin.path[:-1], key)) if entry.machine else entry.origin.at(key)


def behind(figures: Figures) -> str:
    """`23 points behind`: the difference of the two printed percents; empty where that is not why (limits, nothing behind)."""
    if figures.expected is None or figures.progress is None:
        return ""
    points = int(printed(100 * figures.expected, 0) - printed(100 * figures.progress, 0))
    return f"{points} points behind" if points > 1 else ""


def score(value: float) -> str:
    """As on the pages: `0.74`."""
    return f"{printed(value):.2f}".replace("-", "\u2212")
