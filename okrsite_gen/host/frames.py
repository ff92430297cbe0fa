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
from okrsite_gen.host.policy import Policy
from okrsite_gen.site.skeleton import MARKS, Skeleton, split

_TEMPLATES = {"tv": "tv.html"}  # of sections that need none of the site around them


@dataclass(slots=True)
class Frames:
    """The frames of one build, without a `policy` in a preview, whose server writes scripts of its own. Other plugins do not see these pages, so none can index, list or write them."""

    config: MkDocsConfig
    environment: Environment
    nav: Navigation
    files: Files
    day: dt.date
    policy: Policy | None
    made: dict[tuple[int, str], Skeleton] = field(default_factory=dict)
    empty: dict[int, str] = field(default_factory=dict)

    def frame(self, depth: int, section: str) -> Skeleton:
        """What surrounds a body that lies `depth` folders deep in a section."""
        key = depth, section
        if key not in self.made:
            self.made[key] = split(self.guarded(self._render(self._page(depth, section))))
        return self.made[key]

    def guarded(self, html: str, depth: int | None = None) -> str:
        """A page with its policy; with a `depth`, a hand-written one there, whose scripts are the theme's if an empty one has them."""
        if self.policy is None:
            return html
        self.policy.trust(html if depth is None else self._empty(depth))
        return self.policy.guarded(html)

    def _empty(self, depth: int) -> str:
        """A hand-written page without a word."""
        if depth not in self.empty:
            page = self._page(depth, "")
            page.meta, page.content = {}, ""
            self.empty[depth] = self._render(page)
        return self.empty[depth]

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
        return mended(
            self.environment.get_template(_TEMPLATES.get(page.meta.get("okrsite_section", ""), "main.html")).render(
                context
            )
        )
