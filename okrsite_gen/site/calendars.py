"""iCalendar files: a team's with everything that concerns it, the company's without what every team has of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from uuid import UUID

from okrsite_gen.exporters.icalendar import Event, Repeat, calendar
from okrsite_gen.exporters.identity import identity
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.model.portfolio import cycle_of, place_of
from okrsite_gen.pages import check_in_days, uri, words
from okrsite_gen.pages.check_in_days import Series
from okrsite_gen.pages.dates import Dated, Dates, turns
from okrsite_gen.pages.dates import dates as all_dates
from okrsite_gen.pages.page import Asset
from okrsite_gen.scoring.briefs import counted
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site.sitemap import canonical

_CATEGORIES = {
    "cycle-begins": "Cycle",
    "cycle-ends": "Cycle",
    "late-end": "Cycle",
    "key-result": "Key result",
    "step": "Step",
    "dependency": "Dependency",
    "action": "Action",
}
_OPENINGS = {"key-result": "Due: ", "step": "Step due: ", "action": "Action due: "}


@record
class _Office:
    """Makes events; `site_url` is the site's full address, if it has one."""

    snapshot: Snapshot
    site_url: str | None

    def link(self, target: str) -> str | None:
        """A full address, or nothing: a calendar has no page that a link could start from."""
        return canonical(self.site_url, target) if self.site_url else None

    def team(self, team_id: str) -> str:
        """A team's name."""
        return self.snapshot.portfolio.teams[team_id].name

    def event(self, dated: Dated, due: int = 0) -> Event:
        """A date; `due` is how many key results are due with it."""
        return Event(
            id=identity(*dated.ids),
            day=dated.day,
            title=self._title(dated),
            category=_CATEGORIES[dated.kind],
            details=self._details(dated, due),
            link=self.link(dated.uri),
        )

    def _title(self, dated: Dated) -> str:
        if dated.kind == "dependency":
            return f"Needed from {self.team(dated.teams[-1])}: {dated.title}"
        return _OPENINGS.get(dated.kind, "") + dated.title

    def _details(self, dated: Dated, due: int) -> str:
        """Whose it is, what it is part of, who sees to it; whatever changes by the day is on the page."""
        parts = [
            f"{words.plural(due, 'key result is', 'key results are')} due." if due else "",
            "" if dated.kind in ("cycle-begins", "cycle-ends", "late-end") else f"{self.team(dated.teams[0])}.",
            f"{dated.about.title}." if dated.about else "",
            f"Owned by {dated.owner.title}." if dated.owner and dated.kind != "action" else "",
            f"To be done by {dated.owner.title}." if dated.owner and dated.kind == "action" else "",
            "Not agreed yet." if dated.agreed is False else "",
        ]
        return "\n".join(part for part in parts if part)

    def check_ins(self, together: list[Series], name: UUID) -> Event:
        """The check-in days of teams that have the same."""
        one, names = together[0], [series.team.name for series in together]
        title = names[0] if len(names) == 1 else words.plural(len(names), "team")
        return Event(
            id=name,
            day=one.days[0],
            title=f"Check-in: {title}",
            category="Check-in",
            details=", ".join(names) if len(names) > 1 else one.cycle.title,
            link=self.link(uri.team(one.team.id) if len(names) == 1 else uri.CALENDAR),
            repeat=Repeat(rhythm=one.team.check_ins, last=one.cycle.ends),
        )

    def document(self, name: str, events: Sequence[Event], cycles: Iterable[str]) -> bytes:
        """The calendar called `name`; one without `events` has the latest of `cycles`, which are those of its teams.

        RFC 5545, 3.6, wants at least one event, and an address that somebody subscribed to must not vanish.
        """
        found = events or self._latest_cycle(cycles) or [self._nothing(name)]
        return calendar(f"{name}: OKRs" if name else "OKRs", found, self.snapshot.as_of)

    def _latest_cycle(self, cycles: Iterable[str]) -> list[Event]:
        """Its days; of who had none, those of the cycle that the home page shows."""
        known = self.snapshot.portfolio.cycles
        own = map(known.__getitem__, cycles)
        latest = max(own, key=lambda cycle: (cycle.ends, cycle.starts, cycle.id), default=self.snapshot.cycle)
        return [self.event(dated) for dated in turns(latest, ())] if latest else []

    def _nothing(self, name: str) -> Event:
        return Event(
            id=identity("nothing-planned", name),
            day=self.snapshot.as_of,
            title=f"{name}: nothing is planned yet" if name else "Nothing is planned yet",
            category="OKRs",
            details="There is no cycle with objectives yet.",
            link=self.link(uri.CALENDAR),
        )


def calendars(snapshot: Snapshot, site_url: str | None) -> Iterator[Asset]:
    """The company's and every team's."""
    dates, series = all_dates(snapshot), list(check_in_days.series(snapshot))
    office = _Office(snapshot=snapshot, site_url=site_url)
    yield Asset(uri.calendar(uri.HOME), partial(_of_company, office, dates, series))
    theirs: dict[str, list[Series]] = {}
    cycles: dict[str, dict[str, None]] = {}
    for whose, cycle in map(place_of, counted(snapshot)):
        cycles.setdefault(whose, {})[cycle] = None
    for each in series:
        theirs.setdefault(each.team.id, []).append(each)
    for team in snapshot.portfolio.teams.values():
        own = tuple(cycles.get(team.id, ()))
        make = partial(_of_team, office, team, dates.of_team(team.id), theirs.get(team.id, []), own)
        yield Asset(uri.calendar(uri.team(team.id)), make)


def _of_company(office: _Office, dates: Dates, series: Iterable[Series]) -> bytes:
    """What is due with a cycle is a number there, and teams with the same check-in days share them."""
    together: dict[UUID, list[Series]] = {}
    for each in series:
        rhythm = each.team.check_ins
        together.setdefault(identity("check-ins", each.cycle.id, rhythm.every, rhythm.day), []).append(each)
    events = [
        *(office.check_ins(same, name) for name, same in together.items()),
        *(office.event(dated, len(dates.due_with(dated))) for dated in dates.all if not dated.with_cycle),
    ]
    return office.document(office.snapshot.settings.company or "", events, map(cycle_of, counted(office.snapshot)))


def _of_team(
    office: _Office, team: Team, dates: Iterable[Dated], series: Iterable[Series], cycles: Iterable[str]
) -> bytes:
    check_ins = (office.check_ins([each], identity("check-ins", each.cycle.id, team.id)) for each in series)
    events = [*check_ins, *map(office.event, dates)]
    return office.document(team.name, events, cycles)
