"""Who waits for whom, as a table: teams that need something by teams of whom it is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Dependency
from okrsite_gen.pages import rows
from okrsite_gen.pages.between import team_of
from okrsite_gen.pages.places import Places
from okrsite_gen.scoring.snapshot import Snapshot

_ROWS, _COLUMNS = 16, 12


@record
class Square:
    """How many things a team needs of another, and how many of them are not agreed; `uri` is where they are listed."""

    number: int
    not_agreed: int
    uri: str


@record
class WaitingRow:
    """A team that needs something; a square for each column, `None` where it needs nothing."""

    team: rows.Ref
    squares: tuple[Square | None, ...]


@record
class Waiting:
    """The table; `heads` are the teams that others wait for. `left_out` counts what is needed by or of teams beyond it."""

    heads: tuple[rows.Ref, ...]
    rows: tuple[WaitingRow, ...]
    left_out: int


def waiting(snapshot: Snapshot, found: Sequence[Dependency], places: Places) -> Waiting | None:
    """Those with most first, as many as can be read at a glance; `None` where nobody waits."""
    if not found:
        return None
    numbers = Counter((team_of(one.source), team_of(one.to)) for one in found)
    open_ = Counter((team_of(one.source), team_of(one.to)) for one in found if not one.agreed)
    needing = _most(Counter(team_of(one.source) for one in found), _ROWS)
    needed = _most(Counter(team_of(one.to) for one in found), _COLUMNS)

    squares = {
        pair: Square(number=number, not_agreed=open_[pair], uri=places.pair(*pair)) for pair, number in numbers.items()
    }
    table = {team: tuple(squares.get((team, other)) for other in needed) for team in needing}
    shown = {team: line for team, line in table.items() if any(line)}
    return Waiting(
        heads=tuple(places.ref(snapshot, team) for team in needed),
        rows=tuple(WaitingRow(team=places.ref(snapshot, team), squares=line) for team, line in shown.items()),
        left_out=len(found) - sum(square.number for line in shown.values() for square in line if square),
    )


def _most(numbers: Counter[str], most: int) -> list[str]:
    return sorted(numbers, key=lambda team: (-numbers[team], team))[:most]
