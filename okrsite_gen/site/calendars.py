"""iCalendar files: a team's with everything that concerns it, the company's without what every team has of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from uuid import UUID

from okrsite_gen.exporters.icalendar import Event, Repeat, calendar
from okrsite_gen.exporters.identity import identity
from okrsite_gen.light import digest
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import cycle_of, place_of
from okrsite_gen.pages import check_in_days, uri, words
from okrsite_gen.pages.check_in_days import Series
from okrsite_gen.pages.dates import Dated, Dates, turns
from okrsite_gen.pages.dates import dates as all_dates
from okrsite_gen.pages.page import Asset
from okrsite_gen.scoring.briefs import counted
from okrsite_gen.scoring.grouped import grouped
from okrsite_gen.scoring.once import once_unnoted
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
    """The company's and every team's, each with what is another whenever something in it is."""
    dates = all_dates(snapshot)
    stands = {team: _stands(dates.of_team(team)) for team in snapshot.portfolio.teams}
    yield Asset(uri.calendar(uri.HOME), partial(_of_company, snapshot, site_url, digest(stands)))
    for team, its in stands.items():
        yield Asset(uri.calendar(uri.team(team)), partial(_of_team, snapshot, site_url, team, its))


def _stands(dates: Iterable[Dated]) -> str:
    """Of what an event says; all else in a calendar is defined."""
    return digest(
        [
            (each.ids, each.day, each.kind, each.title, each.uri, each.teams, each.about, each.owner, each.agreed)
            for each in dates
        ]
    )


@once_unnoted
def _series(snapshot: Snapshot) -> Mapping[str, list[Series]]:
    return grouped(check_in_days.series(snapshot), lambda each: each.team.id)


@once_unnoted
def _cycles(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """By team those in which it has objectives."""
    places = dict.fromkeys(map(place_of, counted(snapshot)))
    return {team: [cycle for _, cycle in its] for team, its in grouped(places, lambda place: place[0]).items()}


def _dates(snapshot: Snapshot) -> Dates:
    """Whoever asks was given what they say."""
    with snapshot.watch.resting():
        return all_dates(snapshot)


def _of_company(snapshot: Snapshot, site_url: str | None, _: str) -> bytes:
    """What is due with a cycle is a number there, and teams with the same check-in days share them."""
    office, dates = _Office(snapshot=snapshot, site_url=site_url), _dates(snapshot)
    together: dict[UUID, list[Series]] = {}
    for each in check_in_days.series(snapshot):
        rhythm = each.team.check_ins
        together.setdefault(identity("check-ins", each.cycle.id, rhythm.every, rhythm.day), []).append(each)
    events = [
        *(office.check_ins(same, name) for name, same in together.items()),
        *(office.event(dated, len(dates.due_with(dated))) for dated in dates.all if not dated.with_cycle),
    ]
    return office.document(snapshot.settings.company or "", events, map(cycle_of, counted(snapshot)))


def _of_team(snapshot: Snapshot, site_url: str | None, team: str, _: str) -> bytes:
    office = _Office(snapshot=snapshot, site_url=site_url)
    series, dates = _series(snapshot).get(team, []), _dates(snapshot).of_team(team)
    check_ins = (office.check_ins([each], identity("check-ins", each.cycle.id, team)) for each in series)
    events = [*check_ins, *map(office.event, dates)]
    return office.document(office.team(team), events, _cycles(snapshot).get(team, []))
