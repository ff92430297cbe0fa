"""Atom feeds (RFC 4287). Days become midnight in UTC: the content knows no clock, and a feed wants one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, tostring

from okrsite_gen.model.fields import record

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@record
class Author:
    """Who says it; `link` is the person's page."""

    name: str
    link: str | None = None


@record
class Entry:
    """One thing said on a day; `content` is HTML."""

    id: UUID
    title: str
    day: dt.date
    link: str
    author: Author | None
    content: str


@record
class Feed:
    """Entries, newest first. `link` is the page that shows the same, `address` the feed's own; `day` is that of its latest news."""

    id: UUID
    title: str
    day: dt.date
    link: str
    address: str
    author: Author
    entries: tuple[Entry, ...]


def atom(feed: Feed) -> bytes:
    """The document, as UTF-8."""
    root = Element("feed", {"xmlns": _NAMESPACE})
    _head(root, feed.id, feed.title, feed.day)
    SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.link})
    _author(root, feed.author)
    _text(root, "generator", "okrsite")
    for entry in feed.entries:
        _entry(root, entry)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def _entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    _head(element, entry.id, entry.title, entry.day)
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    if entry.author:
        _author(element, entry.author)
    SubElement(element, "content", {"type": "html"}).text = entry.content
    element.tail = "\n"


def _head(parent: Element, name: UUID, title: str, day: dt.date) -> None:
    _text(parent, "id", name.urn)
    _text(parent, "title", title)
    _text(parent, "updated", f"{day.isoformat()}T00:00:00Z")


def _author(parent: Element, author: Author) -> None:
    element = SubElement(parent, "author")
    _text(element, "name", author.name)
    if author.link is not None:
        _text(element, "uri", author.link)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text
