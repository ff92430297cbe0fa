"""The tabs of the site."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.pages import uri
from okrsite_gen.scoring.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Section:
    """A tab: pages belong to it by `name`."""

    name: str
    title: str
    uri: str


def sections(snapshot: Snapshot) -> tuple[Section, ...]:
    """The generated sections in the order of the tabs; hand-written pages come between the last two."""
    cycle = snapshot.cycle
    tabs = [
        Section("home", "Overview", uri.HOME),
        *([Section("cycle", cycle.title, uri.cycle(cycle.id))] if cycle else []),
        Section("teams", "Teams", uri.TEAMS),
        Section("explorer", "Explorer", uri.EXPLORER),
        Section("check-ins", "Check-ins", uri.FEED),
        *([Section("kpis", "Health", uri.KPIS)] if snapshot.kpis else []),
        Section("how-to-read", "How to read this", uri.METHOD),
    ]
    return tuple(tabs)
