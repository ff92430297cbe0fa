"""The pages of the site, one module a kind: each makes `Page`s from the snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from okrsite_gen.pages import (
    cycle,
    explorer,
    feed,
    home,
    kpis,
    method,
    objective,
    person,
    problems,
    team,
    team_cycle,
    teams,
)
from okrsite_gen.pages.page import Page
from okrsite_gen.scoring.snapshot import Snapshot


class PageKind(Protocol):
    """A module of this folder."""

    def pages(self, snapshot: Snapshot) -> Iterable[Page]:
        """All pages of the kind."""


PAGES: tuple[PageKind, ...] = (
    home,
    objective,
    team,
    team_cycle,
    teams,
    person,
    cycle,
    kpis,
    explorer,
    feed,
    method,
    problems,
)
