"""Where the dependency board speaks of a team: on the board itself while there is room, else on the team's own page."""

from __future__ import annotations

from collections.abc import Sequence

from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.snapshot import Snapshot


class Places:
    """The teams `shown` on the board, in order, and the addresses of all."""

    def __init__(self, shown: Sequence[str]) -> None:
        self.shown = tuple(shown)
        self._known = frozenset(shown)

    @staticmethod
    def anchor(team: str, other: str = "") -> str:
        """A team's part of the board; with another, the first thing that the team needs of it. Ids have no dots."""
        return f"team-{team}.{other}" if other else f"team-{team}"

    def ref(self, snapshot: Snapshot, team: str) -> rows.Ref:
        """A team's name, and where stands what it needs and what is needed of it."""
        return rows.Ref(title=rows.team(snapshot, team).title, uri=self._at(team, self.anchor(team)))

    def pair(self, team: str, other: str) -> str:
        """What a team needs of another."""
        return self._at(team, self.anchor(team, other))

    def _at(self, team: str, anchor: str) -> str:
        return f"{uri.DEPENDENCIES}#{anchor}" if team in self._known else f"{uri.team(team)}#between"
