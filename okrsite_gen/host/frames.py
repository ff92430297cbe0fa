"""Skeletons from MkDocs: one page per depth and section, rendered through the theme and never written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from okrsite_gen.host.mend import mended
from okrsite_gen.site.skeleton import MARKS, Skeleton, split


_TEMPLATES = {"tv": "tv.html"}  # of sections that need none of the site around them


@dataclass(slots=True)
class Frames:
    """The frames of one build. Other plugins do not see these pages, so none can index, list or write them."""

    config: MkDocsConfig
    environment: Environment
    nav: Navigation
    files: Files
    day: dt.date
    made: dict[tuple[int, str], Skeleton] = field(default_factory=dict)

    def frame(self, depth: int, section: str) -> Skeleton:
        """What surrounds a body that lies `depth` folders deep in a section."""
        key = depth, section
        if key not in self.made:
            self.made[key] = split(self._render(self._page(depth, section)))
        return self.made[key]

    def _page(self, depth: int, section: str) -> Page:
        file = File.generated(self.config, "/".join([*["okrsite"] * depth, "index.md"]), content="")
        page = Page(MARKS["title"], file, self.config)
        page.meta = {
            "title": MARKS["title"],
            "description": MARKS["description"],
            "okrsite_section": section,
            "okrsite_head": MARKS["head"],
        }
        page.content = MARKS["body"]
        page.edit_url = None
        page.canonical_url = MARKS["canonical"] if self.config.site_url else None
        return page

    def _render(self, page: Page) -> str:
        context = get_context(self.nav, self.files, self.config, page)
        context["build_date_utc"] = dt.datetime(self.day.year, self.day.month, self.day.day, tzinfo=dt.UTC)
        return mended(self.environment.get_template(_TEMPLATES.get(page.meta["okrsite_section"], "main.html")).render(context))
