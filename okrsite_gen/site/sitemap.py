"""sitemap.xml: every page of the site, hand-written and generated."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape

_LAST_SECOND = 2**32 - 1

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(site_url: str | None, uris: Iterable[str], day: dt.date) -> bytes:
    """The pages' full addresses, sorted, as of `day`; without a site_url addresses cannot be full, and it is empty."""
    full = sorted({canonical(site_url, uri) for uri in uris}) if site_url else []
    entries = "".join(f"<url><loc>{escape(url)}</loc><lastmod>{day}</lastmod></url>\n" for url in full)
    return f"{_HEAD}{entries}</urlset>\n".encode()


@lru_cache(maxsize=1024)
def canonical(site_url: str, uri: str) -> str:
    """The full address of a page."""
    return f"{site_url.rstrip('/')}/{quote(uri, safe='/%#?=&')}"


def packed(data: bytes, day: dt.date) -> bytes:
    """The same, compressed; its time stamp is `day` (as far as gzip can say it), so that two builds give the same bytes."""
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return gzip.compress(data, mtime=min(max(int(midnight.timestamp()), 0), _LAST_SECOND))
