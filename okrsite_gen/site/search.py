"""Generated pages in the index of the engine's search: a stub each, not the whole page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from okrsite_gen.site.plan import Page


def with_stubs(index: str, pages: Iterable[Page]) -> str:
    """Material's `search_index.json` with an entry for each page that wants to be found; texts are HTML there."""
    data = json.loads(index)
    data["docs"] += [
        {"location": page.uri, "title": escape(page.title, quote=False), "text": escape(page.search, quote=False)}
        for page in sorted(pages, key=lambda page: page.uri)
        if page.search is not None
    ]
    return json.dumps(data, separators=(",", ":"))
