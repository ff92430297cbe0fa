"""The tabs of the site, and the pages that stand beside each other under a tab."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Crumb
from okrsite_gen.scoring.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Section:
    """A tab: pages belong to it by `name`. `pages` are links to its pages that each of them shows; often none."""

    name: str
    title: str
    uri: str
    pages: tuple[Crumb, ...] = ()


WEEK = (
    Crumb("This week", uri.THIS_WEEK),
    Crumb("Needs attention", uri.ATTENTION),
    Crumb("Blockers and asks", uri.ASKS),
    Crumb("Decisions and actions", uri.DECISIONS),
    Crumb("Wins and demos", uri.WINS),
    Crumb("Check-ins", uri.FEED),
    Crumb("Calendar", uri.CALENDAR),
)

ALIGNMENT = (
    Crumb("Map", uri.MAP),
    Crumb("Matrix", uri.MATRIX),
    Crumb("Dependencies", uri.DEPENDENCIES),
    Crumb("Overlaps", uri.OVERLAPS),
)

READING = (
    Crumb("How to read this", uri.METHOD),
    Crumb("How well they are written", uri.QUALITY),
    Crumb("Problems", uri.PROBLEMS),
    Crumb("Rules", uri.RULES),
)


def sections(snapshot: Snapshot) -> tuple[Section, ...]:
    """The generated sections in the order of the tabs; hand-written pages come between the last two."""
    cycle = snapshot.cycle
    tabs = [
        Section("home", "Overview", uri.HOME),
        Section("week", "This week", uri.THIS_WEEK, WEEK),
        *([Section("cycle", cycle.title, uri.cycle(cycle.id))] if cycle else []),
        Section("map", "Alignment", uri.MAP, ALIGNMENT),
        Section("teams", "Teams", uri.TEAMS),
        Section("explorer", "Explorer", uri.EXPLORER),
        Section("trends", "Trends", uri.TRENDS),
        *([Section("kpis", "Health", uri.KPIS)] if snapshot.kpis else []),
        Section("how-to-read", "How to read this", uri.METHOD, READING),
    ]
    return tuple(tabs)
