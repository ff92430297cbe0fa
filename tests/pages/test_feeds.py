"""Atom feeds: they are valid, say what was said, lead to it, and never change without news."""

import datetime as dt
import shutil

import feedparser
import html5lib
import pytest
from hostile import HOSTILE, company
from published import HARBOUR, Published, harbour, put
from subscribed import ATOM, SITE, Places, check_atom, files, links_of, text_of

SITES = pytest.mark.parametrize("site_url", [None, SITE])


def feeds(published, site_url=SITE):
    return {uri: feedparser.parse(data) for uri, data in files(published, "feed.xml", site_url).items()}


def ids(published, site_url=SITE):
    return {entry.id for feed in feeds(published, site_url).values() for entry in [feed.feed, *feed.entries]}


@SITES
def test_every_feed_is_valid(harbour_site, site_url):
    for uri, data in files(harbour_site, "feed.xml", site_url).items():
        check_atom(data)
        assert not feedparser.parse(data).bozo, uri


def test_company_teams_and_objectives_have_one(harbour_site):
    teams = [f"teams/{team}/feed.xml" for team in harbour_site.snapshot.portfolio.teams]
    objectives = [f"{objective['url'][1:]}feed.xml" for objective in harbour_site.export["objectives"]]
    assert sorted(feeds(harbour_site)) == sorted(["feed.xml", *teams, *objectives])


def test_the_company_feed_has_what_people_said_newest_first(harbour_site):
    said = [found for found in harbour_site.export["check_ins"] if not found["machine"]]
    names = {person["id"]: person["name"] or person["id"] for person in harbour_site.export["people"]}
    [feed] = [feed for uri, feed in feeds(harbour_site).items() if uri == "feed.xml"]
    assert [(entry.updated[:10], entry.author) for entry in feed.entries] == [
        (found["date"], names[found["by"]]) for found in reversed(said)
    ]
    assert feed.feed.updated == f"{max(found['date'] for found in said)}T00:00:00Z"
    assert feed.feed.title == "Harbour Bikes: check-ins"


def test_a_team_feed_has_its_own_only(harbour_site):
    feed = feeds(harbour_site)["teams/fleet/feed.xml"]
    assert [entry.title for entry in feed.entries] == [
        "Fleet, 12 November 2026: 1 key result",
        "Fleet, 12 November 2026: 1 key result, 1 ask",
        "Fleet, 29 October 2026: 2 key results",
        "Fleet, 8 October 2026: 1 key result, 1 win",
    ]


def test_an_objective_feed_has_what_was_said_of_it(harbour_site):
    """The flats rose from 20 to 19 to 18 while the fleet's other words are of other things."""
    feed = feeds(harbour_site)["2026-q4/fleet/fewer-flats/feed.xml"]
    vans, glass, tubeless = [text_of(entry.content[0].value) for entry in feed.entries]
    assert vans == "Two more repair vans The cargo bikes are here."
    assert glass == (
        "Flat tyres per 1,000 rides from 20 to 12 : 18 after 19, says behind, confidence 6 / 10 (2 votes, 2 to 4 of 5),"
        " expects to end at 15 Glass again, on both quays. Concern: Tubeless kits are out of stock"
        " Next: Sweep with the street team Asks Street : A broom by Sunday"
    )
    assert tubeless == (
        "Flat tyres per 1,000 rides from 20 to 12 : 19 after 20, confidence 7 / 10 The first tubeless bikes are out."
        " Tubeless tyres : 1 of 2 steps"
    )


def test_a_check_in_is_told_whole(harbour_site):
    [said] = [
        entry
        for entry in feeds(harbour_site)["feed.xml"].entries
        if entry.title.startswith("Harbour Bikes, 16 November 2026: 2")
    ]
    assert text_of(said.content[0].value) == (
        "Riders come back the next week Second-week riders from 30% to 50% : 35% after 33%, confidence 5 / 10"
        " Blocked by: The voucher code does not print At most 5 minutes to a bike : 6 minutes after 4 minutes"
        " Wins The ferry company links to us Health Rides a week 9,100 rides Crashes a week 3 crashes"
    )


@SITES
def test_every_link_leads_to_a_place_of_the_site(harbour_site, site_url):
    places = Places(harbour_site)
    for uri, data in files(harbour_site, "feed.xml", site_url).items():
        feed = feedparser.parse(data, response_headers={"content-location": SITE + uri})
        found = [link.href for entry in [feed.feed, *feed.entries] for link in entry.links]
        found += [author.href for entry in feed.entries for author in entry.authors if "href" in author]
        found += [link for entry in feed.entries for link in links_of(entry.content[0].value)]
        assert found
        assert [link for link in found if not places.leads(uri, link)] == [], uri
        if site_url:
            assert all(link.startswith("http") for link in found)
            assert [link.href for link in feed.feed.links if link.rel == "self"] == [SITE + uri]


def test_a_machine_says_nothing_in_feeds(harbour_site):
    """The counters wrote 45 and 44; Dag said 48."""
    said = feeds(harbour_site)["teams/street/feed.xml"].entries
    assert [entry.updated[:10] for entry in said] == ["2026-10-12"]
    assert [entry.updated[:10] for entry in feeds(harbour_site)["2026-q4/street/clear-kerbs/feed.xml"].entries] == [
        "2026-10-12"
    ]


def test_nothing_said_is_an_empty_feed(harbour_site):
    data = files(harbour_site, "feed.xml", SITE)["2026-q4/fleet/paint/feed.xml"]
    assert check_atom(data).findall(f"{ATOM}entry") == []


def test_what_nobody_signed_is_the_companys(tmp_path):
    root = harbour(tmp_path / "content")
    put(root, {"harbour/2026-q4/check-ins/2026-11-19.yml": "key_results:\n  riders-return#waiting: {value: 5}\n"})
    data = files(Published(root), "feed.xml", SITE)["teams/harbour/feed.xml"]
    newest = check_atom(data).find(f"{ATOM}entry")
    assert newest.find(f"{ATOM}updated").text.startswith("2026-11-19")
    assert newest.find(f"{ATOM}author") is None
    assert feedparser.parse(data).feed.author == "Harbour Bikes"


def test_a_day_without_news_changes_no_byte(harbour_site):
    later = Published(HARBOUR, as_of="2026-12-20")
    assert files(harbour_site, "feed.xml", SITE) == files(later, "feed.xml", SITE)


def test_names_stay_when_texts_people_and_the_address_change(tmp_path, harbour_site):
    root = harbour(tmp_path / "content")
    for path in root.rglob("*"):
        if path.suffix in (".md", ".yml"):
            text = (
                path.read_text()
                .replace("Flat tyres", "Punctures")
                .replace("Fewer flat", "No flat")
                .replace("company: Harbour Bikes", "company: Pier Bikes")
            )
            path.write_text(text.replace("Glass again", "Nails").replace("name: Fleet", "name: The fleet"))
    renamed = Published(root)
    assert files(renamed, "feed.xml") != files(harbour_site, "feed.xml")
    assert ids(renamed, "https://elsewhere.example/") == ids(harbour_site, None) == ids(harbour_site)


def test_the_newest_are_kept_and_others_left_to_the_pages(tmp_path):
    """Of 60 days with a check-in by each of two people."""
    files_ = {"okrsite.yml": "as_of: 2026-12-31\n", "co/team.yml": "name: Co\n"}
    files_["co/2026-q4/one.md"] = (
        "---\nobjective: One\nowner: ana\nwhy: So\nkey_results:\n  - {id: n, title: From 0 to 9, baseline: 0, target: 9}\n---\n"
    )
    days = [dt.date(2026, 10, 1) + dt.timedelta(days=number) for number in range(60)]
    for day in days:
        for who in ("ana", "ben"):
            files_[f"co/2026-q4/check-ins/{day}-{who}.yml"] = (
                f"by: {who}\nkey_results:\n  one#n: {{value: {day.day % 9}}}\n"
            )
    found = feeds(Published(put(tmp_path, files_)))
    said = [(str(day), who) for day in reversed(days) for who in ("ben", "ana")]
    for uri, number in {"feed.xml": 100, "teams/co/feed.xml": 20, "2026-q4/co/one/feed.xml": 10}.items():
        assert [(entry.updated[:10], entry.author) for entry in found[uri].entries] == said[:number]


def test_of_what_is_long_over_the_last_words_are_kept(tmp_path):
    """The third quarter of 2026 ended on 30 September; a quarter of a year is 92 days."""
    files_ = {"okrsite.yml": "", "co/team.yml": "name: Co\n"}
    files_["co/2026-q3/one.md"] = (
        "---\nobjective: One\nowner: ana\nwhy: So\nkey_results:\n  - {id: n, title: From 0 to 9, baseline: 0, target: 9}\n---\n"
    )
    days = [dt.date(2026, 9, 1) + dt.timedelta(days=number) for number in range(12)]
    for day in days:
        files_[f"co/2026-q3/check-ins/{day}.yml"] = f"by: ana\nkey_results:\n  one#n: {{value: {day.day % 9}}}\n"
    root = put(tmp_path, files_)
    before, after = (
        files(Published(root, as_of=day), "feed.xml", SITE)["2026-q3/co/one/feed.xml"]
        for day in ("2026-12-31", "2027-01-01")
    )
    newest = feedparser.parse(before).entries
    assert [entry.updated[:10] for entry in newest] == [str(day) for day in days[:1:-1]]
    kept = feedparser.parse(after)
    assert [(entry.id, entry.updated) for entry in kept.entries] == [(entry.id, entry.updated) for entry in newest[:3]]
    assert (kept.feed.id, kept.feed.updated) == (feedparser.parse(before).feed.id, newest[0].updated)
    check_atom(after)


@pytest.mark.parametrize("kind", [*HOSTILE, "cdata"])
def test_hostile_texts_come_out_as_they_were_written(tmp_path, kind):
    text = HOSTILE.get(kind, "]]> <![CDATA[ & \U0001f6b2 \ufffd")
    site = Published(put(tmp_path, company(text)))
    words = " ".join(text.split())
    roots = {uri: check_atom(data) for uri, data in files(site, "feed.xml", SITE).items()}
    objective = roots["sprint/co/one/feed.xml"]
    assert objective.find(f"{ATOM}title").text == words
    assert {name.text for name in objective.findall(f"{ATOM}entry/{ATOM}author/{ATOM}name")} == {words}
    said = feedparser.parse(files(site, "feed.xml", SITE)["sprint/co/one/feed.xml"], sanitize_html=False)
    for entry in said.entries:
        content = entry.content[0].value
        assert set(_tags(content)) <= {"p", "a", "strong", "em", "ul", "li", "h3", "br", "code", "blockquote"}
    assert f"Blocked by: {words}" in text_of(said.entries[-1].content[0].value)


def _tags(content):
    root = html5lib.parseFragment(content, namespaceHTMLElements=False)
    return [
        element.tag for element in root.iter() if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT"
    ]


def test_what_is_not_for_everybody_leaves_no_trace(tmp_path):
    """One objective is the board's, one a draft; a check-in speaks of both and of an open one."""
    root = harbour(tmp_path / "content")
    before = ids(Published(root))
    put(
        root,
        {
            "harbour/2026-q4/sell.md": "---\nobjective: Sell the SECRET\nowner: cleo\nwhy: So\naudience: board\nkey_results:\n"
            "  - {id: price, title: SECRET price, baseline: 0, target: 9}\n---\n",
            "harbour/2026-q4/later.md": "---\nobjective: A SECRET draft\nowner: cleo\nwhy: So\nstate: draft\nkey_results:\n"
            "  - {id: price, title: SECRET draft, baseline: 0, target: 9, due: 2026-12-01}\n---\n",
            "harbour/2026-q4/check-ins/2026-11-18.yml": "by: cleo\nkey_results:\n  sell#price: {value: 3, note: SECRET}\n"
            "  later#price: {value: 3, note: SECRET}\n  riders-return#waiting: {value: 5}\n"
            "actions:\n  - {what: Open, who: cleo, due: 2026-12-01}\n  - {what: SECRET call, who: cleo, due: 2026-12-01, for: sell}\n",
        },
    )
    site = Published(root)
    for name in ("feed.xml", "calendar.ics", "data.json"):
        for uri, data in files(site, name, SITE).items():
            assert b"SECRET" not in data, uri
    assert not [uri for uri in files(site, "feed.xml") if "sell" in uri or "later" in uri]
    new = ids(site) - before
    assert len(new) == 2  # the check-in, and its word on the open objective


def test_two_builds_give_the_same_bytes(tmp_path, harbour_site):
    again = Published(shutil.copytree(HARBOUR, tmp_path / "again"))
    for name in ("feed.xml", "calendar.ics"):
        assert files(again, name, SITE) == files(harbour_site, name, SITE)
