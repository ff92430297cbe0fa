"""Which teams, cycles and things an audience may not read, and why: decided by what the files themselves say."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading.document import Document

NAMELESS = f"for `{DEFAULT_AUDIENCE}`, like everything that names no audience"


class Screen:
    """Says of keys, teams and cycles why they are left out for an audience; `None` where they are not.

    An audience that nobody knows is lower than all as a reader, and higher than all where something asks for it.
    """

    def __init__(
        self, documents: Collection[Document], portfolio: Portfolio, *, drafts: bool, audience: str | None
    ) -> None:
        """`audience` is `None` for the highest."""
        self._drafts = drafts
        self._ranks = {name: rank for rank, name in enumerate(portfolio.settings.audiences)}
        self._reader = 0 if audience is None else self._ranks.get(audience, len(self._ranks))
        self.below_default = self._reader > self._ranks.get(DEFAULT_AUDIENCE, 0)
        files = {each.found.team: each for each in documents if each.found.kind == "team"}
        self.folders = {team or "": posixpath.dirname(each.found.file) for team, each in files.items()}
        self.teams = {team: why for team in self.folders if (why := self._own(files[team].data))}
        self._close_below(files, portfolio)
        entries = dict(_entries(documents))
        self.cycles = {cycle: why for cycle, data in entries.items() if (why := self._own(data))}
        self._named = {team for team in self.folders if _names_audience(files[team].data)}
        self._named_cycles = {cycle for cycle, data in entries.items() if _names_audience(data)}

    def _own(self, data: object) -> str | None:
        """Why, by its own keys alone."""
        said: Mapping[str, Any] = data if isinstance(data, dict) else {}
        if said.get("state", "active") != "active" and not self._drafts:
            return "a draft"
        audience = said.get("audience")
        if audience is not None and self._ranks.get(str(audience), -1) < self._reader:
            return f"for `{audience}`"
        return None

    def _close_below(self, files: Mapping[str | None, Document], portfolio: Portfolio) -> None:
        """What belongs to a team that is left out, or lies in its folder, is left out too."""
        below = {
            team: {file.found.parent, portfolio.teams[team].parent if team in portfolio.teams else None}
            for team, file in ((each or "", files[each]) for each in files)
        }
        more = True
        while more:
            found = {
                team: f"in the team `{above}`, which is left out"
                for team, around in below.items()
                for above in sorted(each for each in around if each)
                if above in self.teams and team not in self.teams
            }
            self.teams.update(found)
            more = bool(found)

    @property
    def asks(self) -> tuple[bool, int]:
        """What decides, beside all that defines, on what check-ins say of themselves."""
        return self._drafts, self._reader

    def keys(self, data: object) -> str | None:
        """Why an objective, a check-in or a retrospective with these keys is left out."""
        why = self._own(data)
        if why is None and self.below_default and not _names_audience(data):
            return NAMELESS
        return why

    def place(self, team: str | None, cycle: str | None) -> str | None:
        """Why what lies in a team and a cycle is left out."""
        if team in self.teams:
            return f"in the team `{team}`, which is left out"
        return f"in the cycle `{cycle}`, which is left out" if cycle in self.cycles else None

    def without_unused(self, teams: Iterable[str], cycles: Collection[str], portfolio: Portfolio) -> Screen:
        """Below `company`, a team or a cycle that names no audience is there for what may be read in it, in `teams` and `cycles`."""
        if not self.below_default:
            return self
        used: set[str] = set()
        for team in (*teams, *(self._named - {*self.teams})):
            at: str | None = team
            while at is not None and at not in used:
                used.add(at)
                at = portfolio.teams[at].parent if at in portfolio.teams else None
        nothing, closed = "there for nothing that may be read", copy.copy(self)
        unused = {*portfolio.cycles} - {*cycles} - self._named_cycles - {*self.cycles}
        closed.teams = self.teams | {
            team: nothing for team in self.folders if team not in used and team not in self.teams
        }
        closed.cycles = self.cycles | dict.fromkeys(sorted(unused), nothing)
        return closed

    def bare(self, team: str | None) -> bool:
        """Whether a team is there for what lies in it only: who is in it is nobody's business."""
        return self.below_default and team not in self._named


def _entries(documents: Iterable[Document]) -> Iterable[tuple[str, object]]:
    for document in documents:
        if document.found.kind == "cycles":
            yield from (document.data or {}).items()


def _names_audience(data: object) -> bool:
    return isinstance(data, dict) and data.get("audience") is not None
