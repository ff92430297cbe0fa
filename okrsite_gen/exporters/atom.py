"""Atom feeds (RFC 4287). Days become midnight in UTC: the content knows no clock, and a feed wants one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

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
    told = f"{_head(feed.id, feed.title, feed.day)}{_itself(feed.address)}{_page(feed.link)}{_author(feed.author)}"
    parts = [
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_NAMESPACE}">{told}<generator>okrsite</generator>',
        *map(_entry, feed.entries),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _entry(entry: Entry) -> str:
    by = _author(entry.author) if entry.author else ""
    return (
        f"<entry>{_head(entry.id, entry.title, entry.day)}{_page(entry.link)}{by}"
        f'<content type="html">{escape(entry.content)}</content></entry>\n'
    )


def _head(name: UUID, title: str, day: dt.date) -> str:
    return f"<id>{name.urn}</id><title>{escape(title)}</title><updated>{day.isoformat()}T00:00:00Z</updated>"


def _itself(address: str) -> str:
    return f'<link rel="self" type="{MEDIA_TYPE}" href={quoteattr(address)} />'


def _page(link: str) -> str:
    return f'<link rel="alternate" type="text/html" href={quoteattr(link)} />'


def _author(author: Author) -> str:
    link = "" if author.link is None else f"<uri>{escape(author.link)}</uri>"
    return f"<author><name>{escape(author.name)}</name>{link}</author>"
