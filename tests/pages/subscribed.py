"""What a company publishes for other programs, and readers of our own for it that know nothing of how it was written."""

import datetime as dt
import re
import uuid
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib

from okrsite_gen.site import planning
from okrsite_gen.site.links import anchors, file_at

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://okr.example/harbour/"
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)")


def assets(published, site_url=None):
    """All files that are no pages, by address."""
    plan = planning.plan(published.snapshot, published.root, site_url)
    return {asset.uri: asset for asset in plan.assets}


def files(published, ending, site_url=None):
    """The bytes of all files whose name is so."""
    found = assets(published, site_url)
    return {uri: asset.data() for uri, asset in found.items() if uri.rpartition("/")[2] == ending}


class Places:
    """Where links may lead: each address of the site with its anchors."""

    def __init__(self, published):
        self.published = published
        self.known = {file_at(uri) for uri in published.plan.uris()}

    def leads(self, base, link):
        """Whether a link in the file at `base` leads to a place of the site (or to another host, which is not ours to say)."""
        full = urlsplit(urljoin(SITE + base, link))
        if full.netloc != urlsplit(SITE).netloc:
            return True
        uri = unquote(full.path).removeprefix(urlsplit(SITE).path)
        found = file_at(uri) in self.known
        return found and (not full.fragment or full.fragment in anchors(self.published.html(uri)))


def links_of(html):
    """The targets of all links in a piece of HTML."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element.get("href") for element in root.iter("a")]


def text_of(html):
    """A piece of HTML as it is read."""
    return " ".join(" ".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()).split())


def check_atom(data):
    """What RFC 4287 asks of every feed and entry."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own feed
    assert root.tag == f"{ATOM}feed"
    _check_common(root)
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        _check_common(entry)
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    days = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert days == sorted(days, reverse=True)
    assert not days or root.find(f"{ATOM}updated").text == days[0]
    return root


def _check_common(element):
    for name in ("id", "title", "updated"):
        assert len(element.findall(f"{ATOM}{name}")) == 1, name
    assert uuid.UUID(element.find(f"{ATOM}id").text).version == 5
    assert DATE_TIME.fullmatch(element.find(f"{ATOM}updated").text)
    for author in element.findall(f"{ATOM}author"):
        assert author.find(f"{ATOM}name").text


def check_calendar(data):
    """What RFC 5545 asks of every calendar, line by line; hands back its events as (name, parameters, value)s."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    properties = [_property(line) for line in re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")]
    assert [name for name, _, _ in (properties[0], properties[-1])] == ["BEGIN", "END"]
    assert {value for name, _, value in properties if name == "BEGIN"} <= {"VCALENDAR", "VEVENT"}
    assert [value for name, _, value in properties if name == "VERSION"] == ["2.0"]
    assert len([value for name, _, value in properties if name == "PRODID"]) == 1
    events = list(_events(properties))
    assert events, "RFC 5545, 3.6: a calendar has at least one component"
    assert len({_one(event, "UID") for event in events}) == len(events)
    for event in events:
        assert re.fullmatch(r"\d{8}T000000Z", _one(event, "DTSTAMP"))
        assert re.fullmatch(r"\d{8}", _one(event, "DTSTART"))
        assert ("DTSTART", "VALUE=DATE") in {(name, parameters) for name, parameters, _ in event}
        assert _one(event, "SUMMARY")
        assert _one(event, "CATEGORIES")
        assert all(re.match(r"https?://", value) for name, _, value in event if name == "URL")
    return [Event(event) for event in events]


def _property(line):
    match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]*)*):(.*)", line)
    assert match, line
    return match[1], match[2].removeprefix(";"), match[3]


def _events(properties):
    event = None
    for name, parameters, value in properties:
        if (name, value) == ("BEGIN", "VEVENT"):
            event = []
        elif (name, value) == ("END", "VEVENT"):
            yield event
            event = None
        elif event is not None:
            event.append((name, parameters, value))


def _one(event, wanted):
    values = [value for name, _, value in event if name == wanted]
    assert len(values) == 1, (wanted, event)
    return values[0]


class Event:
    """An event as a calendar shows it."""

    def __init__(self, properties):
        self.found = {name: value for name, _, value in properties}
        self.uid = self.found["UID"]
        self.day = dt.date.fromisoformat(self.found["DTSTART"])
        self.rule = self.found.get("RRULE")
        self.url = self.found.get("URL")
        self.kind = self.found["CATEGORIES"]
        self.title, self.details = (self._text(name) for name in ("SUMMARY", "DESCRIPTION"))

    def _text(self, name):
        signs = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
        return re.sub(r"\\.", lambda match: signs[match[0]], self.found.get(name, ""))
