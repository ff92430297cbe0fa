"""Calendars to subscribe to: they are valid, have every day that is in the content, and each of their links leads there."""

import datetime as dt

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hostile import HOSTILE, company
from published import HARBOUR, Published, harbour, put
from subscribed import SITE, Places, check_calendar, files

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def calendars(published, site_url=SITE):
    return {uri: check_calendar(data) for uri, data in files(published, "calendar.ics", site_url).items()}


def days(event):
    """All days of an event, its rule read by another library."""
    if not event.rule:
        return [event.day]
    start = dt.datetime.combine(event.day, dt.time())
    return [found.date() for found in rrulestr(event.rule, dtstart=start)]


def dated(events, *kinds):
    return sorted((str(event.day), event.title) for event in events if event.kind in kinds)


@pytest.mark.parametrize("site_url", [None, SITE])
def test_every_calendar_is_valid(harbour_site, site_url):
    teams = [f"teams/{team}/calendar.ics" for team in harbour_site.snapshot.portfolio.teams]
    assert sorted(calendars(harbour_site, site_url)) == sorted(["calendar.ics", *teams])
    for data in files(harbour_site, "calendar.ics", site_url).values():
        [calendar] = icalendar.Calendar.from_ical(data, multiple=True)
        assert not [event.errors for event in calendar.events if event.errors]
        assert all(type(event.start) is dt.date and event.duration == dt.timedelta(days=1) for event in calendar.events)


def test_a_team_knows_its_days(harbour_site):
    """The trial is done, the vans are retired, and the broom was due a week ago."""
    fleet = calendars(harbour_site)["teams/fleet/calendar.ics"]
    assert dated(fleet, "Key result", "Step", "Dependency", "Action") == [
        ("2026-11-12", "Action due: Ask the port for a broom"),
        ("2026-12-01", "Needed from Street: Glass swept on Sundays"),
        ("2026-12-10", "Step due: Order placed"),
        ("2026-12-31", "Due: Flat tyres per 1,000 rides from 20 to 12"),
        ("2026-12-31", "Due: Rota agreed"),
        ("2026-12-31", "Due: Tubeless tyres"),
    ]
    [broom] = [event for event in fleet if event.kind == "Action"]
    assert broom.details == "Fleet.\nFewer flat tyres.\nTo be done by Ana Pires."
    [swept] = [event for event in fleet if event.kind == "Dependency"]
    assert swept.details == "Fleet.\nFewer flat tyres.\nNot agreed yet."


def test_both_sides_of_a_dependency_know_its_day(harbour_site):
    street = calendars(harbour_site)["teams/street/calendar.ics"]
    assert dated(street, "Dependency") == [("2026-12-01", "Needed from Street: Glass swept on Sundays")]


def test_every_live_key_result_is_in_its_teams_calendar(harbour_site):
    found = calendars(harbour_site)
    for team in harbour_site.snapshot.portfolio.teams:
        live = [
            (key_result["due"], f"Due: {key_result['title']}")
            for objective in harbour_site.export["objectives"]
            if objective["team"] == team and objective["type"] != "personal"
            for key_result in objective["key_results"]
            if key_result["live"]
        ]
        assert dated(found[f"teams/{team}/calendar.ics"], "Key result") == sorted(live)


def test_cycles_begin_end_and_take_late_check_ins(harbour_site):
    """The third quarter's 45 days ended on 14 November."""
    assert dated(calendars(harbour_site)["calendar.ics"], "Cycle") == [
        ("2026-01-01", "2026 begins"),
        ("2026-10-01", "Q4 2026 begins"),
        ("2026-12-31", "2026 ends"),
        ("2026-12-31", "Q4 2026 ends"),
        ("2027-02-14", "Last day for late check-ins of 2026"),
        ("2027-02-14", "Last day for late check-ins of Q4 2026"),
    ]
    assert "Q3 2026 ends" not in str(files(harbour_site, "calendar.ics"))
    during = Published(HARBOUR, as_of="2026-11-14")
    assert ("2026-11-14", "Last day for late check-ins of Q3 2026") in dated(calendars(during)["calendar.ics"], "Cycle")


def test_the_company_has_what_is_due_with_a_cycle_as_a_number(harbour_site):
    events = calendars(harbour_site)["calendar.ics"]
    live = [
        key_result
        for objective in harbour_site.export["objectives"]
        if objective["cycle"] == "2026-q4"
        for key_result in objective["key_results"]
        if key_result["live"] and key_result["due"] == "2026-12-31"
    ]
    [end] = [event for event in events if event.title == "Q4 2026 ends"]
    assert end.details == f"{len(live)} key results are due."
    assert dated(events, "Key result") == []
    assert ("2026-12-10", "Step due: Order placed") in dated(events, "Step")


def test_the_company_has_a_key_result_with_a_day_of_its_own(tmp_path):
    root = harbour(tmp_path / "content")
    path = root / "harbour/street/2026-q4/clear-kerbs.md"
    path.write_text(path.read_text().replace("target: 6,", "target: 6, due: 2026-12-04,"))
    assert dated(calendars(Published(root))["calendar.ics"], "Key result") == [("2026-12-04", "Due: Six new ramps")]


def test_a_step_that_was_taken_back_is_due_again(tmp_path):
    root = harbour(tmp_path / "content")
    put(
        root,
        {
            "harbour/fleet/2026-q4/check-ins/2026-11-18.yml": "by: ana\nkey_results:\n  fewer-flats#tubeless: {undone: [trial]}\n"
        },
    )
    site = Published(root)
    assert ("2026-10-30", "Step due: Ten bikes on trial") in dated(calendars(site)["teams/fleet/calendar.ics"], "Step")


def test_what_is_settled_is_due_no_more(tmp_path):
    """The broom was asked for, and the objective that needs clean quays is given up."""
    root = harbour(tmp_path / "content")
    done = "by: ana\nactions:\n  - {id: ask-the-port-for-a-broom, done: 2026-11-18}\n"
    put(root, {"harbour/fleet/2026-q4/check-ins/2026-11-18.yml": done})
    fleet = calendars(Published(root))["teams/fleet/calendar.ics"]
    assert dated(fleet, "Action") == []
    assert len(dated(fleet, "Dependency")) == 1
    path = root / "harbour/fleet/2026-q4/fewer-flats.md"
    path.write_text(
        path.read_text().replace("owner: ana", "owner: ana\nretired: {date: 2026-11-19, reason: Solid tyres}", 1)
    )
    assert dated(calendars(Published(root))["teams/fleet/calendar.ics"], "Dependency", "Step") == []


RHYTHMS = [(every, day) for every in ("week", "two-weeks", "month") for day in WEEKDAYS]


@pytest.fixture(scope="module")
def rhythms(tmp_path_factory):
    """A team of each rhythm, in a cycle that begins and ends anywhere in a week, and in the year around it."""
    files_ = {
        "okrsite.yml": "company: Co\nas_of: 2026-11-20\n",
        "cycles.yml": "odd: {title: Odd, starts: 2026-09-10, ends: 2027-01-19}\n",
        "co/team.yml": "name: Co\n",
    }
    text = "---\nobjective: One\nowner: ana\nwhy: So\nkey_results:\n  - {id: n, title: From 0 to 9, baseline: 0, target: 9}\n---\n"
    for every, day in RHYTHMS:
        files_[f"co/{every}-{day}/team.yml"] = f"check_ins: {{every: {every}, day: {day}}}\n"
        files_[f"co/{every}-{day}/odd/one.md"] = text
        files_[f"co/{every}-{day}/2026/one.md"] = text
    return Published(put(tmp_path_factory.mktemp("rhythms"), files_))


@pytest.mark.parametrize(("every", "day"), RHYTHMS)
def test_check_in_days_are_those_of_the_rhythm(rhythms, every, day):
    """Counted by walking from day to day."""
    first, last = dt.date(2026, 9, 10), dt.date(2027, 1, 19)
    walk = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    right = [found for found in walk if WEEKDAYS[found.weekday()] == day]
    expected = {
        "week": right,
        "two-weeks": right[::2],
        "month": [found for found in right if (found - dt.timedelta(days=7)).month != found.month],
    }[every]
    events = [event for event in calendars(rhythms)[f"teams/{every}-{day}/calendar.ics"] if event.kind == "Check-in"]
    assert [days(event) for event in events] == [expected]


def test_teams_with_the_same_days_share_them_in_the_company_calendar(rhythms):
    events = [event for event in calendars(rhythms)["calendar.ics"] if event.kind == "Check-in"]
    assert len(events) == len(RHYTHMS)
    two = calendars(Published(HARBOUR))["calendar.ics"]
    assert sorted((event.title, event.details) for event in two if event.kind == "Check-in") == [
        ("Check-in: 2 teams", "Harbour Bikes, Street"),
        ("Check-in: Fleet", "Q4 2026"),
    ]


def test_every_link_leads_to_a_place_of_the_site(harbour_site):
    places = Places(harbour_site)
    for uri, events in calendars(harbour_site).items():
        assert all(event.url.startswith(SITE) and places.leads(uri, event.url) for event in events), uri
    assert not [event for events in calendars(harbour_site, None).values() for event in events if event.url]


def test_names_stay_when_texts_and_days_change(tmp_path, harbour_site):
    root = harbour(tmp_path / "content")
    for path in root.rglob("*.md"):
        text = (
            path.read_text()
            .replace("Flat tyres", "Punctures")
            .replace("Fewer flat", "No flat")
            .replace("Order placed", "Ordered")
        )
        path.write_text(text.replace("Glass swept", "Nails swept").replace("2026-12-10", "2026-12-12"))
    for uri, events in calendars(Published(root)).items():
        before = {event.uid: event for event in calendars(harbour_site)[uri]}
        assert {event.uid for event in events} == set(before)
        assert uri != "teams/fleet/calendar.ics" or any(before[event.uid].title != event.title for event in events)


def test_personal_objectives_are_in_no_calendar(tmp_path):
    root = harbour(tmp_path / "content")
    text = "---\nobjective: Learn to weld\nowner: ben\nwhy: So\ntype: personal\nkey_results:\n  - {id: w, title: Ten seams, baseline: 0, target: 10, due: 2026-12-05}\n---\n"
    put(root, {"harbour/fleet/2026-q4/weld.md": text})
    assert not [event for events in calendars(Published(root)).values() for event in events if "seams" in event.title]


@pytest.mark.parametrize("kind", [*HOSTILE, "signs"])
def test_hostile_texts_come_out_as_they_were_written(tmp_path, kind):
    text = HOSTILE.get(kind, "a, b; c\\n d: \\ END:VEVENT " + "wörter und 🚲 " * 12)
    site = Published(put(tmp_path, company(text)))
    [due] = [event for event in calendars(site)["teams/co/calendar.ics"] if event.uid and event.kind == "Key result"][
        :1
    ]
    assert due.title == f"Due: {' '.join(text.split())}"
    for data in files(site, "calendar.ics", SITE).values():
        assert not [event.errors for event in icalendar.Calendar.from_ical(data).events if event.errors]


DEMO = HARBOUR.parents[2] / "content" / "okrs"


@pytest.mark.parametrize("day", [
    "2025-12-31", "2026-01-01", "2026-03-02", "2026-05-20", "2026-08-14", "2026-10-01", "2026-11-20", "2026-12-31", "2027-02-14",
    "2027-02-15", "2031-01-01",
])  # fmt: skip
def test_every_subscribed_address_stays_a_valid_calendar(day):
    """Before anything begins, in every quarter, and long after all of it is over."""
    site = Published(DEMO, day)
    found = calendars(site)
    assert set(found) == {"calendar.ics", *(f"teams/{team}/calendar.ics" for team in site.snapshot.portfolio.teams)}
    places = Places(site)
    assert all(places.leads(uri, event.url) for uri, events in found.items() for event in events)


def test_when_all_is_over_the_latest_cycle_is_there(tmp_path):
    """Fleet still owes the broom, which is enough."""
    root = harbour(tmp_path / "content")
    over = calendars(Published(root, "2027-06-01"))
    cycle = [
        ("2026-10-01", "Q4 2026 begins"),
        ("2026-12-31", "Q4 2026 ends"),
        ("2027-02-14", "Last day for late check-ins of Q4 2026"),
    ]
    assert dated(over["teams/street/calendar.ics"], "Cycle") == cycle
    assert {event.kind for event in over["teams/fleet/calendar.ics"]} == {"Action"}
    before = {event.uid for event in calendars(Published(root))["teams/street/calendar.ics"]}
    assert {event.uid for event in over["teams/street/calendar.ics"] if event.kind == "Cycle"} <= before


def test_a_team_without_objectives_has_the_days_of_the_companys_cycle(tmp_path):
    root = put(harbour(tmp_path / "content"), {"harbour/quay/team.yml": "name: Quay\n"})
    quay = calendars(Published(root))["teams/quay/calendar.ics"]
    assert [(str(event.day), event.title) for event in quay] == [
        ("2026-10-01", "Q4 2026 begins"),
        ("2026-12-31", "Q4 2026 ends"),
        ("2027-02-14", "Last day for late check-ins of Q4 2026"),
    ]


def test_a_company_without_anything_says_that_nothing_is_planned(tmp_path):
    site = Published(put(tmp_path, {"okrsite.yml": "company: Co\n", "co/team.yml": "name: Co\n"}), "2026-11-20")
    for events in calendars(site).values():
        assert [(str(event.day), event.title) for event in events] == [("2026-11-20", "Co: nothing is planned yet")]
        assert events[0].details == "There is no cycle with objectives yet."
        assert events[0].url == SITE + "calendar/"
