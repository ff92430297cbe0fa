"""The pages of the site, one module a kind: each makes `Page`s from the snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from okrsite_gen.pages import (
    agenda,
    alignment_map,
    asks,
    attention,
    calendar,
    cycle,
    decisions,
    dependencies,
    explorer,
    feed,
    home,
    kpis,
    matrix,
    method,
    objective,
    overlaps,
    person,
    problems,
    quality,
    team,
    team_cycle,
    teams,
    this_week,
    trends,
    tv,
    wins,
)
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.scoring.snapshot import Snapshot


@runtime_checkable
class OfCompany(Protocol):
    """A page kind of which pages stand for the company, a team, a person, a cycle."""

    def pages(self, snapshot: Snapshot) -> Iterable[Page]:
        """All of them."""


@runtime_checkable
class OfFolders(Protocol):
    """A page kind of which pages stand for what is in a team's folder of a cycle.

    There are thousands of these, so they are planned again only if something is other where that looked: all that check-ins change is
    looked at through the snapshot.
    """

    def pages_in(self, snapshot: Snapshot, team: str, cycle: str) -> Iterable[Page]:
        """Those of a folder; search has them in its cycle."""


PageKind = OfCompany | OfFolders


@runtime_checkable
class Twinned(Protocol):
    """A page kind that puts data beside pages which are of no single objective (`pages.twin` makes them)."""

    def twins(self, snapshot: Snapshot) -> Iterable[Asset]:
        """The data of those pages."""


PAGES: tuple[PageKind, ...] = (
    home,
    this_week,
    attention,
    asks,
    decisions,
    wins,
    alignment_map,
    matrix,
    dependencies,
    overlaps,
    objective,
    team,
    agenda,
    team_cycle,
    teams,
    person,
    cycle,
    kpis,
    explorer,
    trends,
    feed,
    calendar,
    method,
    tv,
    quality,
    problems,
)
