"""Wins, demos and decisions: lines of check-ins that others should hear of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows, uri
from okrsite_gen.scoring.snapshot import Snapshot

T = TypeVar("T")


@record
class Some(Generic[T]):
    """The first few of many; `total` tells how many there are."""

    shown: tuple[T, ...]
    total: int

    @classmethod
    def first(cls, most: int, found: Sequence[T]) -> Some[T]:
        """At most `most` of what was found."""
        return cls(shown=tuple(found[:most]), total=len(found))

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.total - len(self.shown)


@record
class Saying:
    """A line somebody said in a check-in, with its team and place; `url` leads to what was shown in a demo."""

    text: str
    team_id: str
    team: rows.Ref
    date: dt.date
    permalink: str
    about: rows.Ref | None = None
    demo: bool = False
    url: str | None = None

    @property
    def data(self) -> dict[str, object]:
        """What its data twin says."""
        link = {"link": self.url} if self.demo else {}
        return {"text": self.text, "team": self.team_id, "date": self.date, **link, "url": self.permalink}


def wins(snapshot: Snapshot, check_ins: Iterable[CheckIn]) -> Iterator[Saying]:
    """The wins of the check-ins, in their order."""
    return (_saying(snapshot, check_in, text) for check_in in check_ins for text in check_in.wins)


def decisions(snapshot: Snapshot, check_ins: Iterable[CheckIn]) -> Iterator[Saying]:
    """Likewise what was decided."""
    return (_saying(snapshot, check_in, text) for check_in in check_ins for text in check_in.decisions)


def demos(snapshot: Snapshot, check_ins: Iterable[CheckIn]) -> Iterator[Saying]:
    """Likewise what was shown."""
    for check_in in check_ins:
        for demo in check_in.demos:
            yield _saying(snapshot, check_in, demo.title, demo=True, url=demo.url)


def _saying(snapshot: Snapshot, said: CheckIn, text: str, *, demo: bool = False, url: str | None = None) -> Saying:
    return Saying(
        text=text,
        team_id=said.team,
        team=rows.team(snapshot, said.team),
        date=said.date,
        permalink=uri.check_in(said.team, said.cycle, said.id),
        demo=demo,
        url=url,
    )
