"""What was won and what was shown, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, uri
from okrsite_gen.pages.page import Asset, Crumb, Page
from okrsite_gen.pages.sayings import Saying, demos, wins
from okrsite_gen.pages.twin import twin
from okrsite_gen.pages.words import MONTHS
from okrsite_gen.scoring.once import once
from okrsite_gen.scoring.snapshot import Snapshot

_PER_PAGE, _PAGES = 150, 10


@record
class Month:
    """What was said in a month: `November 2026`."""

    title: str
    sayings: tuple[Saying, ...]


@record
class WinsView:
    """A part of the list. `current` was said since the cycle began, `older` before (folded away where there is anything current).

    `numbers` are the wins and demos since the cycle began, on the first page only; `more` is what is on no page, but in the check-ins.
    """

    cycle: Cycle | None
    current: tuple[Month, ...]
    older: tuple[Month, ...]
    numbers: tuple[int, int] | None
    total: int
    page: int
    pages: tuple[str, ...]
    more: int


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The newest first, in parts."""
    found = _all(snapshot)
    parts = [found[start : start + _PER_PAGE] for start in range(0, len(found), _PER_PAGE)][:_PAGES] or [()]
    addresses = tuple(uri.WINS if number == 1 else f"{uri.WINS}{number}/" for number in range(1, len(parts) + 1))
    for number, (part, address) in enumerate(zip(parts, addresses, strict=True), 1):
        yield Page(
            uri=address,
            title="Wins and demos" if number == 1 else f"Wins and demos, part {number}",
            description="What teams won and what they showed, newest first.",
            section="week",
            template="wins.html",
            view=partial(_view, snapshot, found, part, addresses, number),
            crumbs=(crumbs.OVERVIEW,) if number == 1 else (crumbs.OVERVIEW, Crumb("Wins and demos", uri.WINS)),
        )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """All of them."""
    yield twin(snapshot, uri.WINS, partial(_data, snapshot))


@once
def _all(snapshot: Snapshot) -> tuple[Saying, ...]:
    """A check-in's wins before its demos."""
    said = reversed(snapshot.check_ins.telling())
    return tuple(saying for check_in in said for saying in (*wins(snapshot, [check_in]), *demos(snapshot, [check_in])))


def _view(
    snapshot: Snapshot, found: Sequence[Saying], part: Sequence[Saying], pages: tuple[str, ...], number: int
) -> WinsView:
    since = snapshot.cycle.starts if snapshot.cycle else dt.date.min
    current = [saying for saying in found if saying.date >= since]
    shown = sum(saying.demo for saying in current)
    return WinsView(
        cycle=snapshot.cycle,
        current=_months(saying for saying in part if saying.date >= since),
        older=_months(saying for saying in part if saying.date < since),
        numbers=(len(current) - shown, shown) if number == 1 else None,
        total=len(found),
        page=number,
        pages=pages,
        more=max(0, len(found) - _PAGES * _PER_PAGE) if number == len(pages) else 0,
    )


def _months(found: Iterable[Saying]) -> tuple[Month, ...]:
    months: dict[str, list[Saying]] = {}
    for saying in found:
        months.setdefault(f"{MONTHS[saying.date.month - 1]} {saying.date.year}", []).append(saying)
    return tuple(Month(title=title, sayings=tuple(said)) for title, said in months.items())


def _data(snapshot: Snapshot) -> dict[str, object]:
    found = _all(snapshot)
    return {
        "wins": [saying.data for saying in found if not saying.demo],
        "demos": [saying.data for saying in found if saying.demo],
    }
